"""Tell the stretches in which the verb before is understood again ("Rom liefert zehn, Athen acht")."""

from ledger.extract.mentions import Sentence

BEFORE_ACTOR = frozenset({"coordinator", "also", "prep.from", "article.towards", "article.definite"})
NUMBERS = frozenset({"number", "numeral", "quantifier"})


def is_gapped(s: Sentence, start: int, end: int) -> bool:
    """Whether an actor opens a stretch that names an item or number too: the verb before is understood again."""
    at = start
    while at < end and s.tokens[at].words & BEFORE_ACTOR:
        at += 1
    actor = next((a for a in s.actors if a.start == at and a.kind != "adjective"), None)
    if actor is None:
        return False
    numbers = any(s.tokens[n].text.isdigit() or _counts_alone(s, n, end) for n in range(actor.end, end))
    return numbers or any(actor.end <= i.start < end for i in s.items)


def follows_gap(s: Sentence, left: int, n: int, end: int) -> bool:
    """Whether a coordinator parts two gapped stretches, or a stretch with its item from a gapped one."""
    towards = "article.towards" in s.tokens[n + 1].words or not s.tokens[n + 1].words & BEFORE_ACTOR
    if not towards or not is_gapped(s, n + 1, end):
        return False
    return is_gapped(s, left, n) or _gives(s, left, n)


def _gives(s: Sentence, start: int, end: int) -> bool:
    """Whether an actor stands behind a verb, and an item behind the actor ("im Mai folgten Rom mit X")."""
    verb = next((c.end for c in s.cues if start <= c.start < end and c.form.tag in {"fin", "past"}), end)
    actor = next((a.end for a in s.actors if verb <= a.start < end and a.kind != "adjective"), end)
    return any(actor <= i.start < end for i in s.items)


def _counts_alone(s: Sentence, n: int, end: int) -> bool:
    """Whether a number word stands at the end, or before a measure or a noun for any item ("Kanada vier")."""
    after = s.tokens[n + 1] if n + 1 < end else None
    closed = after is None or not after.text[:1].isalnum() or bool(after.words & {"measure", "anaphor_nouns"})
    return closed and bool(s.tokens[n].words & NUMBERS)
