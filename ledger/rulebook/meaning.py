"""Read a language's meanings: dates.toml, numbers.toml, units.toml, money.toml, telling.toml."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ledger.errors import LedgerError
from ledger.model.meaning import Currency, DateWords, Meaning, NumberWords, Period, TellingWords, Words

Forms = list[str]
Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year"]
Context = Literal[
    "last", "this", "next", "edge", "filler", "deadline", "since", "from", "before", "before_or_ago", "inside", "in",
    "not", "ago", "earlier", "later",
]  # fmt: skip
Around = Literal["about", "at_least", "at_most", "additional", "total", "joint", "between", "from", "skip"]
WORD = re.compile(r"[^\W_]+|[^\w\s]")
Twelve = Annotated[list[Forms], Field(min_length=12, max_length=12)]
Seven = Annotated[list[Forms], Field(min_length=7, max_length=7)]


class Strict(BaseModel):
    """Refuses what it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PeriodEntry(Strict):
    """A phrase that names a period: a unit with its shift, or a month."""

    words: Forms
    unit: Unit | None = None
    shift: int = 0
    month: Annotated[int, Field(ge=1, le=12)] | None = None


class DateFile(Strict):
    """meaning/dates.toml."""

    day_first: bool
    bare_year: bool
    numeric_order: Literal["DMY", "MDY", "YMD"]
    months: Twelve
    unsure_months: Forms
    weekdays: Seven
    weekday_tails: Forms
    day_parts: Forms
    habits: Forms
    days: dict[str, int]
    small_days: Forms
    units: dict[Unit, Forms]
    plurals: dict[Unit, Forms]
    seasons: dict[Literal["1", "2", "3", "4"], Forms]
    ordinals: list[Forms]
    quarters: list[Forms]
    ordinal_tails: Forms
    day_links: Forms
    unsure_units: Forms
    pseudo: Forms
    context: dict[Context, Forms]
    period: list[PeriodEntry]


class NumberFile(Strict):
    """meaning/numbers.toml."""

    grouping: str
    decimal: str
    noun_capitals: bool
    ordinal_point: bool
    morphemes: Forms
    linkers: Forms
    articles: Forms
    singles: dict[Literal["plain", "additional", "ordinal"], Forms]
    multipliers: dict[str, int]
    suffixes: dict[str, int]
    few: Forms
    fixed: dict[str, int]
    vague: dict[str, int]
    before: dict[Around, Forms]
    after: dict[Around, Forms]
    between: Forms
    range_and: Forms
    not_after: dict[str, Forms]
    measures: Forms
    labels: Forms
    unmarked: Forms
    openers: Forms
    equal: Forms
    stops: Forms


class UnitFile(Strict):
    """meaning/units.toml."""

    units: dict[str, Forms]


class CurrencyEntry(Strict):
    """One currency of meaning/money.toml."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    words: Forms
    signs: Forms = []
    adjectives: Forms = []
    near: Forms = []
    default: bool = False


class MoneyFile(Strict):
    """meaning/money.toml."""

    converted: Forms
    currency: list[CurrencyEntry]


class TellingFile(Strict):
    """meaning/telling.toml."""

    verbs: Forms
    sources: Forms
    sources_after: Forms
    sources_doubtful: Forms
    doubtful: Forms
    reporting: Forms
    he: Forms
    this: Forms
    again: Forms
    pointing: Forms
    onward: Forms
    carriers: Forms
    tallying: Forms
    costs: Forms
    titles: Forms
    counts: Forms
    withheld: Forms
    same_day: Forms
    meetings: Forms
    overtaken: Forms
    overtaken_pluperfect: Forms
    each: Forms
    clock: Forms


class DoubtfulMeaningError(LedgerError):
    """A word has two meanings in one table of a language's meanings."""

    def __init__(self, word: str, first: str, second: str) -> None:
        """Name the word and both meanings."""
        super().__init__(
            f"{word!r} means both {first!r} and {second!r} in one table of meaning/*.toml; keep one of them"
        )


def read_meaning(folder: Path) -> Meaning:
    """Read the five files of `rules/<lang>/meaning`.

    Raises:
        BrokenRulesError: a file is no TOML or does not fit.
        DoubtfulMeaningError: one table gives a word two meanings.
    """
    from ledger.rulebook.reader import read_file  # noqa: PLC0415 - the reader imports this module

    money = read_file(folder / "money.toml", MoneyFile)
    return Meaning(
        folder.parent.name,
        _dates(read_file(folder / "dates.toml", DateFile)),
        _numbers(read_file(folder / "numbers.toml", NumberFile)),
        _inverted(read_file(folder / "units.toml", UnitFile).units),
        tuple(_currency(entry) for entry in money.currency),
        _phrases(money.converted),
        _telling(read_file(folder / "telling.toml", TellingFile)),
    )


