"""Try the claim rules on a governed item."""

from collections import defaultdict
from collections.abc import Iterable

from ledger.extract.predicates import Predicate
from ledger.model.rules import Frame


def features(p: Predicate, *, kind: str, actor: str, mood: str) -> dict[str, frozenset[str]]:
    """Give what the conditions of a rule are compared with: each name with the values that hold."""
    return {
        "form": frozenset({p.form}),
        "modal": frozenset({p.modal}),
        "tense": frozenset({p.tense}),
        "voice": frozenset({p.voice}),
        "polarity": frozenset({"not_yet" if p.not_yet else "negative" if p.negated else "positive"}),
        "inner": frozenset({p.inner}),
        "clause": frozenset({kind}),
        "actor": frozenset({actor}),
        "mood": frozenset({mood}),
        "adverb": p.words or frozenset({"none"}),
    }


class FrameSet:
    """The claim rules by the class that they ask for, in the order of the files."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        """Index the rules."""
        self.by_cue: dict[str, list[Frame]] = defaultdict(list)
        for frame in frames:
            for cue in sorted(frame.cue):
                self.by_cue[cue].append(frame)
        self._fitting: dict[tuple[str, frozenset[str]], list[Frame]] = {}
        """The rules by their class and the forms of the predicate that they accept, as far as they were asked for."""

    def choose(self, cue: str, values: dict[str, frozenset[str]]) -> Frame | None:
        """Give the first rule whose conditions all hold."""
        form = values["form"]
        fitting = self._fitting.get((cue, form))
        if fitting is None:
            found = self.by_cue.get(cue, ())
            fitting = [frame for frame in found if frame.conditions.get("form", form) & form]
            self._fitting[cue, form] = fitting
        for frame in fitting:
            if all(accepted & values[name] for name, accepted in frame.conditions.items()):
                return frame
        return None
