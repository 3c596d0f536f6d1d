"""The donors that stand in the roles which a rule lists."""

from ledger.extract.context_donors import ContextDonors
from ledger.extract.discourse import Discourse
from ledger.extract.donor_states import DonorStates, Search
from ledger.extract.linking import Reading
from ledger.extract.mentions import VERB_TAGS, ActorMention, ItemMention, Sentence
from ledger.extract.nesting import DEPTH, outward
from ledger.extract.owners import owner_of
from ledger.extract.sides import Donors
from ledger.extract.subjects import SubjectFinder
from ledger.model.donors import GROUPS

POSSESSIVE_REACH = 3
ADJUNCT_REACH = 3
"""From "with" to "of", and from there to the actor ("with the support of the US")."""
TIE = 1
"""A comma or "and" between two owners."""
OF = frozenset({"prep.of", "article.genitive"})


class DonorFinder:
    """Looks for donors in the roles that a rule lists, best first."""

    def __init__(self, states: DonorStates) -> None:
        """Take what gives actors their states."""
        self.states = states
        self.subjects = SubjectFinder(states)
        self.context = ContextDonors(states)

    def find_in_window(
        self, s: Sentence, roles: tuple[str, ...], window: tuple[int, int], d: Discourse
    ) -> Donors | None:
        """Give the donors that stand in a role inside a stretch of tokens."""
        inside = [a for a in s.actors if window[0] <= a.start < window[1]]
        found = (self.states.find(s, [a for a in inside if a.role == role], d, role) for role in roles)
        return next((donors for donors in found if donors is not None), None)

    def find(self, search: Search, roles: tuple[str, ...]) -> Donors | None:
        """Give the donors in the first role that yields any."""
        owner = owner_of(search.reading) if "of" in roles else None
        if owner is not None:
            found = self.states.find(search.s, _with_partners(search.s, owner), search.d, "of")
            if found is not None:
                return found
        found_in = (self._in_role(search, role) for role in roles)
        return next((donors for donors in found_in if donors is not None), None)

    def _in_role(self, q: Search, role: str) -> Donors | None:
        around = self.context.roles.get(role)
        if around is not None:
            return around(q)
        for _, clause in zip(range(DEPTH), outward(q.reading), strict=False):
            found = self._in_clause(q, clause, role)
            if found is not None:
                return found
            subject = any(a.role == "subject" for a in clause.clause.actors)
            if role == "subject" and subject and clause.kind not in {"inf", "rel"}:
                return None
        return None

    def _in_clause(self, q: Search, clause: Reading, role: str) -> Donors | None:
        if role == "subject":
            return self.subjects.find(q.s, clause, q.d)
        if role == "us":
            return self.subjects.find_asked(q.s, clause, q.d)
        actors = [
            a
            for a in clause.clause.actors
            if self._stands_in(q.s, a, role)
            and not _is_of_other(q.s, a, clause, q.item)
            and not (role == "from" and _asks_in_vain(a, clause))
            and not (role == "of" and _only_speaks(q.s, a, clause))
        ]
        owner = self._possessor(q.s, clause, q.d) if role == "of" else None
        return owner or self.states.find(q.s, self._local(actors, q.s, q.item, role), q.d, role)

    def _stands_in(self, s: Sentence, actor: ActorMention, role: str) -> bool:
        if role == "seat":
            return actor.role == "in" and actor.kind == "seat"
        if role == "visited":
            return actor.role == "in" and actor.kind == "seat" and actor.state not in GROUPS
        if role == "for":
            return actor.role == "to" and _has_preposition(s, actor, "prep.for") and not _is_for_item(s, actor)
        if role == "host":
            return actor.role == "in" and (actor.kind == "seat" or _has_preposition(s, actor, "prep.stance"))
        bound = role == "by" and actor.before_noun
        loose = role == "of" and (self._is_adjunct(s, actor) or _is_of_noun(s, actor))
        return actor.role == role and not bound and not loose

    @staticmethod
    def _local(actors: list[ActorMention], s: Sentence, item: ItemMention, role: str) -> list[ActorMention]:
        """Where several items each have a donor of their own, keep those of this one ("X from A and Y from B")."""
        shared = len(actors) < 2 or not s.items  # noqa: PLR2004 - one donor serves all
        if shared or role not in {"from", "by", "maker", "of"}:
            return actors
        if role == "maker":
            before = [
                a for a in actors if a.end <= item.start and not any(a.end <= i.start < item.start for i in s.items)
            ]
            return before or actors
        ahead = actors[0].start < min(i.start for i in s.items) and actors[-1].start < max(i.start for i in s.items)
        if ahead and role in {"from", "by"}:
            last = max((i.end for i in s.items if i.end <= item.start), default=0)
            return [a for a in actors if last <= a.start < item.start] or actors
        nexts = [i.start for i in s.items if i.start >= item.end]
        limit = min(nexts, default=len(s.tokens))
        after = [a for a in actors if item.end <= a.start < limit]
        return after or actors

    @staticmethod
    def _is_adjunct(s: Sentence, actor: ActorMention) -> bool:
        """Whether an actor's noun only gives circumstances ("without Berlin's approval", "at NATO's summit")."""
        if actor.before_noun:
            led = s.tokens[max(0, actor.start - 2) : actor.start]
            meets = actor.state in GROUPS and any("prep.in" in t.words for t in led[-1:])
            return meets or any("prep.adjunct" in t.words for t in led)
        low = max(0, actor.start - ADJUNCT_REACH)
        at = next((n for n in range(actor.start - 1, low, -1) if s.tokens[n].words & OF), None)
        return at is not None and any("prep.mit" in t.words for t in s.tokens[max(0, at - ADJUNCT_REACH) : at])

    def _possessor(self, s: Sentence, reading: Reading, d: Discourse) -> Donors | None:
        """Whom a possessive before the governing noun means: the actor before it ("Germany over its refusal")."""
        for cue in reading.own.chain:
            if cue.form.tag != "noun":
                continue
            low = max(0, cue.start - POSSESSIVE_REACH)
            at = next((n for n in range(low, cue.start) if "possessive" in s.tokens[n].words), None)
            if at is None:
                continue
            single = "possessive.single" in s.tokens[at].words
            before = [a for a in s.actors if a.end <= at and not (single and a.state == "WEST")]
            found = self.states.find(s, before[-1:], d, "of")
            if found is not None:
                return found
        return None


