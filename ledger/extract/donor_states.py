"""Which states the actors of a sentence stand for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.extract.discourse import Discourse
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.extract.sides import Donors, Sides
from ledger.model.donors import GROUPS

SEAT_REACH = 4
"""How far behind an office its state may stand ("ministers and officials from Rome")."""


@dataclass(frozen=True, slots=True)
class Search:
    """What donors are looked for: an item in a clause."""

    s: Sentence
    reading: Reading
    d: Discourse
    item: ItemMention


class DonorStates:
    """Gives actors their states."""

    def __init__(self, sides: Sides, home: str | None) -> None:
        """Take the sides of the war and the state that the language's texts mean by default."""
        self.sides = sides
        self.home = home

    def find(self, s: Sentence, actors: Iterable[ActorMention], d: Discourse, role: str) -> Donors | None:
        """Give the donors among actors, each state once; None where there are none."""
        mentions: dict[str, ActorMention] = {}
        for actor in actors:
            state = self.resolve(s, actor, d)
            if state is not None and state not in self.sides.never_donors:
                mentions.setdefault(state, actor)
        return Donors(tuple(mentions), role, tuple(mentions.values())) if mentions else None

    def resolve(self, s: Sentence, actor: ActorMention, d: Discourse) -> str | None:
        """Give an actor's state; an office without one is that of the state last spoken of, else of the home state."""
        if actor.state is not None:
            return actor.state
        seat = _seat_behind(s, actor)
        if seat is not None and seat not in self.sides.never_donors:
            return seat
        earlier = [a for a in s.actors if a.end <= actor.start and not (a.state in GROUPS and a.person)]
        for other in sorted(earlier, key=lambda a: (a.role == "subject", a.start), reverse=True):
            if other.state and other.state not in self.sides.never_donors and not other.outside:
                return other.state
        land = actor in s.actors and "member_nouns" in s.tokens[actor.end - 1].words
        told = _last_subject(d) if land else None
        main = _main_state(d) if actor.office == "government" else None
        if told is not None and told not in {*GROUPS, *self.sides.never_donors}:
            main = told
        if main is not None:
            return main
        recent = d.recent_donors()
        if len(recent) == 1 and recent[0] not in GROUPS:
            return recent[0]
        return next((state for state in reversed(d.states) if state not in GROUPS), None) or self.home


def is_quoted(s: Sentence, actor: ActorMention) -> bool:
    """Whether an actor is quoted: as a source, before a colon, or beside a verb of saying."""
    if actor.role == "according" or (actor.end < len(s.tokens) and s.tokens[actor.end].text == ":"):
        return True
    speaker = actor.person or actor.kind in {"institution", "office", "seat"}
    source = actor.role == "from" and actor.kind in {"institution", "seat"}
    says = any(c.cue == "say" for c in s.cues)
    return says and speaker and (source or actor.role in {"subject", "object", "in"})


def _last_subject(d: Discourse) -> str | None:
    """Give the state that was the subject of the sentence before ("Rom gibt X. Das Land will ...")."""
    return d.subject.state if d.subject is not None and d.sentence - d.subject_at == 1 else None


def _main_state(d: Discourse) -> str | None:
    """Give the state that a text has named more often than all others together; None where there is none."""
    counts = Counter(state for state in d.states if state not in GROUPS)
    top = next(iter(counts.most_common(1)), None)
    return top[0] if top is not None and top[1] * 2 > counts.total() else None


def _seat_behind(s: Sentence, actor: ActorMention) -> str | None:
    """Give the state that an office is said to be from right behind it."""
    for other in s.actors:
        near = 0 < other.start - actor.end <= SEAT_REACH and other.role in {"from", "of"}
        if near and not any(actor.end <= c.start < other.start for c in s.cues):
            return other.state
    return None
