"""Tell giving that hands an item over from giving of other things: an item alone is its object."""

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.mentions import CueMention, Sentence

LEADING_OBJECT = frozenset(
    {"determiner", "numeral", "number", "quantifier", "measure", "more", "bound", "apposition", "prep.of", "possessive"}
)


def hands_over(s: Sentence, clause: Clause, head: CueMention | None) -> bool:
    """Whether an item alone is the object right behind a verb of giving ("is giving all its F-16s")."""
    if head is None or "giving" not in s.tokens[head.start].words or head.form.tag == "noun":
        return False
    governed = any(w.startswith("modal.") for n in clause.tokens for w in s.tokens[n].words)
    if (head.form.tag == "inf" and not governed) or (head.form.tag == "ing" and not is_progressive(s, head)):
        return False
    item = next((i for i in clause.items if i.start >= head.end), None)
    if item is None and clause.kind == "rel" and any(a.role == "subject" for a in clause.actors):
        return any("relative" in s.tokens[n].words for n in clause.tokens if n < head.start)
    if item is None or not all(_leads_object(s, n) for n in range(head.end, item.start)):
        return False
    if any(
        "prep.to" in s.tokens[n - 1].words and "possessive" in s.tokens[n].words for n in clause.tokens if n > item.end
    ):
        return False
    after = s.tokens[item.end].words if item.end < len(s.tokens) else frozenset()
    return "inclusive" in after or not after & {"determiner", "article.indefinite"}


def _leads_object(s: Sentence, n: int) -> bool:
    """Whether a token may stand between a verb and its object: an article, a number, an adjective of a state."""
    token = s.tokens[n]
    if "measure" in token.words and "article.definite" in s.tokens[n - 1].words:
        return False
    adjective = any(a.start <= n < a.end and (a.kind == "adjective" or a.before_noun) for a in s.actors)
    return adjective or token.text[:1].isdigit() or bool(token.words & LEADING_OBJECT) or token.low.endswith("ed")


def is_progressive(s: Sentence, c: CueMention) -> bool:
    """Whether a form on -ing belongs to a form of "be", or opens a headline after its subject ("UK sending X")."""
    before = s.tokens[max(0, c.start - 3) : c.start]
    if any(w.startswith("be") for t in before for w in t.words):
        return True
    return any(a.end == c.start for a in s.actors) and not any(w in t.words for t in s.tokens for w in FINITE_CLASSES)