def _with_partners(s: Sentence, owner: ActorMention) -> list[ActorMention]:
    """Give the owner of a stance with those that "and" ties to it ("die Zusagen Polens und Finnlands")."""
    owners = [owner]
    for actor in s.actors:
        between = s.tokens[owners[-1].end : actor.start]
        tied = 0 < len(between) <= TIE and all(t.text == "," or "coordinator" in t.words for t in between)
        if tied and actor.kind == owner.kind and actor.start > owner.start and actor.role == owner.role:
            owners.append(actor)
    return owners


def _is_of_noun(s: Sentence, actor: ActorMention) -> bool:
    """Whether an adjective says of a noun that is no stance whose it is ("dem deutschen Heer")."""
    led = actor.start > 0 and s.tokens[actor.start - 1].words & {"prep.from", "prep.by"}
    behind = any(c.end <= actor.start and c.form.tag in VERB_TAGS for c in s.cues)
    if actor.kind != "adjective" or led or not behind:
        return False
    reach = range(actor.end, actor.end + POSSESSIVE_REACH)
    themes = [*(c.start for c in s.cues), *(i.start for i in s.items), *(a.start for a in s.actors)]
    return not any(n in reach for n in themes)


def _is_of_other(s: Sentence, actor: ActorMention, reading: Reading, item: ItemMention) -> bool:
    """Whether an actor is the doer of a participle that describes another item ("das von Rom zugesagte X")."""
    if actor.role == "maker" and actor.end <= item.start:
        deeds = [c for c in reading.clause.cues if c.form.tag == "attr" and actor.end <= c.start < item.start]
        return any(actor.end <= i.start < deed.start for i in s.items for deed in deeds)
    if actor.role != "by":
        return False
    deed = next((c for c in reading.clause.cues if c.form.tag == "attr" and c.start == actor.end), None)
    if deed is None:
        return False
    described = next((i for i in s.items if i.start >= deed.end), None)
    return described is not None and described is not item and described.start != item.start


def _asks_in_vain(actor: ActorMention, reading: Reading) -> bool:
    """Whether an actor is behind the request that somebody else declines ("resisted calls from Rome to send")."""
    cues = [c for c in reading.own.chain if c.end <= actor.start]
    refused = any(c.cue == "refuse" for c in cues[:-1])
    return refused and cues[-1].cue == "request" and cues[-1].form.tag == "noun"


def _only_speaks(s: Sentence, actor: ActorMention, reading: Reading) -> bool:
    """Whether a possessor's noun is only about the deed ("the minister's remarks on sending X")."""
    noun = next((c.start for c in reading.own.chain if c.form.tag == "noun" and c.start >= actor.end), None)
    if noun is None or not actor.before_noun or reading.own.cue != "transfer":
        return False
    return any("prep.about" in t.words and "prep.of" not in t.words for t in s.tokens[actor.end : noun])


def _has_preposition(s: Sentence, actor: ActorMention, name: str) -> bool:
    """Whether a preposition of a class stands shortly before an actor."""
    return any(name in t.words for t in s.tokens[max(0, actor.start - POSSESSIVE_REACH) : actor.start])


def _is_for_item(s: Sentence, actor: ActorMention) -> bool:
    """Whether the preposition ties the actor to an item or a noun before it ("Panzer für Polen")."""
    low = max(0, actor.start - POSSESSIVE_REACH)
    at = next((n for n in range(low, actor.start) if "prep.for" in s.tokens[n].words), low)
    return any(i.end == at for i in s.items) or any(c.end == at and c.form.tag == "noun" for c in s.cues)
