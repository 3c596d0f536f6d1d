"""The donors that no grammatical role gives: from the context, the speaker, the heading, or the item itself."""

from collections.abc import Callable
from dataclasses import replace

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.donor_states import DonorStates, Search, is_quoted
from ledger.extract.sections import section_of
from ledger.extract.sides import Donors
from ledger.model.donors import GROUPS

TOPIC_REACH = 2
GIVER_REACH = 2
"""How many sentences behind a claim more of its donor may be told of."""

Role = Callable[[Search], Donors | None]


class ContextDonors:
    """Finds donors around a clause."""

    def __init__(self, states: DonorStates) -> None:
        """Take what gives actors their states."""
        self.states = states
        self.roles: dict[str, Role] = {
            "context": self._context,
            "list": self._list,
            "aid": self._aid,
            "speaker": self._speaker,
            "itemmaker": self._maker,
            "default": self._default,
            "inner": self._inner_subject,
            "sole": self._sole,
            "single": self._only_state,
            "topic": self._topic,
            "giver": self._giver,
        }

    def _context(self, q: Search) -> Donors | None:
        """The last subject before the clause in its sentence, else the last donor, else the last state."""
        for actor in reversed(q.s.actors):
            if actor.end <= q.reading.clause.first and actor.role in {"subject", "of", "from"} and not actor.outside:
                found = self.states.find(q.s, [actor], q.d, "sentence")
                if found is not None:
                    return found
        donors, home = q.d.givers_of(q.item) or q.d.recent_donors(), self.states.home
        section = section_of(q.d, listed=not any(t.words & FINITE_CLASSES for t in q.s.tokens))
        if section is not None:
            return Donors((section,), "context")
        if donors:
            return Donors(donors, "context")
        if q.d.state is not None and q.d.state not in GROUPS - {"WEST"}:
            return Donors((q.d.state,), "context")
        if q.d.speech and home and q.reading.full.voice == "bare":
            return Donors((home,), "we")
        return None

    def _list(self, q: Search) -> Donors | None:
        """Those whose list is open, or whose section of it."""
        section = section_of(q.d, listed=True)
        if section is not None:
            return Donors((section,), "list")
        if q.d.open_aid is not None:
            return self._aid(q)
        donors = q.d.listing.donors
        if q.d.in_list and not donors:
            return None
        return Donors(tuple(dict.fromkeys((*donors, *q.d.funders))), "list") if donors else self._context(q)

    def _aid(self, q: Search) -> Donors | None:
        """Those who were just said to give arms of no stated kind, or not to."""
        return Donors(q.d.open_aid.donors, "list") if q.d.open_aid is not None else None

    def _giver(self, q: Search) -> Donors | None:
        """Whose section it is, else the one donor of the claim just before, where the clause names no other state."""
        section = section_of(q.d, listed=False)
        if section is not None:
            return Donors((section,), "giver")
        others = {a.state for a in q.reading.clause.actors} - {None, *q.d.donors, *self.states.sides.never_donors}
        near = q.d.sentence - q.d.donors_at <= GIVER_REACH
        return Donors(q.d.donors, "giver") if near and len(q.d.donors) == 1 and not others else None

    def _maker(self, q: Search) -> Donors | None:
        """The state that makes the item."""
        maker = q.item.item.maker
        return Donors((maker,), "itemmaker") if maker and maker not in self.states.sides.never_donors else None

    def _default(self, q: Search) -> Donors | None:
        """Where no actor is named: the one state that can give this item at all."""
        maker = self._maker(q)
        return replace(maker, role="default") if q.item.item.sole and maker is not None else None

    def _sole(self, q: Search) -> Donors | None:
        """The only state in the sentence."""
        found = self.states.find(q.s, [a for a in q.s.actors if not a.outside], q.d, "sole")
        return found if found is not None and len(found.states) == 1 else None

    def _inner_subject(self, q: Search) -> Donors | None:
        """The subject of a clause that another governs: who is to do what is asked for."""
        if q.reading.governor is None:
            return None
        return self.states.find(q.s, [a for a in q.reading.clause.actors if a.role == "subject"], q.d, "inner")

    def _speaker(self, q: Search) -> Donors | None:
        """The state for which somebody in this sentence speaks."""
        speakers = [a for a in q.s.actors if not a.outside and is_quoted(q.s, a)]
        found = self.states.find(q.s, speakers, q.d, "speaker")
        return Donors(found.states[:1], "speaker") if found is not None else None

    def _only_state(self, q: Search) -> Donors | None:
        """The only donor state that the text has named so far."""
        states = set(q.d.states)
        return Donors(tuple(states), "context") if len(states) == 1 else None

    def _topic(self, q: Search) -> Donors | None:
        """The actor before a headline's colon."""
        clause = q.reading.clause
        if clause.opener not in {":", "–", "—", "-"}:
            return None
        before = [
            a
            for a in q.s.actors
            if a.end <= clause.first
            and (clause.first - a.end <= TOPIC_REACH or (a.role == "subject" and clause.opener == ":"))
        ]
        return self.states.find(q.s, before, q.d, "topic")
