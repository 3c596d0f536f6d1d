"""Find faults in the rules: in the files, in the words, and on labelled documents."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from ledger.errors import Problem
from ledger.extract.lexicon import CueForm, Lexicon
from ledger.model.claim import Claim
from ledger.model.rules import Cue, Language, Rulebook
from ledger.model.written_rule import WrittenRule
from ledger.rulebook import load_rulebook
from ledger.rulebook.lint import lint_files
from ledger.rulebook.written import read_rules
from ledger.services.evaluating import Scored, by_rule
from ledger.services.measuring import measure_rules
from ledger.services.scoring import Row

LEAST_PRECISION = 0.7
DOCUMENTS = 2
HITS = 3
"""A rule applies to so many labelled documents, or has so many cases: else it may be made for one text."""
JUDGED = 3
"""Claims from which the precision of a rule says something."""


def lint_rules(root: Path | None, gold: Sequence[Path], row: Callable[[Claim], Row]) -> list[Problem]:
    """Give the faults of the rules; with labelled documents, those that show there too."""
    problems = lint_files(root)
    if problems and any("Extra inputs" in p.message for p in problems):
        return problems
    rulebook = load_rulebook(root)
    problems += find_unreachable(rulebook)
    if gold:
        problems += find_gold_faults(read_rules(root), measure_rules(gold, row, rules=root))
    return problems


def find_unreachable(rulebook: Rulebook) -> list[Problem]:
    """Give the words of cues and items that can never be found in a text as texts are cut."""
    return [problem for language in rulebook.languages.values() for problem in _unreachable(language)]


def _unreachable(language: Language) -> Iterator[Problem]:
    lexicon = Lexicon(language)
    for cue in language.cues:
        for form in _cue_forms(cue):
            if not any(isinstance(value, CueForm) and value.cue == cue.cue for value in _found(lexicon, form)):
                yield Problem(f"{language.code}/words/cues.toml", f"{cue.cue}: {form!r} can never be found")
    for item in language.items:
        for form in item.forms:
            found = _found(lexicon, form)
            if item not in found:
                yield Problem("shared/items.toml", f"{item.id}: {form!r} ({language.code}) can never be found")


def _cue_forms(cue: Cue) -> Iterator[str]:
    yield from dict.fromkeys([*cue.nouns, *cue.adjectives, *cue.phrases])
    for verb in cue.verbs:
        yield from dict.fromkeys(form for forms in verb.forms.values() for form in forms)


def _found(lexicon: Lexicon, form: str) -> list[object]:
    """Give what is found at the start of a text that is the form alone."""
    tokens = lexicon.read(form, 0, len(form))
    entries = list(lexicon.matches(tokens, 0)) if tokens else []
    hidden = any(e.kind == "pseudo" and e.length == len(tokens) for e in entries)
    return [] if hidden else [e.value for e in entries if e.length == len(tokens)]


def find_gold_faults(rules: Sequence[WrittenRule], scored: Sequence[Scored]) -> list[Problem]:
    """Give rules that never apply, rules that are often wrong, and rules that contradict each other."""
    return [*_idle_rules(rules, scored), *_wrong_rules(rules, scored), *_disagreeing(rules, scored)]


def _idle_rules(rules: Sequence[WrittenRule], scored: Sequence[Scored]) -> Iterator[Problem]:
    """Rules that apply nowhere, and those that rest on one document and few cases."""
    documents: Counter[str] = Counter()
    for one in scored:
        made = {str(claim.get("rule")) for claim in one.claims}
        documents.update(made | {dropped.reason.partition(":")[0] for dropped in one.dropped})
    for rule in rules:
        if not documents[rule.id]:
            yield Problem(rule.file, f"{rule.id}: never applies to the labelled documents", rule.line)
        if documents[rule.id] < DOCUMENTS and len(rule.hits) < HITS:
            yield Problem(rule.file, f"{rule.id}: rests on few texts; give it {HITS} cases that it hits", rule.line)


def _wrong_rules(rules: Sequence[WrittenRule], scored: Sequence[Scored]) -> Iterator[Problem]:
    counts = by_rule(scored)
    for rule in rules:
        c = counts.get(rule.id)
        if c is not None and c.tp + c.fp >= JUDGED and c.precision < LEAST_PRECISION:
            yield Problem(rule.file, f"{rule.id}: right in {c.tp} of {c.tp + c.fp} claims only", rule.line)


def _disagreeing(rules: Sequence[WrittenRule], scored: Sequence[Scored]) -> Iterator[Problem]:
    """Two rules that give one donor's item different statuses from the same words, one of them wrongly."""
    pairs: Counter[tuple[str, str]] = Counter()
    for one in scored:
        wrong = [id(claim) for claim in one.full.spurious]
        for a, b in combinations(one.claims, 2):
            if _clash(a, b) and (id(a) in wrong or id(b) in wrong):
                pairs[str(a["rule"]), str(b["rule"])] += 1
    places = {rule.id: rule for rule in rules}
    for (first, second), count in sorted(pairs.items()):
        rule = places[first]
        yield Problem(rule.file, f"{first}: contradicts {second} on the same words in {count} documents", rule.line)


def _clash(a: Row, b: Row) -> bool:
    same = all(a[field] == b[field] for field in ("donor", "recipient", "item"))
    return (
        same
        and a["status"] != b["status"]
        and a["rule"] != b["rule"]
        and a["start"] < b["end"]
        and b["start"] < a["end"]
    )
