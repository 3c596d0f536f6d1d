"""Find faults in the rule files: keys, ids, cases, conditions, order, words, patterns."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

import regex
from pydantic import BaseModel, ValidationError

from ledger.errors import Problem
from ledger.model.features import FEATURES
from ledger.model.written_rule import WrittenRule
from ledger.rulebook import schema
from ledger.rulebook.id_lists import LabelFile, RetiredFile
from ledger.rulebook.locate import rules_root
from ledger.rulebook.reader import frame_files, read_file
from ledger.rulebook.written import read_cue_words, read_rules

UNBOUNDED = regex.compile(r"(?<!\\)(?:\.|\\[SsWwDd]|\[\^[^\]]*\])(?:[*+]|\{\d*,\})")
PATTERN_KEYS = frozenset({"match", "strip", "no_ge", "verb_shape", "infinitive_shape"})
LONG_WORD = "anvertraut" * 80
"""800 letters, on which a pattern must not take long."""
LIMIT = 0.05
"""Seconds for one pattern on the long word."""
CUES = frozenset(get_args(schema.CueClass))
BY_ENGINE = frozenset(
    {
        *("say", "purpose", "circumstance", "list", "none", "want", "present"),
        *("attribute-transfer", "attribute-commit", "unread", "tally", "evade"),
    }
)
"""Classes that need no rule: speakers, and what the clause reader makes itself."""


def lint_files(root: Path | None = None) -> list[Problem]:
    """Give all faults that the files show by themselves; broken files alone where there are any."""
    folder = rules_root(root)
    broken = [problem for path, model in _models(folder) for problem in check_file(folder, path, model)]
    if broken:
        return broken
    rules = read_rules(folder)
    retired = read_file(folder / "retired.toml", RetiredFile).retired if _has_retired(folder) else []
    words = read_cue_words(folder)
    odd = list(_verb_faults(folder))
    return odd or [
        *_id_faults(rules, retired),
        *_case_faults(rules, list(words)),
        *_condition_faults(rules),
        *_order_faults(rules),
        *_composition_faults(folder),
        *_word_faults(folder),
        *_class_faults(folder, rules, words),
        *_pattern_faults(folder),
    ]


def _has_retired(folder: Path) -> bool:
    return (folder / "retired.toml").is_file()


def _models(folder: Path) -> Iterator[tuple[Path, type[BaseModel]]]:
    """Pair the files of rules and words with what they must fit."""
    for path in frame_files(folder):
        yield path, schema.FrameFile
    if _has_retired(folder):
        yield folder / "retired.toml", RetiredFile
    yield from ((folder / "shared" / f"{name}.toml", model) for name, model in SHARED.items())
    for grammar in sorted(folder.glob("*/grammar.toml")):
        yield grammar, schema.GrammarFile
        yield grammar.parent / "language.toml", schema.LanguageFile
        yield from ((grammar.parent / "words" / f"{name}.toml", model) for name, model in WORDS.items())


SHARED: Mapping[str, type[BaseModel]] = {
    "items": schema.ItemFile, "states": schema.StateFile, "holders": schema.HolderFile, "labels": LabelFile,
}  # fmt: skip
WORDS: Mapping[str, type[BaseModel]] = {
    "cues": schema.CueFile, "heads": schema.HeadFile, "offices": schema.OfficeFile, "paradigms": schema.ParadigmFile,
    "parties": schema.PartyFile, "pseudo": schema.PseudoFile, "states": schema.StateWordFile, "verbs": schema.VerbFile,
}  # fmt: skip


def check_file(folder: Path, path: Path, model: type[BaseModel]) -> list[Problem]:
    """Give the faults of one file, `file: rule id: message` each."""
    name = path.relative_to(folder).as_posix()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        model.model_validate(data)
    except ValidationError as error:
        return [Problem(name, f"{_place(data, fault['loc'])}: {fault['msg']}") for fault in error.errors()]
    except (OSError, ValueError) as error:
        return [Problem(name, str(error))]
    return []


def _place(data: object, steps: Sequence[int | str]) -> str:
    """Name a place in a file, by the rule's id where it has one."""
    words = []
    for step in steps:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        name = data.get("id") if isinstance(data, dict) else None
        words.append(str(name or step))
    return ".".join(words)


