"""The lists that an article opens: a heading or an announcement whose parts follow."""

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.frames import FrameSet, features
from ledger.extract.linking import Reading
from ledger.extract.scene import Scene
from ledger.model.claim import Claim
from ledger.model.rules import Frame

HEADING = 14
"""A longer line is no heading."""
HEADING_CUES = frozenset({"transfer", "commit", "offer", "withdraw", "refuse", "approve", "request"})
LISTABLE = frozenset({"pledged", "delivered", "in_delivery", "approved", "offered", ""})


class ListOpener:
    """Opens lists in the discourse."""

    def __init__(self, frames: FrameSet, never_donors: frozenset[str]) -> None:
        """Take the rules, and the states that no list belongs to."""
        self.frames = frames
        self.never_donors = never_donors

    @staticmethod
    def open_with_claims(scene: Scene, frame: Frame, donors: tuple[str, ...], claims: list[Claim]) -> None:
        """Let a list go on with what was just claimed, where the rule or the sentence announces one."""
        announces = scene.s.tokens[-1].text == ":" or any(c.cue in {"package", "include"} for c in scene.s.cues)
        if claims and frame.status in LISTABLE and (frame.lists or announces):
            scene.d.open_list(donors, claims[0].status, claims[0].event_date, claims[0].recipient)

    def open_package(self, scene: Scene, claims: list[Claim]) -> None:
        """Let a list follow a sentence that speaks of a package."""
        if not any(c.cue == "package" for c in scene.s.cues):
            return
        states = [a for a in scene.s.actors if a.state and a.state not in self.never_donors]
        named = (a.state for a in states if a.state and a.role not in {"in", "to"})
        givers = tuple(dict.fromkeys(named)) or scene.d.recent_donors() or ((scene.d.state,) if scene.d.state else ())
        if givers:
            status, day = (claims[0].status, claims[0].event_date) if claims else ("pledged", None)
            goals = [a.state for a in states if a.role == "to" and a.kind == "name"]
            recipient = claims[0].recipient if claims else next(iter(goals), scene.d.list_recipient)
            scene.d.open_list(givers[:1], status, day, recipient)

    def open_heading(self, scene: Scene) -> None:
        """Take a line without items as a heading, where it has no finite verb or ends in a colon."""
        s, d = scene.s, scene.d
        colon = s.tokens[-1].text == ":"
        finite = any(t.words & FINITE_CLASSES for t in s.tokens) or any(c.form.tag in {"fin", "past"} for c in s.cues)
        if len(s.tokens) > HEADING or not (colon or not finite):
            return
        frame = next((f for r in reversed(scene.readings) if (f := self._heading_frame(r)) is not None), None)
        if frame is None:
            return
        named = tuple(a.state for a in s.actors if a.state and a.state not in self.never_donors)
        donors = named[:1] or d.list_donors or d.recent_donors() or ((d.state,) if d.state else ())
        if donors:
            d.open_list(donors, frame.status, None)

    def _heading_frame(self, reading: Reading) -> Frame | None:
        """The rule that a heading's predicate would be claimed by."""
        if reading.full.cue not in HEADING_CUES:
            return None
        values = features(reading.full, kind="main", actor="none", mood="question" if reading.question else "plain")
        values |= {
            "recipient": frozenset({"implied", "undirected"}),
            "list": frozenset({"closed"}),
            "place": frozenset({"elsewhere"}),
            "setting": frozenset({"plain"}),
        }
        frame = self.frames.choose(reading.full.cue, values)
        return None if frame is None or frame.drop or not frame.status else frame
