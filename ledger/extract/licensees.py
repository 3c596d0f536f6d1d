"""Whom an approver lets pass on its arms."""

from ledger.extract.discourse import Discourse
from ledger.extract.donor_states import DonorStates
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.extract.nesting import DEPTH, outward
from ledger.extract.sides import Donors

ROLES = frozenset({"object", "by", "about", "maker", "from"})
OWNER_REACH = 3
"""How far a request stands behind the mark of its owner's genitive."""
APPROVAL_REACH = 2
"""X stands this near behind the noun in "approval for X"."""


class LicenseeFinder:
    """Finds who gives what another approves."""

    def __init__(self, states: DonorStates) -> None:
        """Take what gives actors their states."""
        self.states = states

    def find(self, s: Sentence, reading: Reading, donors: Donors, d: Discourse) -> Donors | None:
        """Give whom an approver lets pass on its arms, where the clause names one (CODEBOOK, rule 5)."""
        obstructed = reading.full.cue == "obstruct"
        if obstructed and donors.role == "by":
            return None
        for _, clause in zip(range(DEPTH), outward(reading), strict=False):
            told = clause is not reading and clause.full.cue == "say"
            others = [a for a in clause.clause.actors if a.state not in donors.states and not told]
            named = self._named(clause, others, obstructed=obstructed)
            found = self.states.find(s, named, d, "licensee")
            if found is None and any(c.cue == "receive" for c in clause.own.chain):
                found = self.states.find(s, [a for a in others if a.role == "subject"], d, "licensee")
            if found is not None:
                return found
            pronoun = "pronoun.object" in clause.clause.words
            if pronoun and d.recent_donors() and d.recent_donors() != donors.states:
                return Donors(d.recent_donors(), "licensee")
            if "pronoun.others" in clause.clause.words:
                return Donors(("WEST",), "licensee")
            if clause.kind == "other":
                return self._told_before(clause, donors, d)
        return Donors(("WEST",), "licensee") if obstructed and reading.full.negated else None

    @staticmethod
    def _told_before(reading: Reading, donors: Donors, d: Discourse) -> Donors | None:
        """Give those just said to give, where a clause only adds who lets them ("after X allowed the transfer")."""
        given = d.donors_at == d.sentence and not reading.clause.items
        return Donors(d.donors, "licensee") if given and d.donors and d.donors != donors.states else None

    def is_leave(self, s: Sentence, reading: Reading) -> bool:
        """Tell whether what is approved is that arms are passed on, not that the approver's own stock is given."""
        return any(
            "leave" in s.tokens[n].words
            for _, clause in zip(range(DEPTH), outward(reading), strict=False)
            for n in clause.clause.tokens
        )

    def asked(self, s: Sentence, reading: Reading, item: ItemMention, donors: Donors, d: Discourse) -> Donors | None:
        """Give whose request for leave is granted or declined ("rejected Oslo's request"); None where nobody asked."""
        if reading.full.cue not in {"refuse", "approve", "obstruct"}:
            return None
        if item.item.maker not in donors.states and not self.is_leave(s, reading) and reading.full.cue == "refuse":
            return None
        requests = [c.start for c in reading.full.chain if c.cue == "request" and c.form.tag == "noun"]
        deeds = [c.start for c in reading.full.chain if c.cue == "transfer"]
        owners = [a for a in reading.clause.actors if a.state not in donors.states and _asks(a, requests)]
        asks = bool(owners and deeds) and min(deeds) > owners[0].end
        return self.states.find(s, owners, d, "licensee") if asks else None

    def _named(self, clause: Reading, others: list[ActorMention], *, obstructed: bool) -> list[ActorMention]:
        """The actors in the roles of a licensee; "to X" is one beside a named recipient, or after an approval."""
        recipient = self.states.sides.recipient
        named = any(a.state == recipient and a.role == "to" for a in clause.clause.actors)
        roles = ROLES | ({"to"} if named else set()) | ({"of"} if obstructed else set())
        approvals = [c.end for c in clause.own.chain if c.cue == "approve"]
        actors = [a for a in others if a.role in roles]
        return actors + [
            a
            for a in others
            if a.role == "to" and a not in actors and any(0 <= a.start - end <= APPROVAL_REACH for end in approvals)
        ]


def _asks(actor: ActorMention, requests: list[int]) -> bool:
    """Whether a request is the actor's: it stands before it with its mark, or right behind it in the genitive."""
    if actor.role != "of":
        return actor.before_noun and any(0 < n - actor.end <= OWNER_REACH for n in requests)
    return any(0 <= n - actor.end <= OWNER_REACH or n + 1 == actor.start for n in requests)
