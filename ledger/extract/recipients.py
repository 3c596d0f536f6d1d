"""Who receives an item."""

from ledger.extract.clauses import Clause
from ledger.extract.discourse import Discourse
from ledger.extract.linking import Reading
from ledger.extract.mentions import VERB_TAGS, ActorMention, Sentence
from ledger.extract.nesting import outward
from ledger.extract.sides import Donors, Sides
from ledger.model.donors import GROUPS

NAMED = frozenset({"name", "seat", "people", "institution", "person"})
GETTING = frozenset({"name", "seat", "institution", "office", "people"})
ASKED = frozenset({"leave", "request"})
"""What is asked of the object of the verb: that receives nothing."""
SWAPPED = frozenset({"request", "transfer"})
KEEPING = frozenset({"transfer", "receive", "arrive", "buy", "fund", "underway", "commit", "approve", "offer"})


class RecipientFinder:
    """Finds recipients."""

    def __init__(self, sides: Sides) -> None:
        """Take the sides of the war."""
        self.sides = sides

    def find(self, s: Sentence, reading: Reading, donors: Donors, d: Discourse, *, receives: bool) -> tuple[str, bool]:
        """Give the recipient and whether the clause names it."""
        roles = ("subject", "to") if receives else ("to", "object")
        own = [a for a in reading.clause.actors if a.state == d.recipient]
        gets = self._subject(reading, donors) if receives else None
        if gets is not None and not any(a.role == "subject" for a in own):
            return gets, True
        if any(a.role in roles for a in own):
            return d.recipient, True
        swapped = _swapped(reading, donors, d)
        if swapped is not None and not own:
            return swapped, True
        other = (self._earlier_subject(s, reading, donors) if receives else None) or self._other(
            reading, donors, roles, receives=receives
        )
        if other is not None:
            return other.state or d.recipient, True
        if any(state in self.sides.suppliers for state in donors.states):
            return self.sides.opponent, False
        return d.recipient, bool(own)

    @staticmethod
    def _subject(reading: Reading, donors: Donors) -> str | None:
        """The state that is the subject of a verb of receiving, in its own clause."""
        if reading.own.cue != "receive":
            return None
        subjects = (a for a in reading.clause.actors if a.role == "subject" and a.kind in GETTING)
        return next((a.state for a in subjects if a.state and a.state not in {*donors.states, *GROUPS}), None)

    @staticmethod
    def _earlier_subject(s: Sentence, reading: Reading, donors: Donors) -> ActorMention | None:
        """The subject that a coordinated clause of receiving goes on with."""
        if not reading.clause.coordinated or any(a.role == "subject" for a in reading.clause.actors):
            return None
        earlier = [
            a
            for a in s.actors
            if a.role == "subject" and a.end <= reading.clause.first and a.state not in {None, *donors.states}
        ]
        return earlier[-1] if earlier else None

    def _other(
        self, reading: Reading, donors: Donors, roles: tuple[str, ...], *, receives: bool
    ) -> ActorMention | None:
        """The first actor, from the inner clause outwards, that stands where a receiver stands."""
        givers = {None, *donors.states, *GROUPS}
        places = (
            (clause.clause, role, a) for clause in outward(reading) for role in roles for a in clause.clause.actors
        )
        for clause, role, actor in places:
            if (
                actor.role == role
                and actor.kind in NAMED
                and actor.state not in givers
                and not self._sides_with_opponent(actor, donors)
                and not self._is_remote(clause, actor)
                and not (role == "object" and any(c.cue in ASKED for c in clause.cues))
                and not any(c.cue in {"follow", "join"} for c in clause.cues)
                and self._may_receive(actor, role, receives=receives)
            ):
                return actor
        return None

    @staticmethod
    def keeps(reading: Reading, donors: Donors) -> bool:
        """Whether what is bought or sent goes to the donor's own forces."""
        return reading.full.cue in KEEPING and any(
            a.role == "to"
            and a.state in donors.states
            and a not in donors.mentions
            and a.kind in {"institution", "name"}
            for a in reading.clause.actors
        )

    @staticmethod
    def _is_remote(clause: Clause, actor: ActorMention) -> bool:
        """Whether verbs stand before an object, but none right before it: then it is no receiver."""
        verbs = [c.end for c in clause.cues if c.form.tag in VERB_TAGS]
        ahead = [v for v in verbs if v <= actor.start]
        return actor.role == "object" and len(ahead) == len(verbs) > 0 and all(actor.start - v > 1 for v in ahead)

    def _sides_with_opponent(self, actor: ActorMention, donors: Donors) -> bool:
        """The opponent gets arms from those who supply it, from nobody else."""
        return actor.state == self.sides.opponent and not set(donors.states) & self.sides.suppliers

    def _may_receive(self, actor: ActorMention, role: str, *, receives: bool) -> bool:
        if actor.state == self.sides.recipient:
            return True
        return (role in {"to", "object"} and actor.kind in {"name", "seat"}) or (receives and role == "subject")


def _swapped(reading: Reading, donors: Donors, d: Discourse) -> str | None:
    """Who gets or asks for arms in exchange for its own: the subject, or who was just said to give some (rule 10)."""
    if "swap" not in reading.full.words or reading.full.cue not in SWAPPED:
        return None
    askers = [a.state for a in reading.clause.actors if a.role == "subject" and reading.full.cue == "request"]
    given = reading.full.cue == "transfer" and d.claim_recipient == d.recipient
    givers = d.recent_donors() if given else ()
    others = {x for x in (*askers, *givers) if x not in {None, d.recipient, *donors.states, *GROUPS}}
    return others.pop() if len(others) == 1 else None
