"""Read the rule files into a Rulebook."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import regex
from pydantic import BaseModel, ValidationError

from ledger.errors import LedgerError, Problem
from ledger.model.rules import Actor, Cue, Frame, Item, Language, Rulebook
from ledger.rulebook import schema
from ledger.rulebook.certainty import ConfidenceFile
from ledger.rulebook.forms import Conjugation, Endings, Paradigm, UnknownParadigmError, expand_all
from ledger.rulebook.locate import rules_root
from ledger.rulebook.meaning import read_meaning

Model = TypeVar("Model", bound=BaseModel)
KINDS = {"names": "name", "adjective": "adjective", "people": "people", "seats": "seat", "institutions": "institution"}


class BrokenRulesError(LedgerError):
    """A rule file does not say what a rule file must."""

    def __init__(self, problems: list[Problem]) -> None:
        """Show the first fault and count the others."""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}; see `aidledger rules lint` and rules/schema.json")


def read_file(path: Path, model: type[Model]) -> Model:
    """Read one TOML file into its model.

    Raises:
        BrokenRulesError: it is no TOML, or does not fit; each fault as `file: rule id: message`.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BrokenRulesError([Problem(str(path), str(error))]) from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = [Problem(str(path), f"{_where(data, fault['loc'])}: {fault['msg']}") for fault in error.errors()]
        raise BrokenRulesError(problems) from error


def _where(data: object, place: tuple[int | str, ...]) -> str:
    """Name a place in a file, by the rule's id where it has one."""
    words = []
    for step in place:
        data = _enter(data, step)
        name = data.get("id") if isinstance(data, dict) else None
        words.append(str(name or step))
    return ".".join(words)


def _enter(data: object, step: int | str) -> object:
    """Give what stands one step further in; None where a required part is missing."""
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) else None


def load_rulebook(root: Path | None = None) -> Rulebook:
    """Read all rules below `root`, or those that came with the program."""
    folder = rules_root(root)
    items = read_file(folder / "shared" / "items.toml", schema.ItemFile).item
    states = read_file(folder / "shared" / "states.toml", schema.StateFile).state
    holders = read_file(folder / "shared" / "holders.toml", schema.HolderFile).holder
    points = read_file(folder / "shared" / "confidence.toml", ConfidenceFile).points
    frames, compositions = _read_frames(folder)
    codes = sorted(p.parent.name for p in folder.glob("*/grammar.toml"))
    languages = {}
    for code in codes:
        try:
            languages[code] = _read_language(folder / code, code, items, states, holders)
        except UnknownParadigmError as error:
            raise BrokenRulesError([Problem(str(folder / code / "words"), str(error))]) from error
    names = {item.id: item.name for item in items}
    return Rulebook(rules_digest(folder), languages, tuple(frames), compositions, points, names)


def rules_digest(folder: Path) -> str:
    """Hash all rule files, names and contents, in a fixed order."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def frame_files(folder: Path) -> list[Path]:
    """Give the files of claim rules: the shared ones, then each language's, in order of their names."""
    return sorted(folder.glob("shared/frames/*.toml")) + sorted(
        p for p in folder.glob("*/frames/*.toml") if p.parts[-3] != "shared"
    )


def _read_frames(folder: Path) -> tuple[list[Frame], dict[tuple[str, str], str]]:
    frames: list[Frame] = []
    compositions: dict[tuple[str, str], str] = {}
    for path in frame_files(folder):
        file = read_file(path, schema.FrameFile)
        frames.extend(_frame(rule) for rule in file.rule)
        for entry in file.composition:
            compositions |= {(outer, inner): entry.means for outer in entry.outer for inner in entry.inner}
    return frames, compositions


def _frame(rule: schema.FrameRule) -> Frame:
    return Frame(
        rule.id,
        rule.why,
        frozenset(rule.cue),
        rule.status or "",
        {name: frozenset(values) for name, values in rule.when.items()},
        tuple(rule.donor),
        rule.confidence,
        lists=rule.lists,
        licence=rule.licence,
        drop=rule.drop,
        former=rule.former,
        hedged=rule.hedged,
    )


