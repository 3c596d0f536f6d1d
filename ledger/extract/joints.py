"""What a coordinator joins where it parts no clauses: nouns, items, or those whom somebody lets do something."""

from ledger.extract.mentions import Sentence
from ledger.extract.verbs import starts_finite

ITEM_REACH = 3
"""How far an item stands behind its coordinator: an article, a number."""
TIME_REACH = 3
DOER_REACH = 2
"""From "let" to the actor behind it, or from a coordinator: an article between them."""
BEFORE_VERB = frozenset({"also", "negation", "infinitive_mark", "only", "history", "ongoing", "done"})


def joins_later(s: Sentence, n: int, end: int, verbs: set[int]) -> bool:
    """Whether a coordinator only joins nouns, as a later one stands right before the next verb."""
    verb = next((v for v in range(n + 1, end) if v in verbs), end)
    later = [m for m in range(n + 1, verb) if "coordinator" in s.tokens[m].words]
    return bool(later) and (
        _is_time(s, later[-1] + 1, verb)
        or all(s.tokens[m].words & BEFORE_VERB or s.tokens[m].low.endswith("ly") for m in range(later[-1] + 1, verb))
    )


def _is_time(s: Sentence, start: int, end: int) -> bool:
    """Whether a short phrase of time fills a stretch ("in April")."""
    led = 0 < end - start <= TIME_REACH and "prep.in" in s.tokens[start].words
    return led and _is_bare(s, start, end) and not any(start <= i.start < end for i in s.items)


def joins_items(s: Sentence, start: int, n: int) -> bool:
    """Whether a coordinator joins two items of a subject whose verb is still to come ("a plan for X or Y may")."""
    behind = any(i.end == n for i in s.items)
    ahead = any(n < i.start <= n + ITEM_REACH and _is_bare(s, n + 1, i.start) for i in s.items)
    opened = [m + 1 for m in range(start, n) if "sub.that" in s.tokens[m].words]
    low = max([start, *opened, *(c.end for c in s.cues if c.cue == "say" and start <= c.start < n)])
    return behind and ahead and not any(starts_finite(s, v) for v in range(low, n))


def joins_doers(s: Sentence, n: int) -> bool:
    """Whether a coordinator joins two actors that somebody lets do something ("let Rome and Oslo send")."""
    before = next((a for a in s.actors if a.end == n), None)
    after = next((a for a in s.actors if n < a.start <= n + DOER_REACH), None)
    if before is None or after is None:
        return False
    lead = s.tokens[max(0, before.start - DOER_REACH) : before.start]
    bare = any(c.start == after.end and c.form.tag == "inf" for c in s.cues)
    return bare and any("letting" in t.words for t in lead)


def _is_bare(s: Sentence, start: int, end: int) -> bool:
    """Whether neither an actor nor a cue stands in a stretch."""
    starts = [*(a.start for a in s.actors), *(c.start for c in s.cues)]
    return not any(start <= n < end for n in starts)
