"""Let only texts through that name an item: everyday news is done after one scan.

The gate is sound: wherever the lexicon finds an item or a package, the gate opens. It may open for nothing, as a false
friend or a longer name that is no item shows only when the text is read.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from ahocorasick_rs import AhoCorasick

from ledger.extract.lexicon import CueForm, Entry, Lexicon
from ledger.extract.tokens import HYPHENS, find_tokens

PACKAGE = "package"
"""The cue whose nouns name an item by themselves."""
LONGEST = 3
"""A name of more tokens is looked for by its beginning."""
GAPS = (" ", "-")
LETTERS = re.compile(r"[^\W\d_]+")
DOUBLE = "--"
ODD_GAPS = ("  ", *(c for c in map(chr, range(0x3001)) if c.isspace() and c not in " \n"))
"""Gaps that names are not written with; the last space of Unicode is U+3000."""
ODD = (*ODD_GAPS, *HYPHENS[1:], DOUBLE)
"""What is written another way before names are looked for."""

Form = tuple[str, ...]


class Gate:
    """Tells whether a text of one language may name any item."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the names of items and packages from the language's words."""
        self.lexicon = lexicon
        forms = list(_shortest(*_forms(lexicon)))
        names = {name for form in forms for name in _patterns(form[:LONGEST])}
        self._names = [*ODD, *sorted(names)]
        self._begun = {name for form in forms if len(form) > LONGEST for name in _patterns(form[:LONGEST])}
        self._scanner = AhoCorasick(self._names)

    def lets_through(self, text: str) -> bool:
        """Tell whether a text may name an item; False is certain."""
        plain, low, hits = self._scan(text)
        if any(n < len(ODD) for n, _, _ in hits):
            plain, low, hits = self._scan(_flatten(text))
        if len(low) != len(plain):
            return bool(hits)
        return any(self._is_name(plain, self._names[n], start, end) for n, start, end in hits if n >= len(ODD))

    def _scan(self, text: str) -> tuple[str, str, list[tuple[int, int, int]]]:
        """Give a text, the same in small letters, and what was found there: the number of a name and its span."""
        low = text.lower()
        return text, low, self._scanner.find_matches_as_indexes(low, overlapping=True)

    def _is_name(self, text: str, name: str, start: int, end: int) -> bool:
        """Whether a hit is made of whole words as they are spelled, or begins a closed compound with a known noun."""
        if not _may_part(text, start):
            return False
        if not _may_part(text, end):
            return self.lexicon.capitals and self._is_compound(text, start, end)
        if name in self._begun:
            return True
        tokens = find_tokens(text, start, end)
        return any(_opens(entry) for entry in self.lexicon.matches(tokens, 0))

    def _is_compound(self, text: str, start: int, end: int) -> bool:
        run = LETTERS.match(text, start)
        if run is None or run.end() < end:
            return False
        stops = [n for n in range(end, run.end() + 1) if _may_part(text, n)]
        return any(self.lexicon.split(text[start:stop]) for stop in stops)


def _opens(entry: Entry) -> bool:
    """Whether an entry names an item, or a package, which is an item by itself."""
    return entry.kind == "item" or (isinstance(entry.value, CueForm) and entry.value.cue == PACKAGE)


def _forms(lexicon: Lexicon) -> tuple[set[Form], set[Form]]:
    """Give the forms in which capitals count, and in small letters those in which they do not."""
    exact: set[Form] = set()
    free: set[Form] = set()
    for first, entries in lexicon.entries.items():
        for entry in entries:
            if _opens(entry) and entry.exact is not None:
                exact.add(entry.exact)
            elif _opens(entry):
                free.add((first, *entry.rest))
    return exact, free


def _shortest(exact: set[Form], free: set[Form]) -> Iterator[Form]:
    """Give in small letters the forms that hold no other one: what holds a name is found by it."""
    for form in free:
        if not any(part in free for part in _parts(form)):
            yield form
    for form in exact:
        low = _lower(form)
        if not any(part in exact for part in _parts(form)) and not any(part in free for part in _parts(low)):
            yield low


def _lower(form: Form) -> Form:
    return tuple(word.lower() for word in form)


def _parts(form: Form) -> Iterable[Form]:
    """Give all shorter stretches of a form."""
    return (form[a : a + n] for n in range(1, len(form)) for a in range(len(form) - n + 1))


def _patterns(form: Form) -> Iterator[str]:
    """Write a form in each way that the lexicon takes for it: apart, with hyphens, and together where tokens show."""
    gaps = [GAPS if a.isalpha() and b.isalpha() else ("", *GAPS) for a, b in pairwise(form)]
    for chosen in product(*gaps):
        yield form[0] + "".join(gap + word for gap, word in zip(chosen, form[1:], strict=True))


def _flatten(text: str) -> str:
    """Write every gap and every hyphen in one way; no name goes across a line end."""
    plain = " ".join(text.split()) if any(odd in text for odd in ODD_GAPS) else text
    for hyphen in HYPHENS[1:]:
        plain = plain.replace(hyphen, HYPHENS[0])
    while DOUBLE in plain:
        plain = plain.replace(DOUBLE, HYPHENS[0])
    return plain


def _may_part(text: str, at: int) -> bool:
    """Whether a token may end at a place: not inside a word or a number, but where a capital follows a small letter."""
    if at in {0, len(text)}:
        return True
    before, after = text[at - 1], text[at]
    if before.isalpha() and after.isalpha():
        return before.islower() and after.isupper()
    return not (before.isdecimal() and after.isdecimal())
