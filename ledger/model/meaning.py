"""What a language's words for dates, numbers, units and money mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Words = tuple[str, ...]
"""A phrase, cut into lower-case words and marks."""


@dataclass(frozen=True, slots=True)
class Period:
    """A word or phrase that names a stretch of time by itself ("Vorwoche", "year-end").

    Either `month` (a feast: the month it stands for) or `unit` with `shift` (0 the present one, -1 the one before).
    """

    words: Words
    unit: str | None = None
    shift: int = 0
    month: int | None = None


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of dates; all keys are in lower case.

    `units` and `plurals` map to day, week, weekend, month, quarter, half, year. `context` maps the words around a date
    to what they say: `last`, `this`, `next`, `edge`, `filler`, `deadline`,
    `since`, `from`, `before`, `before_or_ago`, `inside`, `in`, `not`, `ago`, `earlier`, `later`.
    """

    months: Mapping[str, int]
    unsure_months: frozenset[str]
    """Months whose names are other words too: they count only beside a word of dates."""
    weekdays: Mapping[str, int]
    """Monday is 0."""
    day_parts: frozenset[str]
    habits: frozenset[str]
    """Words of repetition ("mittwochs", "every", "pro"): what follows them is no date."""
    days: Mapping[str, int]
    """Days from the publication date."""
    small_days: frozenset[str]
    """Of those, the ones that mean something else with a capital."""
    units: Mapping[str, str]
    plurals: Mapping[str, str]
    seasons: Mapping[str, int]
    """The quarter that a season stands for."""
    ordinals: Mapping[str, int]
    quarters: Mapping[str, int]
    periods: tuple[Period, ...]
    context: Mapping[str, str]
    ordinal_tails: frozenset[str]
    """What may be glued to a day's number ("th")."""
    pseudo: tuple[Words, ...]
    """Phrases that look like dates and are none."""
    day_links: frozenset[str]
    """What may stand between a day and its month (a point, "of")."""
    unsure_units: frozenset[str]
    """Units that are other words too: an ordinal before them is not enough ("the second half")."""
    day_first: bool
    """`25 January` rather than `January 25`; both are read where this is False."""
    bare_year: bool
    """A year may stand without a preposition."""
    numeric_order: str
    """Order of an all-numeric date with slashes, as dateparser's DATE_ORDER; with points it is always day first."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words of numbers; all in lower case."""

    grouping: str
    decimal: str
    noun_capitals: bool
    ordinal_point: bool
    """A point after a number makes it an ordinal ("die 3. Brigade")."""
    morphemes: tuple[str, ...]
    """What number words are made of; anything else never reaches the number library."""
    linkers: frozenset[str]
    """Words inside a number of several words ("and")."""
    articles: frozenset[str]
    singles: Mapping[str, str]
    """Words that say that there is one: `plain` ("its only"), `ordinal` ("its first"), or one more, `additional`."""
    multipliers: Mapping[str, Decimal]
    suffixes: Mapping[str, Decimal]
    """Multipliers that are glued to digits ("90m"); they hold for money only."""
    few: tuple[Words, ...]
    """Vague counts that a multiplier may follow ("several hundred": at least two hundred)."""
    fixed: Mapping[Words, int]
    """Phrases that are a number ("half a dozen")."""
    vague: Mapping[Words, int]
    """Phrases that are at least a number ("dozens")."""
    before: Mapping[Words, str]
    """What may stand before a number.

    One of `about`, `at_least`, `at_most`, `additional`, `total`, `joint`, `between`, `from`, `skip`.
    """
    after: Mapping[Words, str]
    """What may stand after a number."""
    between: frozenset[str]
    """Words between the ends of a range."""
    range_and: frozenset[str]
    """Words between them after "between"."""
    not_after: Mapping[str, tuple[str, ...]]
    """Ends of words after which a qualifier is a preposition ("Paket über")."""
    measures: frozenset[str]
    """Nouns and marks that make a number something else than a number of arms: time, distance, share, persons."""
    labels: frozenset[str]
    """Words whose number is a name ("Artikel 5")."""
    unmarked: frozenset[str]
    """Nouns whose plural looks like the singular."""
    openers: frozenset[str]
    """Words between a number and its noun ("hundreds of shells")."""
    equal: tuple[Words, ...]
    """Phrases for the number named before ("ebenso viele", "as many")."""
    stops: frozenset[str]
    """Words that end a noun phrase before its unit is found."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency and how it is named; words and stems in lower case.

    Where several currencies share a word, the one whose `adjectives` stand before it is meant, else the one whose
    `near` stems the sentence holds, else the `default` one.
    """

    code: str
    words: frozenset[str]
    signs: tuple[str, ...]
    adjectives: tuple[str, ...]
    near: tuple[str, ...]
    default: bool


@dataclass(frozen=True, slots=True)
class TellingWords:
    """Phrases of telling, in lower case."""

    verbs: tuple[str, ...]
    """Forms of verbs of telling, beside the cue class `say`; two words of one form may stand apart."""
    sources: tuple[str, ...]
    """What stands before the name of a source ("according to")."""
    sources_after: tuple[str, ...]
    sources_doubtful: tuple[str, ...]
    """What stands before the name of a source only where that is a doubtful one ("nach Medienberichten")."""
    doubtful: tuple[str, ...]
    """Sources that only make a thing likely; a leading hyphen marks the end of a compound."""
    reporting: tuple[str, ...]
    """Verbs of telling that, said of nobody official, are said of media."""
    he: tuple[str, ...]
    """Pronouns for the last speaker."""
    this: tuple[str, ...]
    """Pronouns for what the sentence before said."""
    again: tuple[str, ...]
    """Sources that only stand for one named before ("dem Bericht", "demnach")."""
    pointing: tuple[str, ...]
    """Words that name what the sentence before told ("entsprechende", "to that effect")."""
    onward: tuple[str, ...]
    """Words that put a sentence at what the sentence before told ("demnach", "under the deal")."""
    carriers: tuple[str, ...]
    """Nouns of what brings arms."""
    tallying: tuple[str, ...]
    """What opens a sentence that only gives the number of what was named before ("es geht um")."""
    costs: tuple[str, ...]
    """Words of what a thing is worth."""
    titles: tuple[str, ...]
    """What stands before the names of people."""
    counts: tuple[str, ...]
    withheld: tuple[str, ...]
    """Words that leave a number open where one of `counts` stands in the sentence."""
    same_day: tuple[str, ...]
    """Phrases that put a sentence on the day of what was told before."""
    meetings: tuple[str, ...]
    """Nouns of meetings; what is pledged at one is pledged on its day. A leading hyphen marks the end of a compound."""
    overtaken: tuple[str, ...]
    overtaken_pluperfect: tuple[str, ...]
    """Words that mark a position as overtaken in any tense, or only in the pluperfect."""
    each: tuple[str, ...]
    clock: tuple[str, ...]
    """Words of a clock, which open the entries of a ticker."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """All meanings of one language."""

    code: str
    dates: DateWords
    numbers: NumberWords
    units: Mapping[str, str]
    """Unit by word; a key that starts with a hyphen is the end of a compound."""
    currencies: tuple[Currency, ...]
    converted: tuple[Words, ...]
    """What stands before a sum that only restates another in a second currency."""
    telling: TellingWords