def _words(phrase: str) -> Words:
    return tuple(WORD.findall(phrase.lower()))


def _phrases(phrases: Iterable[str]) -> tuple[Words, ...]:
    return tuple(_words(p) for p in phrases)


def _lower(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(f.lower() for f in forms)


def _numbered(groups: Iterable[Forms], first: int) -> dict[str, int]:
    return {form.lower(): n for n, forms in enumerate(groups, first) for form in forms}


def _inverted(table: Mapping[str, Forms]) -> dict[str, str]:
    """Give the meaning of each word."""
    meanings: dict[str, str] = {}
    for name, forms in table.items():
        for form in forms:
            if meanings.setdefault(form.lower(), name) != name:
                raise DoubtfulMeaningError(form, meanings[form.lower()], name)
    return meanings


def _around(table: Mapping[str, Forms]) -> dict[Words, str]:
    return {_words(phrase): name for phrase, name in _inverted(table).items()}


def _dates(file: DateFile) -> DateWords:
    weekdays = _numbered(file.weekdays, 0)
    with_parts = {day + tail.lower(): n for day, n in weekdays.items() for tail in file.weekday_tails}
    return DateWords(
        months=_numbered(file.months, 1),
        unsure_months=_lower(file.unsure_months),
        weekdays=weekdays | with_parts,
        day_parts=_lower(file.day_parts),
        habits=_lower(file.habits),
        days={word.lower(): offset for word, offset in file.days.items()},
        small_days=_lower(file.small_days),
        units=_inverted({str(unit): forms for unit, forms in file.units.items()}),
        plurals=_inverted({str(unit): forms for unit, forms in file.plurals.items()}),
        seasons={form.lower(): int(quarter) for quarter, forms in file.seasons.items() for form in forms},
        ordinals=_numbered(file.ordinals, 1),
        quarters=_numbered(file.quarters, 1),
        periods=tuple(Period(_words(p), e.unit, e.shift, e.month) for e in file.period for p in e.words),
        context=_inverted({str(kind): forms for kind, forms in file.context.items()}),
        ordinal_tails=_lower(file.ordinal_tails),
        pseudo=_phrases(file.pseudo),
        day_links=_lower(file.day_links),
        unsure_units=_lower(file.unsure_units),
        day_first=file.day_first,
        bare_year=file.bare_year,
        numeric_order=file.numeric_order,
    )


def _numbers(file: NumberFile) -> NumberWords:
    return NumberWords(
        grouping=file.grouping,
        decimal=file.decimal,
        noun_capitals=file.noun_capitals,
        ordinal_point=file.ordinal_point,
        morphemes=tuple(file.morphemes),
        linkers=_lower(file.linkers),
        articles=_lower(file.articles),
        singles=_inverted({str(kind): forms for kind, forms in file.singles.items()}),
        multipliers={word.lower(): Decimal(n) for word, n in file.multipliers.items()},
        suffixes={word.lower(): Decimal(n) for word, n in file.suffixes.items()},
        few=_phrases(file.few),
        fixed={_words(phrase): n for phrase, n in file.fixed.items()},
        vague={_words(phrase): n for phrase, n in file.vague.items()},
        before=_around({str(kind): forms for kind, forms in file.before.items()}),
        after=_around({str(kind): forms for kind, forms in file.after.items()}),
        between=_lower(file.between),
        range_and=_lower(file.range_and),
        not_after={word.lower(): tuple(e.lower() for e in ends) for word, ends in file.not_after.items()},
        measures=_lower(file.measures),
        labels=_lower(file.labels),
        unmarked=_lower(file.unmarked),
        openers=_lower(file.openers),
        equal=_phrases(file.equal),
        stops=_lower(file.stops),
    )


def _telling(file: TellingFile) -> TellingWords:
    return TellingWords(**{name: tuple(form.lower() for form in forms) for name, forms in file.model_dump().items()})


def _currency(entry: CurrencyEntry) -> Currency:
    def lower(forms: Forms) -> tuple[str, ...]:
        return tuple(f.lower() for f in forms)

    return Currency(
        entry.code, _lower(entry.words), tuple(entry.signs), lower(entry.adjectives), lower(entry.near), entry.default
    )
