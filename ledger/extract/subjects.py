"""The donor as a subject: named in the clause, or taken over from an antecedent, a pronoun or the clause before."""

from dataclasses import replace

from ledger.extract.clauses import Clause
from ledger.extract.discourse import Discourse
from ledger.extract.donor_states import DonorStates, is_quoted
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, CueMention, Sentence
from ledger.extract.predicates import OTHER_MATTERS
from ledger.extract.sides import Donors
from ledger.extract.verbs import starts_finite
from ledger.model.donors import GROUPS

PRONOUN_REACH = 4
"""A pronoun that is the subject stands among the first words."""
BLAME_REACH = 3
"""How many words stand between "for" and the deed ("for failing to send")."""
PRAISED = frozenset({"object", "to", "with", "against", "of", "about"})
"""Where the one stands who is praised or blamed ("thanks X", "grateful to X", "anger at X")."""
AMONG = frozenset({"to", "about"})
"""Roles of those to whom somebody is said to belong."""
JOINT_REACH = 3
"""How far "together with" and an article reach."""
LOOK_BACK = 2
"""How many sentences a pronoun looks back."""


def _partners(s: Sentence, clause: Clause) -> list[ActorMention]:
    """Give the actors that do what the subject does ("together with Norway and Denmark")."""
    partners: list[ActorMention] = []
    for actor in (a for a in clause.actors if a.role == "with"):
        lead = s.tokens[max(0, actor.start - JOINT_REACH) : actor.start]
        tied = bool(partners) and any("coordinator" in t.words for t in s.tokens[partners[-1].end : actor.start])
        if tied or any("prep.joint" in t.words for t in lead):
            partners.append(actor)
    return partners


def _last_together(s: Sentence, actors: list[ActorMention]) -> list[ActorMention]:
    """Give the last of some actors with those that are coordinated with it ("Oslo and the Danes")."""
    together = actors[-1:]
    for actor in reversed(actors[:-1]):
        between = s.tokens[actor.end : together[0].start]
        if len(between) > JOINT_REACH or not any("coordinator" in t.words or t.text == "," for t in between):
            break
        together.insert(0, actor)
    return together


def _leads_deed(s: Sentence, at: int, deed: CueMention) -> bool:
    """Whether a token opens a deed: its form on -ing, or a negation before its infinitive."""
    denied = "negation" in s.tokens[at].words and 0 < deed.start - at < BLAME_REACH
    return denied or (deed.form.tag == "ing" and deed.start == at)


def _tells(s: Sentence, clause: Clause, actor: ActorMention) -> bool:
    """Whether an actor outside the clause, who acts for a state, is quoted."""
    acts = actor.state is not None and not actor.outside and actor.role in {"subject", "according"}
    return acts and actor.start not in clause.tokens and is_quoted(s, actor)


