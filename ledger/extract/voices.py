"""Whose text it is: a speech, statement or briefing tells in its title who "we" are."""

import re
from itertools import takewhile

from ledger.extract.discourse import Discourse
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.sections import starts_line

LABEL = re.compile(r"[^\W\d_a-zß]{2}[^\d:a-zß\n]*:")
"""A speaker's name in capitals before a colon, as transcripts have it."""
BESIDE = 2
"""How far the noun of speech stands from the genitive of its speaker."""


def note_voice(text: str, s: Sentence, d: Discourse) -> None:
    """Remember for which state the text speaks: by its title, or by the label of a turn in a transcript."""
    if d.sentence == 0 and "speech_noun" in s.classes:
        speaking = [a for a in s.actors if _speaks(s, a)]
        states = {a.state for a in speaking}
        d.author = d.voice = states.pop() if len(states) == 1 else None
        if d.author is not None and len(speaking) == 1 and speaking[0].person:
            d.story.author = _words(text, s, speaking[0])
    elif d.author is not None and starts_line(text, s) and LABEL.match(text, s.start):
        d.voice = next((a.state for a in s.actors if a.person and a.state and a.start <= 1), d.author)


def _words(text: str, s: Sentence, actor: ActorMention) -> str:
    """Give a speaker with the name that follows the office."""
    behind = s.tokens[actor.end :]
    name = list(takewhile(lambda t: t.text.isalpha() and t.text[0].isupper() and not t.words, behind))
    return text[s.tokens[actor.start].start : s.tokens[actor.end + len(name) - 1].end]


def _speaks(s: Sentence, actor: ActorMention) -> bool:
    """Whether a title names an actor as the one who speaks ("Remarks by X", "X's speech")."""
    if actor.outside or actor.state is None:
        return False
    beside = s.tokens[actor.end : actor.end + BESIDE]
    if actor.role == "of" and not actor.before_noun:
        beside = s.tokens[max(0, actor.start - 1 - BESIDE) : actor.start]
    noun = any("speech_noun" in t.words for t in beside)
    return actor.role in {"by", "from"} or (noun and (actor.person or actor.role == "of"))
