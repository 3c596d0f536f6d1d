"""The sections of an overview: whose part of it a line belongs to, and which line heads a list."""

import re
from dataclasses import replace

from ledger.extract.discourse import Discourse
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.open_lists import Section
from ledger.extract.tokens import BULLETS

STATES = frozenset({"name", "seat"})
LABEL_REACH = 5
"""Tokens between a label and its colon: "Denmark (delivered):"."""
PART_LENGTH = 50
OVERVIEW = 3
"""Sentences from the one that says what an overview is of to its first line."""
PART = re.compile(rf"\n+[^\W\d_][^\n]{{0,{PART_LENGTH}}}(?<![.?!,;])\n+\s*[{BULLETS}]")
"""A short line and below it the first entry of a list."""
LIST_LINE = re.compile(rf"\s*(?:[{BULLETS}]|\d)")


def note_section(text: str, s: Sentence, d: Discourse, never_donors: frozenset[str]) -> None:
    """Remember the state that a label before a colon, or a line of its own, makes the matter of what follows.

    Labels below a sentence that says of what they give an overview are the lines of a list.
    """
    if not starts_line(text, s):
        return
    actor = _opening(s)
    if actor is None or actor.state is None or actor.kind not in STATES or actor.outside:
        return
    labelled = any(t.text == ":" for t in s.tokens[actor.end : actor.end + LABEL_REACH])
    if not labelled and not (actor.end == len(s.tokens) and ends_line(text, s)):
        return
    paragraph = d.story.paragraph if labelled else None
    d.section = None if actor.state in never_donors else Section(actor.state, paragraph)
    if d.section and labelled and not d.in_list and d.matter and d.sentence - d.matter.at <= OVERVIEW:
        d.open_list((), d.matter.status, None)
        d.matter = replace(d.matter, at=d.sentence)


def starts_line(text: str, s: Sentence) -> bool:
    """Whether nothing but a bullet stands before a sentence on its line."""
    return not text[text.rfind("\n", 0, s.start) + 1 : s.start].strip(f"{BULLETS} \t")


def ends_line(text: str, s: Sentence) -> bool:
    """Whether the line ends with the sentence."""
    return text[s.end : s.end + 1] in {"", "\n"}


def heads_list(text: str, s: Sentence) -> bool:
    """Whether a sentence is a line of its own, and bullets or numbers open the next one."""
    if not starts_line(text, s) or text[s.start] in BULLETS or text[s.start].isdigit():
        return False
    rest = text[s.end :]
    return rest.startswith("\n") and LIST_LINE.match(rest.lstrip("\n")) is not None


def heads_parts(text: str, s: Sentence) -> bool:
    """Whether a sentence is a line of its own above the heading of the first part of a list."""
    return starts_line(text, s) and PART.match(text, s.end) is not None


def section_of(d: Discourse, *, listed: bool) -> str | None:
    """Give the state whose section goes on: in the paragraph of its label, or below its line for lists."""
    section = d.section
    if section is None:
        return None
    goes_on = section.paragraph == d.story.paragraph or (section.paragraph is None and listed)
    return section.state if goes_on else None


def _opening(s: Sentence) -> ActorMention | None:
    """The actor that opens a sentence, behind a bullet."""
    at = next((n for n, t in enumerate(s.tokens) if t.text[:1].isalnum()), 0)
    return next(
        (a for a in s.actors if a.start == at or (a.start == at + 1 and s.tokens[at].words & {"determiner"})), None
    )
