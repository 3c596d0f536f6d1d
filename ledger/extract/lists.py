"""The lists that an article opens: a heading or an announcement whose parts follow."""

from dataclasses import replace

from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.discourse import LIST_REACH
from ledger.extract.entry_lines import is_entry
from ledger.extract.frames import FrameSet, features
from ledger.extract.linking import Reading
from ledger.extract.mentions import Sentence
from ledger.extract.open_lists import Matter, OpenList, Tally
from ledger.extract.scene import Scene
from ledger.extract.sections import heads_list, heads_parts, section_of
from ledger.model.claim import Claim
from ledger.model.rules import Frame

HEADING = 14
"""A longer line is no heading."""
HEADING_CUES = frozenset({"transfer", "commit", "offer", "withdraw", "refuse", "approve", "request"})
ATTRIBUTES = {"transfer": "delivered", "commit": "pledged"}
"""What a participle before the heading's noun says: "delivered equipment"."""
OVERVIEW = "overview"
"""A word that says that a list follows, whatever verb goes with it."""
PACKAGE = "class:aid-package"
AID = frozenset({"class:weapons", PACKAGE})
LISTABLE = frozenset({"pledged", "delivered", "in_delivery", "approved", "offered", "withdrawn", ""})


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
            owners = tuple(x for x in donors if x not in scene.d.funders) or donors
            scene.d.open_list(owners, claims[0].status, claims[0].event_date, claims[0].recipient)

    def open_package(self, scene: Scene, claims: list[Claim]) -> None:
        """Let a list follow a sentence that speaks of a package."""
        packed = any(c.cue == "package" for c in scene.s.cues) or any(i.item.id == PACKAGE for i in scene.s.items)
        if not packed or _is_civil(scene.s):
            return
        states = [a for a in scene.s.actors if a.state and a.state not in self.never_donors]
        named = (a.state for a in states if a.state and a.role not in {"in", "to"})
        givers = tuple(dict.fromkeys(named)) or scene.d.recent_donors() or ((scene.d.state,) if scene.d.state else ())
        if givers:
            status, day = (claims[0].status, claims[0].event_date) if claims else ("pledged", None)
            goals = [a.state for a in states if a.role == "to" and a.kind == "name"]
            recipient = claims[0].recipient if claims else next(iter(goals), scene.d.listing.recipient)
            scene.d.open_list(givers[:1], status, day, recipient)

    def open_heading(self, scene: Scene) -> None:
        """Take a line as a heading: without finite verb, before a colon, or above a list.

        A heading that names no donor opens a list whose lines name theirs.
        """
        s, d = scene.s, scene.d
        listed = s.tokens[-1].text == ":" and heads_list(scene.document.text, s)
        overview = OVERVIEW in s.classes
        if _is_civil(s) and self._is_heading(scene):
            d.listing = OpenList()
            return
        if d.parting or not (len(s.tokens) <= HEADING or listed or overview):
            return
        status = self._heading_status(scene)
        if status is None:
            return
        if d.section is not None and d.section.paragraph == d.story.paragraph:
            return
        d.matter = Matter(status, d.sentence)
        if not (overview or self._is_heading(scene)):
            return
        named = tuple(a.state for a in s.actors if a.state and a.state not in self.never_donors)
        section = section_of(d, listed=True)
        last = d.listing.donors or d.recent_donors() or ((d.state,) if d.state else ())
        d.open_list(named[:1] or ((section,) if section else last), status, None)

    def name_owner(self, scene: Scene, claims: list[Claim]) -> None:
        """Let the one state that a sentence between a heading and its list names be the one whose list it is."""
        s, d = scene.s, scene.d
        if claims or not d.in_list or d.listing.donors or d.section is not None or is_entry(s):
            return
        states = {a.state for a in s.actors if a.state and a.state not in self.never_donors and not a.outside}
        if len(states) == 1 and not s.items:
            d.listing = replace(d.listing, donors=tuple(states), until=d.sentence + LIST_REACH)

    @staticmethod
    def _is_heading(scene: Scene) -> bool:
        finite = any(t.words & FINITE_CLASSES for t in scene.s.tokens)
        above = heads_list(scene.document.text, scene.s) or heads_parts(scene.document.text, scene.s)
        named = any(i.item.id not in AID for i in scene.s.items)
        return above or scene.s.tokens[-1].text == ":" or not (finite or named)

    def _heading_status(self, scene: Scene) -> str | None:
        """Give the status of what a heading heads: by its predicate, else aid as such is pledged."""
        frames = (self.heading_frame(r) for r in reversed(scene.readings))
        frame = next((f for f in frames if f is not None), None)
        if frame is not None:
            return frame.status
        told = (ATTRIBUTES[c.cue] for c in scene.s.cues if c.form.tag == "attr" and c.cue in ATTRIBUTES)
        status = next(told, None)
        if status is not None:
            return status
        aid = any(i.item.id in AID for i in scene.s.items) or any(c.cue in {"package", "go"} for c in scene.s.cues)
        done = "done" in scene.s.classes
        return ("delivered" if done else "pledged") if aid else None

    def open_tally(self, scene: Scene, claims: list[Claim]) -> None:
        """Let a tally go on with the one item that a sentence speaks of, as what it was claimed or headed to be."""
        d = scene.d
        named = {i.item.id: i for r in scene.readings for i in r.clause.items}
        listable = [c for c in claims if c.status in LISTABLE and c.status]
        if listable and len({c.item for c in listable}) == 1:
            meant = named.get(listable[0].item) or d.topics.first.get(listable[0].item)
            d.tally = Tally(meant, listable[0].status, d.sentence) if meant is not None else None
        elif not claims and len(named) == 1:
            frames = (self.heading_frame(r) for r in scene.readings if r.clause.items)
            frame = next((f for f in frames if f is not None), None)
            if frame is not None and frame.status in LISTABLE:
                d.tally = Tally(next(iter(named.values())), frame.status, d.sentence)

    def heading_frame(self, reading: Reading) -> Frame | None:
        """The rule that a heading's predicate would be claimed by."""
        if reading.full.cue not in HEADING_CUES:
            return None
        values = features(reading.full, kind="main", actor="none", mood="plain")
        values |= {
            "recipient": frozenset({"implied", "undirected"}),
            "list": frozenset({"closed"}),
            "place": frozenset({"elsewhere"}),
            "reference": frozenset({"name"}),
            "setting": frozenset({"plain"}),
        }
        frame = self.frames.choose(reading.full.cue, values)
        return None if frame is None or frame.drop or not frame.status else frame


def _is_civil(s: Sentence) -> bool:
    """Whether a sentence that names no arms speaks of other aid."""
    return "civil" in s.classes and not s.items
