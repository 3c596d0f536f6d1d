"""The linter names each fault that a rule file can have, with file and rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.rulebook.lint import lint_files

Change = Callable[[str, str], None]
UNUSED = "no rule asks for this class"


def faults_of(rules: Path, file: str = "shared/frames/") -> list[str]:
    """Give the faults of the claim rules, or of another file."""
    return [str(problem) for problem in lint_files(rules) if problem.where.startswith(file)]


def test_sound_rule_has_no_fault(rules: Path) -> None:
    """A rule with a hit and a near miss passes."""
    assert not faults_of(rules)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('status = "pledged"\nwhen', 'status = "pledged"\nstate = "x"\nwhen', "transfer.one.state: Extra inputs"),
        ('form = ["verb"]', 'form = ["verbal"]', "form is never 'verbal'"),
        ('form = ["verb"]', 'shape = ["verb"]', "no condition 'shape'"),
        ('lang = "en"', 'lang = "fr"', "a case in language fr"),
        ("expect =", "#", "no case that it hits"),
        ("Norway will not send NASAMS", "Norway will send NASAMS", "stands there twice"),
        (
            'status = "pledged"\nwhen',
            'status = "pledged"\ndrop = true\nwhen',
            "drops what it finds and yet has a status",
        ),
        ('donor = ["subject"]', "", "no role in which to look for the donor"),
        ('why = "A reason."', 'why = "A reason.', "1-one.toml"),
    ],
)
def test_fault_is_named(rules: Path, change: Change, old: str, new: str, message: str) -> None:
    """Each fault is one line with the file, the rule and what is wrong."""
    change(old, new)
    faults = faults_of(rules)
    assert any(message in fault and "1-one.toml" in fault for fault in faults), faults


def test_rule_without_near_miss_is_a_fault(rules: Path, change: Change) -> None:
    """A rule must say what it must not claim."""
    change('\n[[rule.case]]\nlang = "en"\ntext = "Norway will not send NASAMS to Ukraine."\n', "\n")
    assert any("no near miss" in fault for fault in faults_of(rules))


def add_rule(rules: Path, text: str) -> None:
    """Write a second file of rules, tried after the first."""
    (rules / "shared" / "frames" / "2-two.toml").write_text(text, "utf-8")


def test_id_is_used_once(rules: Path, rule_text: str) -> None:
    """Two rules of one id are a fault of the second, which names the first."""
    add_rule(rules, rule_text.format(id="transfer.one"))
    assert any("transfer.one: the id is that of a rule in shared/frames/1-one.toml" in f for f in faults_of(rules))


def test_retired_id_is_not_used_again(rules: Path) -> None:
    """An id means one rule for ever."""
    (rules / "retired.toml").write_text('retired = ["transfer.one"]\n', "utf-8")
    assert any("belonged to a rule that is gone" in fault for fault in faults_of(rules))


def test_rule_behind_a_weaker_one_is_never_reached(rules: Path, rule_text: str) -> None:
    """A later rule that asks for the same and more cannot decide."""
    add_rule(rules, rule_text.format(id="transfer.two").replace('["verb"]', '["verb"], tense = ["past"]'))
    assert any("transfer.two: is never reached: transfer.one" in fault for fault in faults_of(rules))


def test_rule_that_asks_for_less_is_reached(rules: Path, rule_text: str) -> None:
    """A later rule with a value that the earlier one does not take can decide."""
    add_rule(rules, rule_text.format(id="transfer.two").replace('["verb"]', '["verb", "noun"]'))
    assert not any("never reached" in fault for fault in faults_of(rules))


def test_composition_has_one_meaning(rules: Path) -> None:
    """What two cues mean together is said once."""
    entry = '\n[[composition]]\nouter = ["commit"]\ninner = ["consider"]\nmeans = "refuse"\n'
    add_rule(rules, entry)
    assert any("commit over consider is said twice" in fault for fault in faults_of(rules))


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("lie.*rn", "unbounded gap"), ("(?:[a-z]|[a-z][a-z])+[0-9]", "takes too long"), ("lie(", "is no pattern")],
)
def test_pattern_must_be_bounded_and_quick(rules: Path, pattern: str, message: str) -> None:
    """A gap without a limit, a pattern that runs away and one that is none are faults."""
    path = rules / "en" / "words" / "verbs.toml"
    lines = path.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("no_ge"))
    lines[at] = f"no_ge = '{pattern}'"
    path.write_text("\n".join(lines), "utf-8")
    assert any(message in fault for fault in faults_of(rules, "en/words/verbs.toml"))


def test_word_stands_once_in_its_class(rules: Path) -> None:
    """A word that is written twice in one class is a fault."""
    path = rules / "en" / "words" / "cues.toml"
    path.write_text(path.read_text("utf-8") + '\n[[cue]]\nclass = "transfer"\nverbs = ["supply"]\n', "utf-8")
    faults = faults_of(rules, "en/words/cues.toml")
    assert any("transfer: 'supply' stands 2 times among the verbs" in fault for fault in faults)


def test_verb_needs_a_paradigm(rules: Path) -> None:
    """A verb that no paradigm inflects is named, and nothing else is judged before it is mended."""
    path = rules / "de" / "words" / "cues.toml"
    path.write_text(path.read_text("utf-8") + '\n[[cue]]\nclass = "transfer"\nverbs = ["lieferx"]\n', "utf-8")
    assert [p.message for p in lint_files(rules)] == ["transfer: no paradigm of verbs.toml inflects 'lieferx'"]


def test_class_without_a_rule_is_a_fault(rules: Path) -> None:
    """Words that neither rule nor composition asks for can do nothing."""
    (rules / "shared" / "frames" / "0-compositions.toml").unlink()
    problems = [p for p in lint_files(rules) if UNUSED in p.message]
    assert any(problem.message.startswith("combat:") for problem in problems)
