"""Tell what kind of clause a segment is: main, relative, infinitive, or that of its subordinator."""

from ledger.extract.clauses import SUBORDINATORS
from ledger.extract.mentions import Sentence
from ledger.extract.segments import Segment
from ledger.extract.tokens import is_preposition
from ledger.extract.verbs import (
    PURPOSE,
    VERBAL,
    has_finite,
    has_infinitive,
    has_plural,
    has_verb,
    starts_finite,
)

COUNTS = frozenset({"number", "numeral", "quantifier", "measure", "bound"})
RELATIVE_OPENERS = frozenset({",", "(", "–", "—"})


def find_kind(s: Sentence, g: Segment, verbs: set[int], *, verb_final: bool) -> str:
    """Tell what kind of clause a segment is, by its first words and its last."""
    if g.contact or g.complement:
        return "rel" if g.contact else "that"
    at = g.start
    while at < g.end - 1 and s.tokens[at].words & {"coordinator", "only", "focus", "stressing"}:
        at += 1
    infinitive = has_infinitive(s, *g.span, verb_final=verb_final)
    bare = infinitive and not has_finite(s, *g.span) and (verb_final or not has_plural(s, *g.span))
    if verb_final and bare and not s.tokens[at].words.intersection(SUBORDINATORS):
        return "inf"
    if has_verb(verbs, g.positions) and _is_relative(s, g, at, verbs, verb_final=verb_final):
        return "rel"
    adverb = verb_final and not g.opener and (at + 1 in verbs or _opens_phrase(s, g, at))
    name = _find_subordinator(s.tokens[at].words, adverb=adverb, infinitive=infinitive)
    asks_how = name == "sub.other" and bare and at + 1 < g.end and "infinitive_mark" in s.tokens[at + 1].words
    if name is None or asks_how:
        return "inf" if bare else "main"
    opens = verb_final and g.opener == "," and name != "sub.other"
    return name.removeprefix("sub.") if opens or has_verb(verbs, g.positions) else "main"


def _opens_phrase(s: Sentence, g: Segment, at: int) -> bool:
    """Whether a word is no subordinator but a preposition: its verb does not come last ("Als Antwort schickt")."""
    if not is_preposition(s.tokens[at].words):
        return False
    last = g.end - 1
    while last > at and not s.tokens[last].text[-1:].isalnum():
        last -= 1
    return not starts_finite(s, last) and any(starts_finite(s, n) for n in range(at + 1, last))


def _find_subordinator(words: frozenset[str], *, adverb: bool, infinitive: bool) -> str | None:
    """Name the subordinator among the classes of a word; one of purpose needs its infinitive."""
    for name in SUBORDINATORS:
        fits = infinitive or name not in {"sub.instead", "sub.purpose"} or (name == "sub.purpose" and words >= PURPOSE)
        if name in words and fits and not (adverb and name == "sub.other"):
            return name
    return None


def _is_relative(s: Sentence, g: Segment, at: int, verbs: set[int], *, verb_final: bool) -> bool:
    """Whether a relative pronoun opens the segment, and where verbs are last, a verb closes it."""
    if g.opener not in RELATIVE_OPENERS and verb_final:
        return False
    token = s.tokens[at]
    at = at if verb_final else _past_count(s, at, g.end)
    pronoun = "relative" in token.words or _is_behind_preposition(s, g, at, verbs, verb_final=verb_final)
    if pronoun and not verb_final and "sub.that" in token.words and _says_that(s, at):
        return False
    if not pronoun or not verb_final:
        return pronoun and g.opener in RELATIVE_OPENERS
    last = g.end - 1
    while last > at and not s.tokens[last].text[-1:].isalnum():
        last -= 1
    return last in verbs


def _past_count(s: Sentence, at: int, end: int) -> int:
    """Give the token behind a number that opens a clause ("nine of which came"), else the token itself."""
    n = at if any(at < c.start < end and c.form.tag in VERBAL for c in s.cues) else end
    while n < end and (s.tokens[n].text.isdigit() or s.tokens[n].words & COUNTS):
        n += 1
    return n if n < end and "prep.of" in s.tokens[n].words else at


def _is_behind_preposition(s: Sentence, g: Segment, at: int, verbs: set[int], *, verb_final: bool) -> bool:
    """Whether a preposition opens the segment and its relative pronoun follows, not an article and its noun."""
    preposition = at + 1 < g.end and is_preposition(s.tokens[at].words)
    phrase = verb_final and at + 3 < g.end and s.tokens[at + 2].text[:1].isupper() and at + 3 in verbs
    return preposition and not phrase and "relative" in s.tokens[at + 1].words


def _says_that(s: Sentence, at: int) -> bool:
    """Whether "that" stands right behind a cue or a noun of reporting: then it opens what is said."""
    return at > 0 and (any(c.end == at for c in s.cues) or "report_nouns" in s.tokens[at - 1].words)


def names_day(s: Sentence, n: int) -> bool:
    """Whether a comparison only says how early a day is ("as soon as Wednesday")."""
    ahead = [t.words for t in s.tokens[n : n + 4]]
    if "comparison" not in ahead[0]:
        return False
    day = 3 if len(ahead) > 2 and "comparison" in ahead[2] else 1  # noqa: PLR2004 - "as soon as", "as"
    return day < len(ahead) and "day_nouns" in ahead[day]
