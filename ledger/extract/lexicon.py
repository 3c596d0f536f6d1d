"""The words of a language, ready to be looked up token by token."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ledger.extract.closed_words import settle_word
from ledger.extract.tokens import Token, find_tokens, stands_at
from ledger.model.rules import Actor, Item, Language

LINKS = ("", "s", "n", "en", "es")
SHORTEST_STEM = 4
GENITIVES = frozenset({"'s", "’s"})
GOVERNMENT = frozenset({"government", "assembly", "further", "quantifier", "owned"})
BE_OF_GENITIVES = frozenset({"be"})
STRESSING = frozenset({"stressing"})
BOUND = frozenset({"bound"})
SHAPES = {
    "verb_shape": frozenset({"unknown_verb"}),
    "infinitive_shape": frozenset({"unknown_infinitive"}),
}
SHORTEST_HEAD = 3
KEPT = 20_000
"""Words of a text are looked up once, as long as no more of others came between."""
LONGEST_ABBREVIATION = 3
"""Words of up to so many letters are abbreviations of something else when in capitals."""


@dataclass(frozen=True, slots=True)
class CueForm:
    """One surface form of a cue: its class, the word class with its grammatical tag, and its lemma."""

    cue: str
    tag: str
    lemma: str
    particle: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sequence of tokens may mean; `exact` holds the spelling where capitals matter."""

    kind: str
    value: Item | Actor | CueForm | str
    rest: tuple[str, ...]
    exact: tuple[str, ...] | None
    length: int
    """How many tokens it covers."""


def words_of(form: str) -> list[str]:
    """Cut a form of the word lists as text is cut."""
    return [form] if form.isalpha() else [t.text for t in find_tokens(form, 0, len(form))]


