"""Find donor and recipient of a governed item."""

from dataclasses import dataclass

from ledger.extract.clauses import Clause
from ledger.extract.discourse import Discourse
from ledger.extract.linking import Reading
from ledger.extract.mentions import VERB_TAGS, ActorMention, ItemMention, Sentence
from ledger.extract.predicates import INERT

NEUTRAL = frozenset({"go", "arrive", "begin", "receive", "debate", "combat", "repair", "none"})
OWNED = frozenset({"commit", "decide", "offer", "refuse", "consider"})
OWNER_REACH = 3
GROUPS = frozenset({"WEST", "NATO", "EU"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who fights whom, and who arms the opponent."""

    recipient: str = "UA"
    opponent: str = "RU"
    suppliers: frozenset[str] = frozenset({"IR", "KP", "BY"})

    @property
    def never_donors(self) -> frozenset[str]:
        """States that give nothing to the recipient."""
        return frozenset({self.recipient, self.opponent})


@dataclass(frozen=True, slots=True)
class Donors:
    """The donor states with the role that gave them, and the mentions, where the clause names them."""

    states: tuple[str, ...]
    role: str
    mentions: tuple[ActorMention, ...] = ()


class PartyFinder:
    """Looks for donors in the roles that a rule lists, best first."""

    def __init__(self, sides: Sides, home: str | None) -> None:
        """Take the sides of the war and the state that the language's texts mean by default."""
        self.sides = sides
        self.home = home

    def find_in_window(
        self, s: Sentence, roles: tuple[str, ...], window: tuple[int, int], d: Discourse
    ) -> Donors | None:
        """Give the donors that stand in a role inside a stretch of tokens."""
        for role in roles:
            found = self._states(s, [a for a in s.actors if a.role == role and window[0] <= a.start < window[1]], d)
            if found is not None:
                return Donors(found[0], role, found[1])
        return None

    def find_donors(
        self, s: Sentence, reading: Reading, roles: tuple[str, ...], d: Discourse, item: ItemMention
    ) -> Donors | None:
        """Give the donors in the first role that yields any."""
        owner = owner_of(reading) if "of" in roles else None
        if owner is not None:
            owners = self._states(s, [owner], d)
            if owners is not None:
                return Donors(owners[0], "of", owners[1])
        for role in roles:
            found = self._in_role(s, reading, role, d, item)
            if found is not None:
                return found
        return None

    @staticmethod
    def _local(actors: list[ActorMention], s: Sentence, item: ItemMention, role: str) -> list[ActorMention]:
        """Where several items each have a donor of their own, keep those of this one ("X from A and Y from B")."""
        if role not in {"from", "by", "maker", "of"} or len(actors) < 2:
            return actors
        if role == "maker":
            before = [
                a for a in actors if a.end <= item.start and not any(a.end <= i.start < item.start for i in s.items)
            ]
            return before or actors
        nexts = [i.start for i in s.items if i.start >= item.end]
        limit = min(nexts, default=len(s.tokens))
        after = [a for a in actors if item.end <= a.start < limit]
        return after or actors

    def _in_role(self, s: Sentence, reading: Reading, role: str, d: Discourse, item: ItemMention) -> Donors | None:
        if role == "context":
            return self._from_context(s, reading, d)
        if role == "list":
            return Donors(d.list_donors, "list") if d.list_donors else self._from_context(s, reading, d)
        if role == "speaker":
            return self._speaker(s, d)
        maker = item.item.maker
        if role == "itemmaker":
            return Donors((maker,), "itemmaker") if maker and maker not in self.sides.never_donors else None
        if role == "default":
            return self._by_default(item)
        if role == "inner":
            return self._inner_subject(s, reading, d)
        if role == "sole":
            found = self._states(s, [a for a in s.actors if not a.outside], d)
            return Donors(found[0], "sole", found[1]) if found is not None and len(found[0]) == 1 else None
        if role == "single":
            return self._only_state(d)
        if role == "topic":
            return self._topic(s, reading, d)
        clause: Reading | None = reading
        depth = 0
        while clause is not None and depth < 3:
            wanted = "in" if role == "seat" else role
            actors = [
                a
                for a in clause.clause.actors
                if a.role == wanted
                and (role != "seat" or a.kind == "seat")
                and (role != "subject" or not a.before_noun)
                and not (role == "of" and self._is_adjunct(s, a))
            ]
            if role == "of":
                owner = self._possessor(s, clause, d)
                if owner is not None:
                    return owner
            if role == "subject" and self._joined(clause):
                actors += [a for a in clause.clause.actors if a.role == "object" and a.kind in {"name", "seat"}]
            doers = [a for a in clause.clause.actors if a.doer] if role == "subject" else []
            found = self._states(s, doers or self._local(actors, s, item, role), d)
            if found is not None:
                return Donors(found[0], role, found[1])
            if role == "subject":
                inherited = self._inherited_subject(s, clause, d)
                if inherited is not None:
                    return inherited
            if (
                role == "subject"
                and any(a.role == "subject" for a in clause.clause.actors)
                and clause.kind not in {"inf", "rel"}
            ):
                return None
            clause = clause.governor
            depth += 1
        return None

    def _by_default(self, item: ItemMention) -> Donors | None:
        """Where no actor is named: the one state that can give this item at all."""
        maker = item.item.maker
        if item.item.sole and maker and maker not in self.sides.never_donors:
            return Donors((maker,), "default")
        return None

    @staticmethod
    def _is_adjunct(s: Sentence, actor: ActorMention) -> bool:
        """Whether an actor belongs to a noun that only gives the circumstances ("without Berlin's approval")."""
        return actor.before_noun and any(
            "prep.adjunct" in t.words for t in s.tokens[max(0, actor.start - 2) : actor.start]
        )

    @staticmethod
    def _joined(reading: Reading) -> bool:
        """Whether the subject does what the object does too ("Rome joins Paris in sending")."""
        return any(c.cue == "join" for c in reading.own.chain)

    def _possessor(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """Whom a possessive before the governing noun means: the nearest actor before it ("Germany over its refusal")."""
        for cue in reading.own.chain:
            if cue.form.tag != "noun":
                continue
            low = max(0, cue.start - 3)
            at = next((n for n in range(low, cue.start) if "possessive" in s.tokens[n].words), None)
            if at is None:
                continue
            before = [a for a in s.actors if a.end <= at]
            found = self._states(s, before[-1:], d)
            if found is not None:
                return Donors(found[0], "of", found[1])
        return None

    def _inherited_subject(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """A relative clause takes its antecedent; a pronoun the last subject."""
        clause = reading.clause
        if clause.kind == "rel" and clause.actor_antecedent is not None:
            found = self._states(s, [clause.actor_antecedent], d)
            if found is not None:
                return Donors(found[0], "subject", found[1])
        if any(a.role == "subject" for a in clause.actors):
            return None
        mine = range(clause.first + 1) if clause.coordinated else clause.tokens
        if any("pronoun.we" in s.tokens[n].words for n in [*mine, *clause.tokens]):
            speaker = (
                d.subject.state
                if d.subject is not None and d.subject.state and d.sentence - d.subject_at <= 1
                else self.home
            )
            if speaker is not None and speaker not in self.sides.never_donors:
                return Donors((speaker,), "we")
        pronoun = any("pronoun.actor" in s.tokens[n].words for n in clause.tokens[:4])
        if pronoun and clause.first > 0:
            earlier = [
                a for a in s.actors if a.end <= clause.first and a.role in {"subject", "object", "to", "according"}
            ]
            subjects = [a for a in earlier if a.role == "subject"]
            if reading.governor is not None:
                subjects = [a for a in subjects if a.start in reading.governor.clause.tokens] or subjects
            persons = [a for a in s.actors if a.end <= clause.first and a.person]
            if any("pronoun.person" in s.tokens[n].words for n in clause.tokens[:4]) and persons:
                if persons[-1].state in self.sides.never_donors:
                    return Donors((self.sides.opponent,), "pronoun")
                subjects = [a for a in subjects if a.person] or subjects
            for group in (subjects, *([a] for a in reversed(earlier))):
                found = self._states(s, group, d)
                if found is not None:
                    return Donors(found[0], "pronoun", ())
        if clause.coordinated and not pronoun:
            earlier = [a for a in s.actors if a.end <= clause.first and a.role == "subject" and not a.outside]
            found = self._states(s, earlier[-1:], d)
            if found is not None:
                return Donors(found[0], "subject", found[1])
        if (pronoun or clause.coordinated) and d.subject is not None and d.sentence - d.subject_at <= 2:
            found = self._states(s, [d.subject], d)
            if found is not None:
                return Donors(found[0], "pronoun", ())
        return None

    def _states(
        self, s: Sentence, actors: list[ActorMention], d: Discourse
    ) -> tuple[tuple[str, ...], tuple[ActorMention, ...]] | None:
        states: list[str] = []
        mentions = []
        for actor in actors:
            state = self.resolve(s, actor, d)
            if state is None or state in self.sides.never_donors:
                continue
            if state not in states:
                states.append(state)
                mentions.append(actor)
        return (tuple(states), tuple(mentions)) if states else None

    def resolve(self, s: Sentence, actor: ActorMention, d: Discourse) -> str | None:
        """Give an actor's state; an office without one is that of the state last spoken of, else of the home state."""
        if actor.state is not None:
            return actor.state
        for other in reversed([a for a in s.actors if a.end <= actor.start]):
            if other.state and other.state not in self.sides.never_donors and not other.outside:
                return other.state
        recent = d.recent_donors()
        if len(recent) == 1 and recent[0] not in GROUPS:
            return recent[0]
        return next((state for state in reversed(d.states) if state not in GROUPS), None) or self.home

    def _from_context(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """The last subject before the clause in its sentence, else the last donor, else the last state."""
        earlier = [
            a
            for a in s.actors
            if a.end <= reading.clause.first and a.role in {"subject", "of", "from"} and not a.outside
        ]
        for actor in reversed(earlier):
            found = self._states(s, [actor], d)
            if found is not None:
                return Donors(found[0], "sentence", found[1])
        donors = d.recent_donors()
        if donors:
            return Donors(donors, "context")
        if d.state is not None and d.state not in GROUPS - {"WEST"}:
            return Donors((d.state,), "context")
        if d.speech and self.home and reading.full.voice == "bare":
            return Donors((self.home,), "we")
        return None

    def _inner_subject(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """The subject of a clause that another governs: who is to do what is asked for."""
        if reading.governor is None:
            return None
        found = self._states(s, [a for a in reading.clause.actors if a.role == "subject"], d)
        return Donors(found[0], "inner", found[1]) if found is not None else None

    def _speaker(self, s: Sentence, d: Discourse) -> Donors | None:
        """The state for which somebody in this sentence speaks."""
        says = {c.start for c in s.cues if c.cue == "say"}
        speakers = [
            a for a in s.actors
            if not a.outside and (
                a.role == "according"
                or (a.end < len(s.tokens) and s.tokens[a.end].text == ":")
                or (says and a.role in {"subject", "object", "in"} and (a.person or a.kind in {"institution", "office", "seat"}))
            )
        ]  # fmt: skip
        found = self._states(s, speakers, d)
        return Donors(found[0][:1], "speaker", ()) if found else None

    def _only_state(self, d: Discourse) -> Donors | None:
        """The only donor state that the text has named so far, or the home state where it has named none."""
        states = set(d.states)
        if len(states) == 1:
            return Donors(tuple(states), "context")
        return None

    def _topic(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """The actor before a headline's colon."""
        if reading.clause.opener not in {":", "–", "—", "-"}:
            return None
        before = [
            a for a in s.actors
            if a.end <= reading.clause.first and (reading.clause.first - a.end <= 2 or (a.role == "subject" and reading.clause.opener == ":"))
        ]  # fmt: skip
        found = self._states(s, before, d)
        return Donors(found[0], "topic", found[1]) if found else None

    def find_licensee(self, s: Sentence, reading: Reading, donors: Donors, d: Discourse) -> Donors | None:
        """Give whom an approver lets pass on its arms, where the clause names one (CODEBOOK, rule 5)."""
        clause: Reading | None = reading
        depth = 0
        while clause is not None and depth < 3:
            ukraine = any(a.state == self.sides.recipient and a.role == "to" for a in clause.clause.actors)
            roles = {"object", "by", "about", "maker", "to"} if ukraine else {"object", "by", "about", "maker"}
            if reading.full.cue == "obstruct":
                roles |= {"of"}
            actors = [a for a in clause.clause.actors if a.role in roles and a.state not in donors.states]
            approvals = [c.end for c in clause.own.chain if c.cue == "approve"]
            actors += [
                a
                for a in clause.clause.actors
                if a.role == "to" and a not in actors and any(0 <= a.start - end <= 2 for end in approvals)
            ]
            found = self._states(s, [a for a in actors if a.state not in donors.states], d)
            if found is not None:
                return Donors(found[0], "licensee", found[1])
            if any(c.cue == "receive" for c in clause.own.chain):
                found = self._states(
                    s, [a for a in clause.clause.actors if a.role == "subject" and a.state not in donors.states], d
                )
                if found is not None:
                    return Donors(found[0], "licensee", found[1])
            pronoun = any("pronoun.object" in s.tokens[n].words for n in clause.clause.tokens)
            if pronoun and d.recent_donors() and d.recent_donors() != donors.states:
                return Donors(d.recent_donors(), "licensee")
            clause, depth = clause.governor, depth + 1
        return None

    def find_recipient(
        self, s: Sentence, reading: Reading, donors: Donors, d: Discourse, *, receives: bool
    ) -> tuple[str, bool]:
        """Give the recipient and whether the clause names it."""
        roles = ("subject", "to") if receives else ("to", "object")
        if any(a.state == d.recipient and a.role in roles for a in reading.clause.actors):
            return d.recipient, True
        if receives and not any(a.role == "subject" for a in reading.clause.actors):
            earlier = [
                a
                for a in s.actors
                if a.role == "subject" and a.end <= reading.clause.first and a.state not in {None, *donors.states}
            ]
            if earlier and reading.clause.coordinated:
                return earlier[-1].state or d.recipient, True
        clause: Reading | None = reading
        while clause is not None:
            for role in roles:
                for actor in clause.clause.actors:
                    named = (
                        actor.kind in {"name", "seat", "people", "institution", "person"} and actor.state is not None
                    )
                    if self._sides_with_opponent(actor, donors) or self._is_remote(clause.clause, actor):
                        continue
                    if (
                        actor.role == role
                        and named
                        and actor.state not in {*donors.states, *GROUPS}
                        and self._may_receive(actor, role, receives=receives)
                    ):
                        return actor.state or d.recipient, True
            clause = clause.governor
        if any(a.state == d.recipient for a in reading.clause.actors):
            return d.recipient, True
        if any(state in self.sides.suppliers for state in donors.states):
            return self.sides.opponent, False
        return d.recipient, False

    @staticmethod
    def keeps(s: Sentence, reading: Reading, donors: Donors) -> bool:
        """Whether what is bought or sent goes to the donor's own forces."""
        del s
        return any(a.role == "to" and a.state in donors.states and a not in donors.mentions and a.kind in {"institution", "name"} for a in reading.clause.actors) and reading.full.cue in {
            "transfer", "receive", "arrive", "buy", "underway", "commit", "approve",
        }  # fmt: skip

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


def owner_of(reading: Reading) -> ActorMention | None:
    """Give whose decision, promise or refusal it is, where a noun with its possessor decides ("slams US move to send")."""
    for cue in reading.full.chain:
        if cue.form.tag != "noun":
            if cue.cue in NEUTRAL or cue.cue in INERT:
                continue
            return None
        if cue.cue not in OWNED:
            return None
        clause: Reading | None = reading
        while clause is not None:
            for actor in clause.clause.actors:
                if actor.before_noun and actor.role in {"of", "maker"} and 0 <= cue.start - actor.end <= OWNER_REACH:
                    return actor
            clause = clause.governor
        return None
    return None


def named_states(clause: Clause) -> frozenset[str]:
    """Give the states that a clause names."""
    return frozenset(a.state for a in clause.actors if a.state)