class SubjectFinder:
    """Finds the donors that are the subject of a clause."""

    def __init__(self, states: DonorStates) -> None:
        """Take what gives actors their states."""
        self.states = states

    def find(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """Give the subject, or whom the clause takes it over from."""
        actors = [a for a in reading.clause.actors if a.role == "subject" and not a.before_noun]
        if self._joined(reading):
            actors += [a for a in reading.clause.actors if a.role == "object" and a.kind in {"name", "seat"}]
        doers = [a for a in reading.clause.actors if a.doer] or self._blamed(s, reading)
        found = self.states.find(s, doers or actors, d, "subject") or self._inherited(s, reading, d)
        joint = self.states.find(s, _partners(s, reading.clause), d, "subject")
        if found is None or joint is None:
            return found
        states = tuple(dict.fromkeys([*found.states, *joint.states]))
        return replace(found, states=states, mentions=(*found.mentions, *joint.mentions))

    @staticmethod
    def _joined(reading: Reading) -> bool:
        """Whether the subject does what the object does too ("Rome joins Paris in sending")."""
        return any(c.cue == "join" for c in reading.own.chain)

    @staticmethod
    def _blamed(s: Sentence, reading: Reading) -> list[ActorMention]:
        """Whom the clause praises or blames for the deed ("thanked Rome for sending", "angry at Rome for refusing")."""
        verbs = [c for c in reading.own.chain if c.form.tag in {"ing", "inf"} and c.cue not in OTHER_MATTERS]
        return [
            a
            for a in reading.clause.actors
            if a.role in PRAISED
            and a.end < len(s.tokens)
            and "prep.doer" in s.tokens[a.end].words
            and any(_leads_deed(s, a.end + 1, c) for c in verbs)
        ]

    def _inherited(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """A relative clause takes its antecedent; a pronoun the last subject."""
        clause = reading.clause
        if clause.kind == "rel" and clause.actor_antecedent is not None:
            found = self.states.find(s, [_member(reading) or clause.actor_antecedent], d, "subject")
            if found is not None:
                return found
        if any(a.role == "subject" for a in clause.actors):
            return None
        first = clause.kind == "rel" and clause.actor_antecedent is None
        if first and d.voice and "pronoun.first" in s.classes:
            return Donors((d.voice,), "we") if d.voice not in self.states.sides.never_donors else None
        leading = any("pronoun.actor" in s.tokens[n].words for n in clause.tokens[:PRONOUN_REACH])
        pronoun = leading or _is_inverted(s, clause)
        trails = clause.opener == "," and reading.full.form == "gerund"
        return (
            self._following(s, clause, d)
            or self._we(s, clause, d)
            or (self._pronoun(s, reading, d) if pronoun else None)
            or (self._coordinated(s, clause, d) if (clause.coordinated or trails) and not pronoun else None)
            or (self._last(s, d) if pronoun or clause.coordinated else None)
        )

    def _following(self, s: Sentence, clause: Clause, d: Discourse) -> Donors | None:
        """Whose deed a participle clause that opens a sentence tells: the next subject's ("Having sent X, Rome")."""
        if not any("have.participle" in s.tokens[n].words for n in clause.tokens[:2]) or clause.first > 1:
            return None
        behind = [a for a in s.actors if a.start > clause.last and a.role == "subject"]
        return self._first(s, [behind[:1]], d)

    def _we(self, s: Sentence, clause: Clause, d: Discourse) -> Donors | None:
        """Whom "we" means: the state whose text it is, else that of the last speaker, else the home state."""
        if "pronoun.we" not in s.classes:
            return None
        mine = range(clause.first + 1) if clause.coordinated else clause.tokens
        if not any("pronoun.we" in s.tokens[n].words for n in [*mine, *clause.tokens]):
            return None
        return self._speaker(s, clause, d)

    def find_asked(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """Give whom "us" means, of whom somebody else wants something ("Kiew bittet uns um X")."""
        clause = reading.clause
        words = [s.tokens[n].words for n in clause.tokens]
        we = any("pronoun.we" in w and "pronoun.subject" in w for w in words)
        return None if we or not any("pronoun.us" in w for w in words) else self._speaker(s, clause, d)

    def _speaker(self, s: Sentence, clause: Clause, d: Discourse) -> Donors | None:
        """The state whose text it is, else that of who is quoted, else of the last speaker, else the home state."""
        if d.voice is None:
            quoted = next((a.state for a in s.actors if _tells(s, clause, a)), None)
            if quoted is not None:
                return Donors((quoted,), "we") if quoted not in self.states.sides.never_donors else None
        others = any("also" in s.tokens[n].words for n in clause.tokens[:1])
        recent = d.subject is not None and d.sentence - d.subject_at <= 1 and not others and d.subject.kind != "people"
        named = d.subject.state if recent and d.subject is not None else None
        speaker = d.voice or named or self.states.home
        if d.voice in self.states.sides.never_donors:
            return Donors((self.states.sides.opponent,), "we")
        if speaker is None or speaker in self.states.sides.never_donors:
            return None
        return Donors((speaker,), "we")

    def _pronoun(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """Whom a pronoun means that has its antecedent in the same sentence."""
        clause = reading.clause
        if clause.first <= 0:
            return None
        ahead = [a for a in s.actors if a.end <= clause.first]
        earlier = [a for a in ahead if a.role in {"subject", "object", "to", "according"}]
        subjects = [a for a in earlier if a.role == "subject"]
        if reading.governor is not None:
            subjects = [a for a in subjects if a.start in reading.governor.clause.tokens] or subjects
        told = [a for a in subjects if reading.governor is not None and a.start in reading.governor.clause.tokens]
        persons = told or [a for a in ahead if a.person]
        if persons and any("pronoun.person" in s.tokens[n].words for n in clause.tokens[:PRONOUN_REACH]):
            if persons[-1].state in self.states.sides.never_donors:
                return Donors((self.states.sides.opponent,), "pronoun")
            subjects = told or [a for a in subjects if a.person] or subjects
        return self._first(s, [_last_together(s, subjects), *([a] for a in reversed(earlier))], d)

    def _first(self, s: Sentence, groups: list[list[ActorMention]], d: Discourse) -> Donors | None:
        """The first group with a donor; the mentions stand outside the clause, so they prove nothing."""
        found = (self.states.find(s, group, d, "pronoun") for group in groups)
        return next((replace(donors, mentions=()) for donors in found if donors is not None), None)

    def _coordinated(self, s: Sentence, clause: Clause, d: Discourse) -> Donors | None:
        """The subject of the clause before goes on ("X promised A and sends B")."""
        earlier = [a for a in s.actors if a.end <= clause.first and a.role == "subject" and not a.outside]
        return self.states.find(s, _last_together(s, earlier), d, "subject")

    def _last(self, s: Sentence, d: Discourse) -> Donors | None:
        """The subject of a sentence before."""
        if d.subject is None or d.sentence - d.subject_at > LOOK_BACK:
            return None
        return self._first(s, [[d.subject]], d)


def _is_inverted(s: Sentence, clause: Clause) -> bool:
    """Whether a pronoun that is always a subject stands behind the finite verb ("Zum Jahresbeginn hat er")."""
    later = clause.tokens[PRONOUN_REACH:]
    return any("pronoun.person" in s.tokens[n].words and starts_finite(s, n - 1) for n in later)


def _member(reading: Reading) -> ActorMention | None:
    """Give who is said to be one of those of whom a relative clause tells ("Rom gehört zu den Staaten, die ...")."""
    antecedent, outer = reading.clause.actor_antecedent, reading.governor
    if antecedent is None or outer is None or antecedent.state not in GROUPS or antecedent.role not in AMONG:
        return None
    if outer.own.cue != "include":
        return None
    return next((a for a in outer.clause.actors if a.role == "subject" and a.state not in {None, *GROUPS}), None)