def _fault(rule: WrittenRule, message: str) -> Problem:
    return Problem(rule.file, f"{rule.id}: {message}", rule.line)


def _id_faults(rules: Sequence[WrittenRule], retired: Sequence[str]) -> Iterator[Problem]:
    seen: dict[str, WrittenRule] = {}
    for rule in rules:
        if rule.id in seen:
            yield _fault(rule, f"the id is that of a rule in {seen[rule.id].file}:{seen[rule.id].line} too")
        if rule.id in retired:
            yield _fault(rule, "the id belonged to a rule that is gone (retired.toml); choose another")
        seen.setdefault(rule.id, rule)


def _case_faults(rules: Sequence[WrittenRule], languages: Sequence[str]) -> Iterator[Problem]:
    for rule in rules:
        if not rule.hits:
            yield _fault(rule, "no case that it hits; add a [[rule.case]]")
        if not rule.drop and not rule.near_misses:
            yield _fault(rule, "no near miss; add a [[rule.case]] without `expect`")
        if rule.drop and rule.status:
            yield _fault(rule, "drops what it finds and yet has a status; take one away")
        if not rule.drop and not rule.donor:
            yield _fault(rule, "no role in which to look for the donor; fill `donor`")
        for text, count in Counter((case.lang, case.text) for case in rule.cases).items():
            if count > 1:
                yield _fault(rule, f"the case {text[1]!r} stands there twice")
        for case in rule.cases:
            if case.lang not in languages:
                yield _fault(rule, f"a case in language {case.lang}, for which there are no rules")


def _condition_faults(rules: Sequence[WrittenRule]) -> Iterator[Problem]:
    for rule in rules:
        for name, values in rule.when.items():
            known = CUES | {"none"} if name == "inner" else FEATURES.get(name)
            if known is None:
                yield _fault(rule, f"no condition {name!r}; there are {', '.join(FEATURES)}")
                continue
            for value in values:
                if value not in known:
                    yield _fault(rule, f"{name} is never {value!r}; it is one of {', '.join(sorted(known))}")


def _order_faults(rules: Sequence[WrittenRule]) -> Iterator[Problem]:
    """A rule is never reached for a cue where an earlier one asks for no more."""
    for n, rule in enumerate(rules):
        shadows = {cue: _shadow(rule, cue, rules[:n]) for cue in rule.cue}
        hidden = {cue: before.id for cue, before in shadows.items() if before is not None}
        if hidden and len(hidden) == len(rule.cue):
            yield _fault(
                rule, f"is never reached: {', '.join(sorted(set(hidden.values())))} comes before and asks for no more"
            )
        elif hidden:
            yield _fault(rule, f"is never reached for {', '.join(f'{cue} ({one})' for cue, one in hidden.items())}")


def _shadow(rule: WrittenRule, cue: str, earlier: Sequence[WrittenRule]) -> WrittenRule | None:
    return next((before for before in earlier if cue in before.cue and _is_weaker(before, rule)), None)


def _is_weaker(before: WrittenRule, rule: WrittenRule) -> bool:
    return all(name in rule.when and set(rule.when[name]) <= set(values) for name, values in before.when.items())


def _composition_faults(folder: Path) -> Iterator[Problem]:
    meanings: dict[tuple[str, str], str] = {}
    for path in frame_files(folder):
        for entry in read_file(path, schema.FrameFile).composition:
            for pair in ((outer, inner) for outer in entry.outer for inner in entry.inner):
                if pair in meanings:
                    name = path.relative_to(folder).as_posix()
                    yield Problem(name, f"{pair[0]} over {pair[1]} is said twice: {meanings[pair]} and {entry.means}")
                meanings[pair] = entry.means


