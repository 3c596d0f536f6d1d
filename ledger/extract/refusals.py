"""Tell what a refusal refuses: a gift, or another deed that its infinitive names."""

from dataclasses import replace

from ledger.extract.clauses import Clause
from ledger.extract.mentions import CueMention, Sentence
from ledger.extract.verbs import VERBAL, closing_infinitive

ALTERNATIVE = 2
"""Tokens from a verb to the one that "or" joins to it."""
REACH = 4
"""How far the infinitive stands behind the word that refuses, where verbs are not last."""
OTHER_DEEDS = frozenset({"say", "combat", "train", "repair", "debate", "study", "withdraw", "request"})
STANCES = frozenset({"refuse", "offer", "ready"})
REFUSING = VERBAL | {"adj"}


def settle_refusals(s: Sentence, clause: Clause, cues: list[CueMention], *, verb_final: bool) -> list[CueMention]:
    """Let who refuses to do anything but give evade, and who refuses to refuse leave it open."""
    refusal = next((c for c in cues if c.cue in STANCES and c.form.tag in REFUSING), None)
    if refusal is None:
        return cues
    if refusal.cue == "refuse" and _is_alternative(s, cues, refusal):
        return [_evading(refusal)]
    at = closing_infinitive(s, clause.tokens, refusal.end) if verb_final else _infinitive(s, clause, refusal)
    if at is None:
        return cues
    deed = next((c for c in cues if c.start <= at < c.end and c is not refusal), None)
    if refusal.cue != "refuse":
        return [_evading(refusal)] if deed is not None and deed.cue == "say" else cues
    if deed is not None and deed.cue == "refuse":
        weighed = replace(refusal, form=replace(refusal.form, cue="consider"))
        return [weighed if c is refusal else c for c in cues if c is not deed]
    return [_evading(c) if c is refusal else c for c in cues] if _is_other(s, at, deed) else cues


def _is_alternative(s: Sentence, cues: list[CueMention], refusal: CueMention) -> bool:
    """Whether refusing is the other side of confirming ("weder bestätigen noch dementieren")."""
    told = [c for c in cues if "other_deeds" in s.tokens[c.start].words and c.form.tag in VERBAL]
    return any(abs(c.start - refusal.start) == ALTERNATIVE for c in told)


def evades(s: Sentence, clause: Clause) -> bool:
    """Whether an infinitive clause names another deed than giving, or one that no word list knows."""
    at = closing_infinitive(s, clause.tokens, clause.first)
    return at is not None and _is_other(s, at, next((c for c in clause.cues if c.start <= at < c.end), None))


def leaves_open(s: Sentence, clause: Clause) -> bool:
    """Whether an infinitive clause names a refusal: who refuses that leaves it open."""
    at = closing_infinitive(s, clause.tokens, clause.first)
    return at is not None and any(c.start <= at < c.end and c.cue == "refuse" for c in clause.cues)


def _is_other(s: Sentence, at: int, deed: CueMention | None) -> bool:
    return deed is None or deed.cue in OTHER_DEEDS or "other_deeds" in s.tokens[at].words


def _evading(c: CueMention) -> CueMention:
    return replace(c, form=replace(c.form, cue="evade"))


def _infinitive(s: Sentence, clause: Clause, refusal: CueMention) -> int | None:
    """Give the verb of the first infinitive behind a refusal, with no noun or item of the matter before it."""
    for n in clause.tokens:
        if n < refusal.end:
            continue
        if "infinitive_mark" in s.tokens[n].words:
            return _verb_behind(s, n + 1)
        theme = any(c.start <= n < c.end for c in s.cues) or any(i.start <= n < i.end for i in s.items)
        if theme or n - refusal.end >= REACH:
            return None
    return None


def _verb_behind(s: Sentence, n: int) -> int | None:
    """Give the verb behind an infinitive mark and its adverb."""
    known = any(c.start == n for c in s.cues)
    adverb = n + 1 < len(s.tokens) and s.tokens[n].low.endswith("ly") and not known
    return n + 1 if adverb else n if n < len(s.tokens) else None