def _read_language(
    folder: Path,
    code: str,
    items: list[schema.ItemEntry],
    states: list[schema.StateNames],
    holders: list[schema.Holder],
) -> Language:
    words = folder / "words"
    endings = read_file(words / "paradigms.toml", schema.ParadigmFile).endings
    grammar = read_file(folder / "grammar.toml", schema.GrammarFile)
    language = read_file(folder / "language.toml", schema.LanguageFile)
    pseudo = read_file(words / "pseudo.toml", schema.PseudoFile)
    verbs = read_file(words / "verbs.toml", schema.VerbFile)
    actors = (
        *_states(words, code, endings, states),
        *_holders(holders, endings),
        *_offices(words, endings),
        *_parties(words, endings),
        Actor("office", None, expand_all(grammar.words.get("government", []), endings), "government"),
    )
    return Language(
        code,
        language.name,
        frozenset(language.function_words),
        grammar.home or None,
        tuple(_items(items, code, endings)),
        expand_all(read_file(words / "heads.toml", schema.HeadFile).heads, endings),
        actors,
        tuple(_cues(words, endings, _conjugation(verbs))),
        {name: expand_all(forms, endings) for name, forms in grammar.words.items()},
        expand_all(pseudo.phrases, endings),
        frozenset(pseudo.first_names + pseudo.surnames),
        _settings(grammar, verbs),
        read_meaning(folder / "meaning"),
    )


def _settings(grammar: schema.GrammarFile, verbs: schema.VerbFile) -> dict[str, str]:
    return {
        "noun_capitals": grammar.noun_capitals,
        "verb_final": grammar.verb_final,
        "particle": verbs.particle,
        "verb_shape": grammar.verb_shape,
        "spelled_also": grammar.spelled_also,
        "infinitive_shape": grammar.infinitive_shape,
        "feminine_suffixes": grammar.feminine_suffixes,
        "title_words": grammar.title_words,
    }


def _items(items: list[schema.ItemEntry], code: str, endings: Endings) -> Iterator[Item]:
    for entry in items:
        own = entry.forms.get(code, [])
        yield Item(
            entry.id, entry.name, entry.item_class, entry.parent, entry.maker, entry.side, entry.weak, entry.case,
            tuple(entry.variants), expand_all([*entry.names, *own], endings), entry.sole, entry.bare,
        )  # fmt: skip


def _states(words: Path, code: str, endings: Endings, states: list[schema.StateNames]) -> Iterator[Actor]:
    for state in states:
        name = state.name.get(code)
        if name:
            forms = [name, f"{name}/name"] if "name" in endings and " " not in name else [name]
            yield Actor("name", state.code, expand_all(forms, endings))
    for entry in read_file(words / "states.toml", schema.StateWordFile).state:
        for field, kind in KINDS.items():
            forms = getattr(entry, field)
            if forms:
                yield Actor(kind, entry.code, expand_all(forms, endings))


def _holders(holders: list[schema.Holder], endings: Endings) -> Iterator[Actor]:
    for h in holders:
        plain = [h.name, *h.short, *h.spelled]
        forms = expand_all([n if "/" in n else f"{n}/name" if "name" in endings else n for n in plain], endings)
        outside = h.kind == "politician"
        yield Actor("person", h.state, forms, h.office, h.since, h.until, outside=outside)


def _offices(words: Path, endings: Endings) -> Iterator[Actor]:
    for office in read_file(words / "offices.toml", schema.OfficeFile).office:
        yield Actor("office", office.state, expand_all(office.words, endings), office.id)


def _parties(words: Path, endings: Endings) -> Iterator[Actor]:
    for party in read_file(words / "parties.toml", schema.PartyFile).party:
        yield Actor("party", party.state, expand_all(party.words, endings), outside=True)


def _conjugation(file: schema.VerbFile) -> Conjugation:
    def paradigm(entry: schema.VerbParadigm) -> Paradigm:
        return Paradigm(regex.compile(entry.match), regex.compile(entry.strip), entry.templates())

    return Conjugation(
        file.particle == "before",
        regex.compile(file.no_ge),
        file.attribute_endings,
        [paradigm(p) for p in file.paradigm],
        paradigm(file.irregular),
        file.parts,
        file.optional_parts,
    )


def _cues(words: Path, endings: Endings, conjugation: Conjugation) -> Iterator[Cue]:
    for entry in read_file(words / "cues.toml", schema.CueFile).cue:
        yield Cue(
            entry.cue,
            tuple(conjugation.forms(verb) for verb in entry.verbs),
            expand_all(entry.nouns, endings),
            expand_all(entry.adjectives, endings),
            tuple(entry.phrases),
        )