def _word_faults(folder: Path) -> Iterator[Problem]:
    """A word that is written twice as the same kind of word of one class."""
    for path in sorted(folder.glob("*/words/cues.toml")):
        words: Counter[tuple[str, str, str]] = Counter()
        for entry in read_file(path, schema.CueFile).cue:
            kinds = {
                "verbs": entry.verbs,
                "nouns": entry.nouns,
                "adjectives": entry.adjectives,
                "phrases": entry.phrases,
            }
            words.update((entry.cue, kind, form) for kind, forms in kinds.items() for form in forms)
        name = path.relative_to(folder).as_posix()
        for (cue, kind, form), count in words.items():
            if count > 1:
                yield Problem(name, f"{cue}: {form!r} stands {count} times among the {kind}")


def _verb_faults(folder: Path) -> Iterator[Problem]:
    """A verb that no paradigm of its language can inflect."""
    for path in sorted(folder.glob("*/words/verbs.toml")):
        file = read_file(path, schema.VerbFile)
        paradigms = [regex.compile(paradigm.match) for paradigm in file.paradigm]
        for entry in read_file(path.with_name("cues.toml"), schema.CueFile).cue:
            for verb in entry.verbs:
                left, bar, right = verb.partition("|")
                infinitive = (right if bar and file.particle == "before" else left).split(" ")[0]
                if not any(paradigm.search(infinitive) for paradigm in paradigms):
                    name = path.with_name("cues.toml").relative_to(folder).as_posix()
                    yield Problem(name, f"{entry.cue}: no paradigm of verbs.toml inflects {verb!r}")


def _class_faults(
    folder: Path, rules: Sequence[WrittenRule], words: Mapping[str, Mapping[str, Sequence[str]]]
) -> Iterator[Problem]:
    """Words of a class that nothing asks for can do nothing, nor can a rule for a class that nothing gives."""
    entries = [e for path in frame_files(folder) for e in read_file(path, schema.FrameFile).composition]
    used = {cue for rule in rules for cue in rule.cue} | BY_ENGINE
    used |= {cue for entry in entries for cue in (*entry.outer, *entry.inner)}
    given = _given_classes({cue for by_class in words.values() for cue in by_class} | BY_ENGINE, entries)
    for rule in rules:
        silent = [cue for cue in rule.cue if cue not in given]
        if silent:
            yield _fault(rule, f"no language has words of the class {', '.join(silent)}")
    for lang, by_class in words.items():
        name = f"{lang}/words/cues.toml"
        yield from (Problem(name, f"{cue}: no rule asks for this class") for cue in by_class if cue not in used)


def _given_classes(given: set[str], entries: Sequence[schema.Composition]) -> set[str]:
    """Add what classes mean together to those that have words."""
    made = {e.means for e in entries if given & set(e.outer) and given & set(e.inner)}
    return given if made <= given else _given_classes(given | made, entries)


def _pattern_faults(folder: Path) -> Iterator[Problem]:
    for path in sorted([*folder.glob("*/grammar.toml"), *folder.glob("*/words/verbs.toml")]):
        for key, pattern in _patterns(tomllib.loads(path.read_text("utf-8"))):
            name = path.relative_to(folder).as_posix()
            if UNBOUNDED.search(pattern):
                yield Problem(name, f"{key}: {pattern!r} has an unbounded gap; give it a limit, as in .{{0,40}}")
            if not _is_quick(pattern):
                yield Problem(name, f"{key}: {pattern!r} is no pattern, or takes too long on a long word")


def _patterns(data: object) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in PATTERN_KEYS and isinstance(value, str):
                yield key, value
            else:
                yield from _patterns(value)
    elif isinstance(data, list):
        for value in data:
            yield from _patterns(value)


def _is_quick(pattern: str) -> bool:
    try:
        regex.compile(pattern).search(LONG_WORD, timeout=LIMIT)
    except (TimeoutError, regex.error):
        return False
    return True
