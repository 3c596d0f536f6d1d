"""Join what names one actor into one mention: adjective, office, name and party."""

from dataclasses import replace

from ledger.extract.lexicon import Lexicon
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.tokens import Token
from ledger.model.donors import GROUPS

SEATED = frozenset({"seat", "name"})
LONGEST_TITLE = 3
TITLE_MARKS = frozenset({"'s", "’s", "’", "'", "(", ")"})
FOLLOWERS = {
    "adjective": frozenset({"office", "person", "institution", "party"}),
    "name": frozenset({"office", "person"}),
    "institution": frozenset({"office", "person"}),
    "seat": frozenset({"office", "person"}),
    "office": frozenset({"person"}),
    "party": frozenset({"person"}),
}
"""Which kinds of actor may go on with the name of an actor of each kind."""


class ActorJoiner:
    """Joins the actor mentions of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the words that tie an office to its seat."""
        self.seated = lexicon.language.words.get("seated", ())
        self.headed = lexicon.language.words.get("headed", ())
        self.titles = TITLE_MARKS | set(lexicon.language.settings["title_words"].split("|"))

    def join(self, s: Sentence) -> None:
        """Make one mention of adjective, office and name ("der deutsche Kanzler Olaf Scholz (SPD)")."""
        joined: list[ActorMention] = []
        for mention in s.actors:
            if joined and self._one_actor(s, joined[-1], mention):
                joined[-1] = _merge(s, joined[-1], mention)
            else:
                joined.append(_as_side(s, mention))
        s.actors = [a for a in joined if not _is_member(s, a) and not _is_western(a, joined) and not _is_company(s, a)]

    def _one_actor(self, s: Sentence, left: ActorMention, right: ActorMention) -> bool:
        """Whether two mentions name one actor."""
        between = s.tokens[left.end : right.start]
        if left.state is None and right.kind in SEATED and len(between) == 1 and between[0].low in self.seated:
            return True
        if left.state is None and self._is_named(left, right, between):
            return True
        if left.person and right.kind == "party":
            return len(between) == 1 and between[0].text == "("
        if right.kind not in FOLLOWERS.get(left.kind, ()) or not self._is_title(between):
            return False
        return left.kind != "seat" or bool(between)

    def _is_named(self, left: ActorMention, right: ActorMention, between: list[Token]) -> bool:
        """Whether a state's name follows its kind ("das Land Dänemark"), or its head's ("die Regierung unter X")."""
        if not between:
            return left.kind == "office" and left.office == "government" and right.kind == "name"
        return right.person and len(between) == 1 and between[0].low in self.headed

    def _is_title(self, between: list[Token]) -> bool:
        """Whether nothing but the words and marks of a title stands between two names."""
        return len(between) <= LONGEST_TITLE and all(t.low in self.titles for t in between)


def _is_company(s: Sentence, actor: ActorMention) -> bool:
    """Whether a state's name or adjective only says where a company sits ("der deutsche Hersteller")."""
    end = actor.end + (actor.end < len(s.tokens) and s.tokens[actor.end].text in TITLE_MARKS)
    following = s.tokens[end].words if end < len(s.tokens) else frozenset()
    return actor.kind in {"adjective", "name"} and "company" in following


def _as_side(s: Sentence, actor: ActorMention) -> ActorMention:
    """Make an adjective and "side" one actor ("the Spanish side")."""
    named = actor.kind == "adjective" and actor.end < len(s.tokens) and "side_nouns" in s.tokens[actor.end].words
    return replace(actor, kind="institution", end=actor.end + 1) if named else actor


def _merge(s: Sentence, left: ActorMention, right: ActorMention) -> ActorMention:
    """Make one mention of two; a party in brackets only lengthens the first."""
    if right.kind == "party":
        closed = right.end < len(s.tokens) and s.tokens[right.end].text == ")"
        return replace(left, end=right.end + closed)
    seated = left.state is None and right.kind in SEATED and left.end < right.start
    heads = left.office == "government" and left.state is None and right.person and left.end < right.start
    own = left.state if left.kind in {"adjective", "name"} else None
    return replace(
        right,
        kind=left.kind if seated else right.kind,
        start=left.start,
        state=own or right.state or left.state,
        person=left.person or right.person,
        office=right.office or left.office,
        outside=(right.outside or left.outside) and not heads,
    )


def _is_western(actor: ActorMention, actors: list[ActorMention]) -> bool:
    """Whether "western" only describes the actor named after it."""
    return actor.state == "WEST" and any(o.start == actor.end and o.kind == "name" for o in actors)


def _is_member(s: Sentence, actor: ActorMention) -> bool:
    """Whether an alliance's name only says of what another actor is a member ("Nato-Staat", "NATO country")."""
    if actor.state not in GROUPS or actor.end >= len(s.tokens) or actor.person:
        return False
    return "member_nouns" in s.tokens[actor.end].words or (
        s.tokens[actor.end].hyphen and s.tokens[actor.end].text[:1].isupper()
    )
