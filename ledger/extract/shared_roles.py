"""The role that an actor shares with the one before it, to which "and" or a comma ties it."""

from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.tokens import Token

TYING = frozenset({"coordinator", "determiner", "also"})
LONGEST_TIE = 3
"""How many words tie two actors at most ("und auch die")."""


def _each_counts(s: Sentence, previous: ActorMention, actor: ActorMention) -> bool:
    """Whether a number stands before the mark that ties two actors, and one behind the second ("Rom 2 und Oslo 3")."""
    between = s.tokens[previous.end : actor.start]
    tie = next((n for n, t in enumerate(between) if t.text == "," or "coordinator" in t.words), 0)
    counted = tie > 0 and _is_number(between[tie - 1]) and len(between) <= LONGEST_TIE + 1
    return counted and actor.end < len(s.tokens) and _is_number(s.tokens[actor.end])


def _is_number(token: Token) -> bool:
    return token.text.isdigit() or bool(token.words & {"number", "numeral"})


def share_role(s: Sentence, previous: ActorMention | None, actor: ActorMention) -> str | None:
    """An actor that "and" or a comma ties to the one before shares its role."""
    if previous is None or previous.before_noun:
        return None
    between = s.tokens[previous.end : actor.start]
    if previous.role == "subject" and _each_counts(s, previous, actor):
        return previous.role
    if not between or len(between) > LONGEST_TIE or not all(t.text == "," or t.words & TYING for t in between):
        return None
    goes_on = previous.role in {"subject", "object"} or _closes_list(s, actor)
    tied = any("coordinator" in t.words for t in between) or (goes_on and any(t.text == "," for t in between))
    return previous.role if tied else None


def _closes_list(s: Sentence, actor: ActorMention) -> bool:
    """Whether "and" follows an actor, or the last of the actors that commas tie to it ("of A, B, C and D")."""
    at = actor.end
    while not any("coordinator" in t.words for t in s.tokens[at : at + LONGEST_TIE]):
        following = next((a for a in s.actors if at < a.start <= at + LONGEST_TIE and s.tokens[at].text == ","), None)
        if following is None:
            return False
        at = following.end
    return True
