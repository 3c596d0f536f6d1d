"""Find the predicate that governs the items of a clause: its own, or that of a clause which it continues."""

from dataclasses import replace

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.inclusions import MUTE, find_host, find_listing
from ledger.extract.linking import Reading
from ledger.extract.mentions import Sentence
from ledger.extract.predicates import Predicate

EMPTY = frozenset({"none", "say", "package"})
"""Predicates that say nothing of an item by themselves."""
PACKAGE = "class:aid-package"
MANY = 3
"""More items than these are a list, whatever the verb."""
LIST_MARKS = frozenset({":", "–", "—", "(", "•", "-"})


def find_governing(s: Sentence, readings: list[Reading], n: int) -> Reading:
    """Give the clause's own predicate, or that of the clause which it continues as a list."""
    reading = readings[n]
    after = readings[n + 1] if n + 1 < len(readings) else None
    if reading.full.cue == "buy":
        gift = _gift_behind(readings, n)
        if gift is not None:
            given = gift.full.cue in {"transfer", "give"}
            return _with(reading, replace(gift.full, cue="transfer" if given else gift.full.cue, form="verb"))
        if after is not None and _gives_on(after):
            return _with(reading, replace(reading.full, cue="transfer", form="verb"))
    host = find_host(s, readings, n)
    if host is not None:
        return Reading(reading.clause, reading.own, host.full, host, host.conditional, host.question, host.finite)
    if reading.full.cue == "none" and after is not None and _opens_parts(reading, after):
        return _with(reading, _including(reading))
    return _continued(s, readings, n) if reading.full.cue in EMPTY else reading


def is_finite(clause: Clause) -> bool:
    """Whether a clause has a finite verb, a cue or none."""
    return not clause.words.isdisjoint(FINITE_CLASSES) or any(c.form.tag in {"fin", "past"} for c in clause.cues)


def _with(reading: Reading, full: Predicate) -> Reading:
    return Reading(reading.clause, reading.own, full, reading.governor, reading.conditional, reading.question)


def _including(reading: Reading) -> Predicate:
    return replace(reading.full, cue="include", form="verb", negated=False)


def _continued(s: Sentence, readings: list[Reading], n: int) -> Reading:
    """Give a clause without a predicate with that of the list which it goes on with, else as it is."""
    reading = readings[n]
    if n and reading.clause.opener in LIST_MARKS and not reading.clause.quoted:
        before = readings[n - 1]
        if before.full.cue in EMPTY and reading.clause.opener == ":" and _speaks_of_package(before):
            return _under(reading, before, _including(before))
        if before.full.cue not in MUTE and not is_finite(reading.clause):
            return _under(reading, before, before.full)
    listed = find_listing(readings, n)
    if listed is not None:
        return _under(reading, listed, listed.full)
    tells = reading.full.cue == "none" and _tells_parts(s, readings)
    return _with(reading, _including(reading)) if tells else reading


def _under(reading: Reading, host: Reading, full: Predicate) -> Reading:
    return Reading(reading.clause, reading.own, full, host, host.conditional, host.question)


def _tells_parts(s: Sentence, readings: list[Reading]) -> bool:
    """Whether a sentence does nothing but list what a package holds: no cue but of saying, and many items."""
    said = all(r.full.cue in EMPTY for r in readings)
    return said and len(s.items) > MANY and any(_speaks_of_package(r) for r in readings)


def _gift_behind(readings: list[Reading], n: int) -> Reading | None:
    """Give the clause in which what was bought is given away, perhaps after a verb ("buys, mends and sends")."""
    behind = readings[n + 1 : n + 3]
    if len(behind) > 1 and (behind[0].own.chain or behind[0].clause.items):
        behind = behind[:1]
    return next((r for r in behind if _passes_on(r)), None)


def _gives_on(reading: Reading) -> bool:
    """Whether a clause of purpose gives what was bought to somebody ("buys X to send them to Kyiv")."""
    receiver = any(a.state and a.role in {"to", "object"} for a in reading.clause.actors)
    gives = reading.own.cue == "transfer" and reading.own.chain[0].form.tag in {"inf", "zu"}
    return reading.kind == "purpose" and gives and receiver and not reading.clause.items


def _passes_on(reading: Reading) -> bool:
    """Whether a clause says that what was bought before is given away ("buys X and sends them")."""
    clause = reading.clause
    return clause.coordinated and reading.own.cue in {"transfer", "give"} and not clause.items


def _opens_parts(reading: Reading, after: Reading) -> bool:
    """Whether a clause names a package and nothing else, and its parts follow behind a colon."""
    items = reading.clause.items
    return (
        bool(items and after.clause.items) and after.clause.opener == ":" and all(i.item.id == PACKAGE for i in items)
    )


def _speaks_of_package(reading: Reading) -> bool:
    """Whether a clause names a package, whose parts may follow."""
    return any(i.item.id == PACKAGE for i in reading.clause.items) or any(
        c.cue == "package" for c in reading.clause.cues
    )
