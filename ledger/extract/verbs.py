"""Find the verbs of a stretch of a sentence: where they may stand, and whether they are finite."""

from collections.abc import Iterable, Sequence

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.mentions import Sentence
from ledger.extract.tokens import is_inflected

VERBAL = frozenset({"fin", "past", "inf", "part", "zu", "subj", "ing"})
SHORTEST_CLAUSE = 2
"""How far the verb of a relative clause stands at least behind its pronoun."""
NOUN_LEADS = frozenset({"number", "numeral", "more", "quantifier", "measure"})
"""Words with which a noun phrase goes on behind its article."""
PURPOSE = frozenset({"sub.purpose", "infinitive_mark"})
"""An infinitive mark that its verb makes a subordinator of purpose ("to help")."""
CLOSED_VERBS = FINITE_CLASSES | {"unknown_verb"}
INFLECTED = frozenset({"fin", "past", "subj"})


def verb_positions(s: Sentence) -> set[int]:
    """Give the tokens that are, or may be, verbs: closed-class verbs, verbal cues, phrases behind an actor."""
    closed = {
        n for n, t in enumerate(s.tokens) if t.words and (not t.words.isdisjoint(CLOSED_VERBS) or t.words >= PURPOSE)
    }
    closed |= {c.start for c in s.cues if c.form.tag == "phrase" and any(a.end == c.start for a in s.actors)}
    return closed | {n for c in s.cues if c.form.tag in VERBAL for n in (c.start, c.end - 1)}


def closing_verbs(s: Sentence, spans: Iterable[tuple[str, int, int]], verbs: set[int]) -> set[int]:
    """Give the unknown words that close a stretch behind a comma and a relative pronoun as its verb ("die es flog")."""
    found: set[int] = set()
    for opener, start, end in spans:
        last = end - 1
        while last > start and not s.tokens[last].text[-1:].isalnum():
            last -= 1
        if opener != "," or last - start < SHORTEST_CLAUSE or has_verb(verbs, range(start, end)):
            continue
        token, behind = s.tokens[last], s.tokens[start + 1]
        plain = token.text.isalpha() and token.text.islower() and not token.words
        named = any(c.start <= last < c.end for c in s.cues)
        pronoun = behind.words - NOUN_LEADS and not behind.words & NOUN_LEADS
        if "relative" in s.tokens[start].words and plain and not named and (pronoun or not is_inflected(token)):
            found.add(last)
    return found


def has_verb(verbs: set[int], positions: Iterable[int]) -> bool:
    """Whether one of the positions is that of a verb."""
    return not verbs.isdisjoint(positions)


def has_closed_verb(s: Sentence, positions: Iterable[int]) -> bool:
    """Whether an auxiliary or a modal verb stands at one of the positions."""
    return any(s.tokens[n].words & FINITE_CLASSES for n in positions)


def starts_finite(s: Sentence, n: int) -> bool:
    """Whether a token is an auxiliary, or opens a cue in a finite form."""
    return bool(s.tokens[n].words & FINITE_CLASSES) or any(
        c.start == n and c.form.tag in {"fin", "past"} for c in s.cues
    )


def marked_infinitives(s: Sentence) -> set[int]:
    """Give where cues start right behind an infinitive mark, or before that of its auxiliary ("senden zu dürfen")."""
    if "infinitive_mark" not in s.classes:
        return set()
    return {
        c.start
        for c in s.cues
        if (c.start and "infinitive_mark" in s.tokens[c.start - 1].words) or _before_marked_auxiliary(s, c.end)
    }


def _before_marked_auxiliary(s: Sentence, n: int) -> bool:
    """Whether an infinitive mark and an auxiliary or a modal stand at a token."""
    if n + 1 >= len(s.tokens) or "infinitive_mark" not in s.tokens[n].words:
        return False
    return bool(s.tokens[n + 1].words & FINITE_CLASSES)


def has_finite(s: Sentence, start: int, end: int) -> bool:
    """Whether a stretch has a verb that is, or may be, finite."""
    if has_closed_verb(s, (n for n in range(start, end) if not n or "infinitive_mark" not in s.tokens[n - 1].words)):
        return True
    marked = marked_infinitives(s)
    return any(
        start <= c.start < end and c.start not in marked and any(f.tag in INFLECTED for f in (c.form, *c.others))
        for c in s.cues
    )


def has_plural(s: Sentence, start: int, end: int) -> bool:
    """Whether a verb without its mark stands right behind an actor: the plural of a headline ("allies press Rome")."""
    marked = marked_infinitives(s)
    return any(
        start <= c.start < end
        and c.form.tag == "inf"
        and c.start not in marked
        and any(a.end == c.start and a.start >= start for a in s.actors)
        for c in s.cues
    )


def has_infinitive(s: Sentence, start: int, end: int, *, verb_final: bool) -> bool:
    """Whether a stretch has an infinitive with its mark; where verbs are last, the mark near the end is enough."""
    for c in s.cues:
        if start <= c.start < end:
            tags = {f.tag for f in (c.form, *c.others)}
            marked = c.start > 0 and "infinitive_mark" in s.tokens[c.start - 1].words
            if "zu" in tags or (marked and "inf" in tags):
                return True
    return verb_final and closing_infinitive(s, range(start, end), start) is not None


def closing_infinitive(s: Sentence, positions: Sequence[int], start: int) -> int | None:
    """Give the infinitive with its mark that closes a stretch, from `start` on: a word of a list or none."""
    inside = [n for n in positions if n >= start]
    while inside and not s.tokens[inside[-1]].text[:1].isalnum():
        inside.pop()
    if not inside:
        return None
    last = inside[-1]
    marked = "unknown_infinitive" in s.tokens[last].words
    marked = marked or (len(inside) > 1 and "infinitive_mark" in s.tokens[last - 1].words)
    return last if marked or any(c.end == last + 1 and c.form.tag == "zu" for c in s.cues) else None


def shares_verb(s: Sentence, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether only an auxiliary stands on the left and only its main verb on the right: one predicate for both."""
    return not _has_main_verb(s, *left) and not _has_inflected(s, *right)


def _has_main_verb(s: Sentence, start: int, end: int) -> bool:
    return any(start <= c.start < end and c.form.tag in VERBAL for c in s.cues) or any(
        "unknown_verb" in s.tokens[n].words for n in range(start, end)
    )


def _has_inflected(s: Sentence, start: int, end: int) -> bool:
    inflected = any(start <= c.start < end and c.form.tag in INFLECTED for c in s.cues)
    return inflected or has_closed_verb(s, range(start, end))
