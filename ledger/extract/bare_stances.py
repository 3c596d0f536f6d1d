"""Stances without an object ("Belgien winkt ab", "Berlin said no"): they are on the item whose supply is at issue."""

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.item_phrases import STANCES
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.tokens import Token, is_preposition
from ledger.model.donors import GROUPS

BARE = (STANCES - {"request", "commit"}) | {"echo"}
NEUTRAL = FINITE_CLASSES | {
    "negation", "also", "done", "ongoing", "history", "hedge", "coordinator", "contrast", "day_nouns", "stance_adverbs",
    "pronoun.we", "infinitive_mark",
}  # fmt: skip
"""Words beside a stance that are no object."""
LEADING = frozenset({"determiner", "possessive", "demonstrative"})


class BareStanceFinder:
    """Tells stances without an object in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words."""
        self.lexicon = lexicon

    def is_bare(self, s: Sentence, readings: list[Reading], reading: Reading, recipient: str) -> bool:
        """Whether a clause says no more than that a state takes a stance."""
        full, clause = reading.full, reading.clause
        unsettled = full.cue == "commit" and (full.negated or full.not_yet)
        if not (full.cue in BARE or unsettled) or clause.kind != "main" or clause.items:
            return False
        if reading.question or reading.conditional:
            return False
        subject = next((a for a in clause.actors if a.role == "subject"), None) or self._before_colon(readings, reading)
        if subject is None or subject.state in {None, recipient, *GROUPS} or subject.outside:
            return False
        return all(self.is_empty(s, reading, n) for n in clause.tokens)

    @staticmethod
    def _before_colon(readings: list[Reading], reading: Reading) -> ActorMention | None:
        """Give the actor that alone stands before the colon of a clause ("Athen: Nein")."""
        if reading.clause.opener != ":":
            return None
        before = next((r for r in readings if r.clause.last + 2 == reading.clause.first), None)
        actors = before.clause.actors if before is not None and not before.own.chain else []
        return actors[0] if len(actors) == 1 else None

    def is_empty(self, s: Sentence, reading: Reading, n: int) -> bool:
        """Whether a token belongs to the stance, to who takes it, or says nothing of a thing."""
        token, clause = s.tokens[n], reading.clause
        if not token.text[:1].isalnum() or any(c.start <= n < c.end for c in reading.own.chain):
            return True
        if any(a.start <= n < a.end for a in clause.actors) or token.words & NEUTRAL:
            return True
        particles = {p for c in reading.own.chain for p in c.form.particle}
        if token.low in particles or self._leads_known(s, reading, n):
            return True
        if self.lexicon.capitals:
            return token.text[:1].islower() and not any(w.startswith(("prep.", "pronoun.")) for w in token.words)
        return not token.words and token.low.endswith("ly")

    @staticmethod
    def _leads_known(s: Sentence, reading: Reading, n: int) -> bool:
        """Whether a preposition or an article leads the stance itself or its actor ("bleibt bei seinem Nein")."""
        known = {a.start for a in reading.clause.actors} | {c.start for c in reading.own.chain}
        known |= {m for m in reading.clause.tokens if m and _is_matter(s, m)}
        while n not in known and n in reading.clause.tokens and _leads(s.tokens[n]):
            n += 1
        return n in known


def _is_matter(s: Sentence, n: int) -> bool:
    """Whether a noun only points to what is spoken of ("in diesem Zusammenhang")."""
    return "matters" in s.tokens[n].words and "demonstrative" in s.tokens[n - 1].words


def _leads(token: Token) -> bool:
    """Whether a word may stand before a noun: a preposition, an article or a possessive."""
    return bool(token.words & LEADING) or is_preposition(token.words)
