"""What "including" adds to: the predicate of the clause whose items it goes on with."""

from ledger.extract.linking import Reading
from ledger.extract.mentions import Sentence

MUTE = frozenset({"none", "say"})
LISTS = frozenset({"package", "include"})
"""Predicates under which what is named has the status of its list, which may go on behind semicolons."""


def opens_inclusion(s: Sentence, reading: Reading) -> bool:
    """Whether a clause only goes on with "including"."""
    first = s.tokens[reading.clause.first].words
    return "inclusive" in first and reading.own.cue == "include" and reading.own.chain[0].start == reading.clause.first


def find_host(s: Sentence, readings: list[Reading], n: int) -> Reading | None:
    """Give the clause that an inclusion goes on with, past those that only say what for; None where it has no verb."""
    if not opens_inclusion(s, readings[n]):
        return None
    before = [r for r in readings[:n] if r.kind != "purpose" and not opens_inclusion(s, r)]
    host = next((r for r in reversed(before) if r.full.cue not in MUTE), None)
    if host is not None:
        return None if host.full.cue in LISTS else host
    return next((r for r in reversed(before) if r.finite), None)


def find_listing(readings: list[Reading], n: int) -> Reading | None:
    """Give the clause whose list goes on behind a semicolon without a verb of its own."""
    at = n
    while at and readings[at].clause.opener == ";" and readings[at].full.cue in MUTE and not readings[at].finite:
        at -= 1
    while at and at < n and readings[at].full.cue in MUTE and not readings[at].finite:
        at -= 1
    host = readings[at]
    return host if at < n and host.full.cue in LISTS and not host.full.negated else None
