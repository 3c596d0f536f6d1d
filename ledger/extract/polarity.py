"""Read what a clause denies: its predicate, a part that is put right, or another noun."""

from itertools import pairwise

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.mentions import CueMention, Sentence
from ledger.extract.tenses import BE
from ledger.extract.tokens import Token, is_preposition

DENIED = 3
"""How many words after "no" may be the noun that it denies."""
QUANTITIES = frozenset({"anaphor_nouns", "measure", "more"})


def read_polarity(s: Sentence, clause: Clause) -> tuple[bool, bool]:
    """Count the negations that bear on the predicate; an even number cancels out."""
    not_yet = "not_yet" in clause.words
    if "negation" not in clause.words:
        return False, not_yet
    count = 0
    for n in clause.tokens:
        words = s.tokens[n].words
        if "negation" not in words:
            continue
        previous = s.tokens[n - 1].words if n else frozenset()
        if "only" in words or "only" in previous:
            continue
        if any(c.start <= n < c.end for c in clause.cues):
            continue
        if not _corrected(s, clause, n) and not _is_silence(s, n) and not _bounds(s, n):
            count += 1
    return count % 2 == 1, not_yet


def _is_silence(s: Sentence, n: int) -> bool:
    """Whether what is denied is only that somebody tells more ("did not specify how many")."""
    return n + 1 < len(s.tokens) and "silence" in s.tokens[n + 1].words


def _bounds(s: Sentence, n: int) -> bool:
    """Whether "no" only bounds a number ("nicht mehr als zwölf")."""
    after = s.tokens[n + 1 : n + 3]
    return len(after) > 1 and "more" in after[0].words and "comparison" in after[1].words


def _corrected(s: Sentence, clause: Clause, n: int) -> bool:
    """Whether the negation bears on a part alone that is put right after it ("not X but Y")."""
    return corrects_part(s, n) or any("correction" in s.tokens[m].words for m in clause.tokens if m > n)


def corrects_part(s: Sentence, n: int) -> bool:
    """Whether a negation bears on a preposition that "but" repeats ("not from X, but from Y")."""
    part = s.tokens[n + 1] if n + 1 < len(s.tokens) else None
    if part is None or not is_preposition(part.words):
        return False
    return any("correction" in b.words and a.low == part.low for b, a in pairwise(s.tokens[n + 2 :]))


def denies_other(s: Sentence, clause: Clause) -> bool:
    """Whether "no" denies a noun that is neither cue nor item ("no country has sent", "no date for the delivery")."""
    for n in clause.tokens:
        if s.tokens[n].low not in s.denials or any(c.start <= n < c.end for c in s.cues):
            continue
        end = _end_of_other(s, n + 1)
        if end is not None:
            return end > n + 1
    return False


def denies_beside(s: Sentence, clause: Clause) -> bool:
    """Whether all that a clause denies are nouns that are no theme ("Die Lieferung von X eröffnet keine Chance")."""
    denials = [n for n in clause.tokens if "negation" in s.tokens[n].words]
    return all("denying_article" in s.tokens[n].words and _is_before_other(s, n) for n in denials)


def _is_before_other(s: Sentence, n: int) -> bool:
    """Whether the noun behind "no" is neither cue nor item, in a language that writes nouns with a capital."""
    reach = range(n + 1, min(n + 1 + DENIED, len(s.tokens)))
    noun = next((m for m in reach if s.tokens[m].text[:1].isupper()), None)
    return noun is not None and not any(_is_theme(s, m) for m in range(n, noun + 1))


def denies_copula(s: Sentence, clause: Clause, head: CueMention | None) -> bool:
    """Whether it is only denied that a deed is this or that ("sending X is not simple")."""
    return head is not None and any(
        n - 1 > head.start and "negation" in s.tokens[n].words and s.tokens[n - 1].words & BE for n in clause.tokens
    )


def _end_of_other(s: Sentence, start: int) -> int | None:
    """Give the token that ends a noun phrase from `start`; None where it holds a theme or goes on."""
    for m in range(start, min(start + DENIED, len(s.tokens))):
        if _is_theme(s, m):
            return None
        if _ends_noun(s.tokens[m]):
            return m
    return None


def _is_theme(s: Sentence, at: int) -> bool:
    """Whether a token belongs to a cue, an item or what stands for one."""
    return (
        any(c.start <= at < c.end for c in s.cues)
        or any(i.start <= at < i.end for i in s.items)
        or bool(s.tokens[at].words & QUANTITIES)
    )


def _ends_noun(token: Token) -> bool:
    """Whether a word cannot belong to the noun before it."""
    return is_preposition(token.words) or bool(token.words & FINITE_CLASSES) or not token.text[:1].isalpha()