class Lexicon:
    """All entries of one language by their first token."""

    def __init__(self, language: Language) -> None:
        """Index the language's items, actors, cues and closed classes."""
        self.language = language
        self.shapes = [
            (re.compile(language.settings[name]), words)
            for name, words in SHAPES.items()
            if language.settings.get(name)
        ]
        self.capitals = language.settings["noun_capitals"] == "yes"
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        self.closed: dict[str, frozenset[str]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.items = {item.id: item for item in language.items}
        self._ancestors: dict[str, list[str]] = {}
        self._stems: set[str] = set()
        self._heads: set[str] = set()
        self._index_items()
        self._index_actors()
        self._index_cues()
        self._index_closed()
        for found in self.entries.values():
            found.sort(key=lambda e: -e.length)
        self.split = lru_cache(KEPT)(self._split)
        self._classes = lru_cache(KEPT)(self._find_classes)
        self._opened = lru_cache(KEPT)(self._find_opened)

    def ancestors(self, item: Item) -> list[str]:
        """Give an item's parents and classes, nearest first."""
        known = self._ancestors.get(item.id)
        if known is None:
            known = self._ancestors[item.id] = self._find_ancestors(item)
        return known

    def _find_ancestors(self, item: Item) -> list[str]:
        found: list[str] = []
        queue = [item.parent, item.item_class]
        while queue:
            name = queue.pop(0)
            if name is None or name in found or name == item.id:
                continue
            found.append(name)
            parent = self.items.get(name)
            if parent is not None:
                queue += [parent.parent, parent.item_class]
        return found

    def stands_for(self, general: Item, special: Item) -> bool:
        """Whether a name may stand for a more special one ("die Panzer" for Leopard 2)."""
        return general.id in self.ancestors(special)

    def _add(self, kind: str, value: Item | Actor | CueForm | str, form: str, *, exact: bool) -> None:
        for words in map(words_of, self._spellings(form)):
            if words:
                low = [w.lower() for w in words]
                entry = Entry(kind, value, tuple(low[1:]), tuple(words) if exact else None, len(words))
                self.entries[low[0]].append(entry)

    def _spellings(self, form: str) -> tuple[str, ...]:
        """Give a form as it is written, and as another country that shares the language writes it."""
        letter, _, others = self.language.settings["spelled_also"].partition("=")
        return (form, form.replace(letter, others)) if letter and letter in form else (form,)

    def _index_items(self) -> None:
        for item in self.language.items:
            for form in item.forms:
                self._add("item", item, form, exact=item.exact)
                words = words_of(form)
                if len(words) == 1 and len(form) >= SHORTEST_STEM and words[0][:1].isupper():
                    self._stems.add(words[0].lower())
        for form in self.language.heads:
            self._add("head", form, form, exact=False)
            self._heads.add(form.lower())
        for form in self.language.pseudo:
            self._add("pseudo", form, form, exact=False)

    def _index_actors(self) -> None:
        for actor in self.language.actors:
            exact = actor.kind in {"name", "seat", "person", "people", "institution", "party"} or self.capitals
            for form in actor.forms:
                described = actor.kind == "adjective" and not form.isupper()
                self._add("actor", actor, form, exact=(exact or form.isupper()) and not described)

    def _index_cues(self) -> None:
        for cue in self.language.cues:
            for noun in cue.nouns:
                self._add("cue", CueForm(cue.cue, "noun", noun.split(" ")[0]), noun, exact=self.capitals)
                self._heads.add(noun.lower())
            for form in cue.adjectives:
                self._add("cue", CueForm(cue.cue, "adj", form), form, exact=False)
            for form in cue.phrases:
                self._add("cue", CueForm(cue.cue, "phrase", form), form, exact=False)
            for verb in cue.verbs:
                particle = tuple(w.lower() for w in words_of(verb.particle)) if verb.particle else ()
                for tag, forms in verb.forms.items():
                    apart = particle if tag.endswith(".apart") or self.language.settings["particle"] == "after" else ()
                    value = CueForm(cue.cue, tag.partition(".")[0], verb.lemma, apart, verb.needs)
                    for form in dict.fromkeys(forms):
                        self._add("cue", value, form, exact=False)

    def _index_closed(self) -> None:
        classes: dict[str, set[str]] = defaultdict(set)
        for name, forms in self.language.words.items():
            for form in (spelled for f in forms for spelled in self._spellings(f)):
                low = tuple(w.lower() for w in words_of(form))
                if len(low) == 1:
                    classes[low[0]].add(name)
                elif low:
                    self.phrases[low[0]].append((low[1:], name))
        self.closed = {word: frozenset(names) for word, names in classes.items()}
        bounds = {tuple(w.lower() for w in words_of(form)) for form in self.language.words.get("bound", ())}
        self.bounds = sorted(bounds, key=lambda b: (-len(b), b))

    def _split(self, word: str) -> int:
        """Where a closed compound of an item's name and a noun is cut; 0 where it is none."""
        low = word.lower()
        for cut in range(len(low) - SHORTEST_HEAD, SHORTEST_STEM - 1, -1):
            head = low[cut:]
            if head in self._heads and any(
                low[: cut - len(link)] in self._stems for link in LINKS if low[:cut].endswith(link)
            ):
                return cut
        return 0

    def read(self, text: str, start: int, end: int) -> list[Token]:
        """Tokenise a sentence, cut closed compounds and mark closed word classes."""
        tokens = find_tokens(text, start, end)
        if self.capitals:
            tokens = [part for token in tokens for part in self._parts(token)]
        for n, token in enumerate(tokens):
            token.words = self._classes(token.text)
            for rest, name in self.phrases.get(token.low, ()):
                if stands_at(tokens, n + 1, rest):
                    token.words |= {name}
        for n, token in enumerate(tokens):
            if "stressing" in token.words:
                self._settle_stress(tokens, n)
        if not self.capitals:
            self._settle_closed(tokens)
        return tokens

    def _settle_stress(self, tokens: list[Token], at: int) -> None:
        """The words of a phrase that only stresses what follows are no prepositions ("vor allem Haubitzen")."""
        ends = [len(rest) for rest, name in self.phrases[tokens[at].low] if name == "stressing"]
        for token in tokens[at : at + 1 + max(ends, default=0)]:
            token.words = STRESSING

    def _find_classes(self, text: str) -> frozenset[str]:
        """Give the closed classes of a word, or that it has the shape of a verb that no list knows."""
        low = text.lower()
        words = self.closed.get(low, frozenset())
        if words or low in self.entries:
            return words
        return next((shaped for shape, shaped in self.shapes if shape.match(text)), words)

    def _settle_closed(self, tokens: list[Token]) -> None:
        """Words before a number only bound it ("up to 30"), and a month is no modal verb ("in May")."""
        for n, token in enumerate(tokens):
            before = tokens[n - 1] if n else None
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            settle_word(token, before, after)
            if token.text in GENITIVES and after is not None and not self._takes_be(after):
                token.words -= BE_OF_GENITIVES
            if not (token.text[:1].isdigit() or "number" in token.words):
                continue
            for rest in self.bounds:
                low = n - len(rest)
                if low >= 0 and stands_at(tokens, low, rest):
                    for bound in tokens[low:n]:
                        bound.words = BOUND
                    break

    def _takes_be(self, after: Token) -> bool:
        """Whether a word may follow a shortened "is" ("Germany's sending"); else the mark is a genitive."""
        forms = [e.value for e in self.entries.get(after.low, ()) if isinstance(e.value, CueForm)]
        return bool(after.words - GOVERNMENT) or any(f.tag in {"ing", "part", "adj"} for f in forms)

    def _is_compound(self, token: Token) -> bool:
        return len(token.text) > SHORTEST_STEM + SHORTEST_HEAD and token.low not in self.entries

    def _parts(self, token: Token) -> Iterable[Token]:
        cut = self.split(token.text) if self._is_compound(token) else 0
        if not cut:
            return (token,)
        stem = token.text[:cut]
        for link in sorted(LINKS, key=len):
            if link and stem.lower().endswith(link) and stem.lower() not in self._stems:
                stem = stem[: -len(link)] if stem[: -len(link)].lower() in self._stems else stem
        head = token.text[cut:].capitalize()
        middle = token.start + cut
        return (
            Token(stem, stem.lower(), token.start, middle, token.hyphen, token.glued),
            Token(head, head.lower(), middle, token.end, hyphen=True),
        )

    def matches(self, tokens: list[Token], at: int) -> Sequence[Entry]:
        """Give the entries that start at a token, longest first."""
        alone, longer = self._opened(tokens[at].text)
        if not longer or at + 1 >= len(tokens):
            return alone
        behind = [e for e in longer.get(tokens[at + 1].low, ()) if _goes_on(tokens, at, e)]
        return (*behind, *alone) if behind else alone

    def _find_opened(self, text: str) -> tuple[tuple[Entry, ...], Mapping[str, list[Entry]]]:
        """Give the entries that are a word by itself, and by their second word those that it may open."""
        alone: list[Entry] = []
        longer: dict[str, list[Entry]] = {}
        for entry in self.entries.get(text.lower(), ()):
            if entry.exact is None or _spelled(text, entry.exact[0]):
                (longer.setdefault(entry.rest[0], []) if entry.rest else alone).append(entry)
        return tuple(alone), longer


def _goes_on(tokens: list[Token], at: int, entry: Entry) -> bool:
    """Tell whether an entry that a token opens goes on behind it, spelled as it must be."""
    if not stands_at(tokens, at + 1, entry.rest):
        return False
    return entry.exact is None or all(_spelled(tokens[at + n].text, w) for n, w in enumerate(entry.exact))


def _spelled(text: str, form: str) -> bool:
    """Tell whether a token may be the form: as written, or in capitals as headlines write it."""
    return (
        text == form
        or (text[:1] == form[:1].upper() and text[1:] == form[1:])
        or (len(form) > LONGEST_ABBREVIATION and text == form.upper())
    )
