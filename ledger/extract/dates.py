"""Find the dates of a sentence and read them against the publication date."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.extract.date_calendar import sane
from ledger.extract.date_numeric import numeric
from ledger.extract.date_rules import Found, Sight, period, rules, year
from ledger.extract.date_units import unit
from ledger.extract.number_words import NumberReader
from ledger.extract.words import Phrases, words_of
from ledger.model.meaning import Meaning, Period
from ledger.model.partial_date import PartialDate

NUMERIC = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}\.\d{1,2}\.|\d{1,2}/\d{1,2}/\d)")
VAGUE = frozenset({"week", "weekend", "season"})
DATELINE_END = 90
DATELINE_AFTER = re.compile(r"\s*(?:(?:\([^()]{1,40}\)\s*)?[-–—]\s|,?\s\d{1,2}[.:]\d\d\b)")
JOINT = re.compile(r"[\s,(]{0,3}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in `text[start:end]`, prepositions included.

    `past` and `future` are its readings in a past and a future clause, equal where only one makes sense; `direction`
    (`past`, `future`, `either`) is what the words alone say. `role` is `point`, `deadline`, `since`, `frequency` (no
    reading), `dateline` (the day of the report, not of an event), or `vague`: a week or a season, whose month or
    quarter is only its nearest name and which the codebook's labels leave out.
    """

    start: int
    end: int
    past: PartialDate | None
    future: PartialDate | None
    direction: str
    role: str
    explicit: bool
    """Whether the words fix the year."""
    weekday: bool = False

    @property
    def date(self) -> PartialDate | None:
        """The reading for a clause whose tense is unknown."""
        return self.future if self.direction == "future" else self.past


class DateFinder:
    """Finds dates in one language."""

    def __init__(self, meaning: Meaning) -> None:
        """Index the language's words of dates."""
        self.code, self.table, self.articles = meaning.code, meaning.dates, meaning.numbers.articles
        self.count = NumberReader(meaning).word
        table = self.table
        self.periods: dict[tuple[str, ...], Period] = {p.words: p for p in table.periods}
        self.pseudo, self.phrases = Phrases(table.pseudo), Phrases(self.periods)
        self.rules: dict[str, Callable[[Sight, int], Found | None]] = {}
        for words, rule in ((frozenset([*table.units, *table.plurals]), unit), *rules(table)):
            self.rules |= dict.fromkeys(words, rule)
        self.starts = frozenset([*self.rules, *self.phrases.table, *self.pseudo.table])
        self.triggers = frozenset([*self.rules, *(max(phrase, key=len) for phrase in self.periods)])

    def find(self, text: str, published: date | None, blocked: Sequence[tuple[int, int]] = ()) -> list[DateMention]:
        """Find the dates of `text` outside `blocked` spans, in order; without a publication date only full ones."""
        words = words_of(text)
        if self.triggers.isdisjoint(words.lows) and not NUMERIC.search(text):
            return []
        if published is not None and not sane(published.year):
            published = None
        sight = Sight(words, self.table, published, self.count, self.articles)
        return list(_merged(text, [self._mention(sight, f) for f in self._found(sight, blocked)]))

    def _found(self, sight: Sight, blocked: Sequence[tuple[int, int]]) -> Iterator[Found]:
        i, free = 0, 0
        words, lows, starts = sight.words, sight.words.lows, self.starts
        while i < len(lows):
            if lows[i] not in starts and not lows[i][0].isdecimal():
                i += 1
                continue
            if (pseudo := self.pseudo.starting(words, i)) is not None:
                i += len(pseudo)
                free = i
                continue
            found = None if words.inside(i, blocked) else self._at(sight, i)
            if (
                found is None
                or found.first < free
                or (found.readings.past is None and found.around.role != "frequency")
            ):
                i += 1
                continue
            found.around.start = max(found.around.start, free)
            yield found
            i = free = max(found.after, i + 1)

    def _at(self, sight: Sight, i: int) -> Found | None:
        words = sight.words
        if (phrase := self.phrases.starting(words, i)) is not None:
            return period(sight, i, self.periods[phrase])
        low = words.lows[i]
        if low.isdecimal():
            return year(sight, i)
        if low[0].isdecimal():
            return numeric(sight, i, self.code)
        rule = self.rules.get(low)
        return None if rule is None else rule(sight, i)

    @staticmethod
    def _mention(sight: Sight, found: Found) -> DateMention:
        role = found.around.role
        if found.kind in VAGUE and role != "frequency":
            role = "vague"
        start, end = sight.words.starts[min(found.around.start, found.first)], sight.words.ends[found.after - 1]
        if found.kind == "day" and end < DATELINE_END and _dateline(sight.words.text, start, end):
            role = "dateline"
        past, future = found.readings.past, found.readings.future
        if role == "frequency":
            past = future = None
        return DateMention(
            start, end, past, future, found.readings.direction, role, found.explicit, found.kind == "weekday"
        )  # fmt: skip


def _merged(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """Let a date take in the weekday before it ("Mittwoch, 25. Januar")."""
    waiting: DateMention | None = None
    for mention in mentions:
        here = mention
        if (
            waiting is not None
            and not here.weekday
            and _one_day(here)
            and JOINT.fullmatch(text[waiting.end : here.start])
        ):
            here = replace(here, start=waiting.start, role=waiting.role)
        elif waiting is not None:
            yield waiting
        waiting = here if here.weekday else None
        if waiting is None:
            yield here
    if waiting is not None:
        yield waiting


def _dateline(text: str, start: int, end: int) -> bool:
    """Whether a date is that of the report ("KYIV, Jan 25 (Reuters) - ", "25. Januar, 11.18 Uhr")."""
    if DATELINE_AFTER.match(text, end) is None:
        return False
    return not any(word[0].islower() for word in text[:start].split())


def _one_day(mention: DateMention) -> bool:
    return mention.past is not None and mention.past.span == 0
