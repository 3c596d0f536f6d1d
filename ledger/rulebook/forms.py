"""Expand the notation of the word lists into surface forms."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from ledger.model.rules import VerbForms

Endings = Mapping[str, Sequence[str]]


class UnknownParadigmError(ValueError):
    """A form needs a paradigm that the language does not have."""

    def __init__(self, form: str, remedy: str) -> None:
        """Name the form and how to mend it."""
        super().__init__(f"{form!r}: {remedy}")


def expand(form: str, endings: Endings) -> list[str]:
    """Give every surface form of `"Lemma/paradigm"`; several words give their cross product."""
    choices = []
    for word in form.split(" "):
        stem, slash, paradigm = word.partition("/")
        if not slash or not stem or paradigm not in endings:
            if slash and stem and paradigm.isalpha() and paradigm.islower():
                raise UnknownParadigmError(
                    form, f"no paradigm {paradigm!r}; add it to words/paradigms.toml or drop the slash"
                )
            choices.append([word])
        else:
            choices.append([stem + ending for ending in endings[paradigm]])
    return [" ".join(words) for words in itertools.product(*choices)]


def expand_all(forms: Iterable[str], endings: Endings) -> tuple[str, ...]:
    """Expand every form, each surface form once, in order."""
    return tuple(dict.fromkeys(surface for form in forms for surface in expand(form, endings)))


@dataclass(frozen=True, slots=True)
class Paradigm:
    """How verbs whose infinitive matches are inflected; templates by tag."""

    match: regex.Pattern[str]
    strip: regex.Pattern[str]
    templates: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Conjugation:
    """The verb paradigms of one language."""

    particle_before: bool
    no_ge: regex.Pattern[str]
    attribute_endings: Sequence[str]
    paradigms: Sequence[Paradigm]
    irregular: Paradigm
    parts: Sequence[str]
    """Names of an irregular verb's principal parts, in the order in which they are written."""
    optional_parts: Sequence[str]

    def forms(self, verb: str) -> VerbForms:
        """Inflect an infinitive with its separable part, where irregular its principal parts, and what it needs."""
        verb, _, needed = verb.removesuffix("]").partition(" [")
        needs = tuple(tuple(choice.split("/")) for choice in needed.split())
        particle, base = self._split(verb)
        parts = base.split(" ")
        simple = self._irregular(parts) if len(parts) > 1 else self._regular(parts[0])
        simple["attr"] = [p + ending for p in simple["part"] for ending in self.attribute_endings]
        if particle is None or not self.particle_before:
            return VerbForms(parts[0], particle, {tag: tuple(forms) for tag, forms in simple.items()}, needs)
        joined = self._joined(particle, parts[0], simple)
        tagged = {tag: tuple(forms) for tag, forms in joined.items()}
        return VerbForms(f"{particle}|{parts[0]}", particle.removesuffix("_"), tagged, needs)

    def _split(self, verb: str) -> tuple[str | None, str]:
        left, bar, right = verb.partition("|")
        if not bar:
            return None, verb
        if self.particle_before:
            return left, right
        return right, left

    def _regular(self, infinitive: str) -> dict[str, list[str]]:
        paradigm = next((p for p in self.paradigms if p.match.search(infinitive)), None)
        if paradigm is None:
            raise UnknownParadigmError(
                infinitive,
                "no paradigm matches this infinitive; mend it in words/cues.toml or add one to words/verbs.toml",
            )
        stem = paradigm.strip.sub("", infinitive)
        ge = "" if self.no_ge.search(infinitive) else "ge"
        values = {"stem": stem, "ge": ge, "last": stem[-1:], "inf": infinitive}
        return {tag: [t.format(**values) for t in templates] for tag, templates in paradigm.templates.items()}

    def _irregular(self, parts: list[str]) -> dict[str, list[str]]:
        regular = self._regular(parts[0])
        named = dict(zip(self.parts, parts, strict=False)) if len(parts) == len(self.parts) else {}
        short = dict(zip((p for p in self.parts if p not in self.optional_parts), parts, strict=False))
        values = {
            "stem": self.irregular.strip.sub("", parts[0]),
            "s": regular["fin"][0],
            "pres": parts[0],
            "ing": regular.get("ing", parts[:1])[0],
            **(named or short),
        }
        return {tag: [t.format(**values) for t in templates] for tag, templates in self.irregular.templates.items()}

    @staticmethod
    def _joined(particle: str, infinitive: str, simple: dict[str, list[str]]) -> dict[str, list[str]]:
        """Join a separable part to the forms before it; finite forms also stand apart, of idioms all."""
        apart_always = particle.endswith("_")
        particle = particle.removesuffix("_")
        space = " " if apart_always or particle[0].isupper() or " " in particle else ""
        apart = {"fin": simple["fin"], "past": simple["past"], "subj": simple.get("subj", [])}
        loose = {f"{tag}.apart": simple[tag] for tag in ("part", "inf")} if space and not apart_always else {}
        glued = {f"{tag}.joined": [f"{particle}{space}{f}" for f in forms] for tag, forms in apart.items()}
        zu = f"{particle}{space}zu{space}{infinitive}"
        rest = {tag: [f"{particle}{space}{f}" for f in simple[tag]] for tag in ("part", "inf", "attr")}
        return {**{f"{tag}.apart": forms for tag, forms in apart.items()}, **loose, **glued, **rest, "zu": [zu]}
