"""The lines that bullets make a list of: its entries, and the headings of its parts."""

from dataclasses import replace

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.discourse import LIST_REACH, Discourse
from ledger.extract.mentions import Sentence
from ledger.extract.sections import heads_list, starts_line
from ledger.extract.tokens import BULLETS

FUNDING = "fund"


def note_entry(text: str, s: Sentence, d: Discourse, never_donors: frozenset[str]) -> None:
    """Let an open list go on over its entries and the headings of its parts; what an entry has in brackets is aside."""
    d.parting, d.funders = False, ()
    if not d.in_list or not starts_line(text, s):
        return
    if is_entry(s):
        inside = _bracketed(s)
        d.funders = _funders(s, inside, never_donors | {*d.listing.donors})
        s.cues = [c for c in s.cues if c.start not in inside]
        if d.listing.donors:
            s.actors = [a for a in s.actors if a.start not in inside]
        for n in inside:
            s.tokens[n].words -= FINITE_CLASSES
    elif heads_list(text, s):
        d.parting = not (s.cues or s.actors or s.classes & FINITE_CLASSES or any(t.text.isdigit() for t in s.tokens))
    if is_entry(s) or d.parting:
        d.listing = replace(d.listing, until=d.sentence + LIST_REACH)


def is_entry(s: Sentence) -> bool:
    """Whether a bullet opens a line, or a semicolon parts it from the next."""
    return s.tokens[0].text in BULLETS or s.tokens[-1].text == ";"


def _bracketed(s: Sentence) -> frozenset[int]:
    """Give the tokens that stand in brackets."""
    depth, inside = 0, set()
    for n, token in enumerate(s.tokens):
        depth += (token.text == "(") - (token.text == ")")
        if depth > 0:
            inside.add(n)
    return frozenset(inside)


def _funders(s: Sentence, inside: frozenset[int], known: frozenset[str]) -> tuple[str, ...]:
    """Give the states that brackets name as those who pay, too, without those already known."""
    if not any(c.cue == FUNDING and c.start in inside for c in s.cues):
        return ()
    states = (a.state for a in s.actors if a.start in inside and a.state not in known)
    return tuple(dict.fromkeys(state for state in states if state))
