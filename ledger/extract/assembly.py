"""Make claims of candidates: choose the rule, find donor and recipient, fill the slots, quote the evidence."""

from dataclasses import replace

from ledger.extract.candidates import Candidate
from ledger.extract.discourse import Discourse
from ledger.extract.donor_states import Search
from ledger.extract.frames import FrameSet
from ledger.extract.gifts import ClaimMaker, Gift
from ledger.extract.item_meanings import ItemMeanings
from ledger.extract.item_phrases import STANCES
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.lists import LISTABLE, ListOpener
from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.objections import UNSPECIFIED, find_objection
from ledger.extract.parties import PartyFinder
from ledger.extract.predicates import OTHER_MATTERS, head_of
from ledger.extract.proposals import Proposal
from ledger.extract.respective import keep_nearest, settle_respective
from ledger.extract.scene import Scene
from ledger.extract.sides import Donors
from ledger.extract.situation import read_situation
from ledger.extract.slots import SlotFiller
from ledger.model.claim import Claim, Dropped
from ledger.model.document import Document
from ledger.model.donors import GROUPS
from ledger.model.rules import Frame

SUPPLY = STANCES | {"transfer", "receive", "leave", "pressed", "want"}
"""Predicates that are about supplying an item."""
GIVEN = frozenset({"transfer", "give", "commit"})
"""Predicates whose passive may have the receiver as its subject."""
UNFIT = {
    "repeated": "the class of the model before it",
    "heading": "the heading of a part of a list",
    "purpose": "named only as a circumstance, or as what another thing is for",
    "circumstance": "named only as a circumstance, or as what another thing is for",
}
"""Why items that stand so cannot be claimed."""
UNGIVEN = OTHER_MATTERS | {"purpose"}
"""What says that the item is not what is given."""


class Assembler:
    """Makes the claims of one language."""

    def __init__(self, frames: FrameSet, parties: PartyFinder, slots: SlotFiller, lexicon: Lexicon) -> None:
        """Take the rules and the finders."""
        self.frames = frames
        self.parties = parties
        self.slots = slots
        self.lexicon = lexicon
        self.meanings = ItemMeanings(slots, lexicon)
        self.maker = ClaimMaker(slots, parties.sides.never_donors)
        self.lists = ListOpener(frames, parties.sides.never_donors)

    def assemble(
        self, document: Document, s: Sentence, readings: list[Reading], candidates: list[Candidate], d: Discourse
    ) -> tuple[list[Claim], list[Dropped]]:
        """Give a sentence's claims and why other mentions have none; the discourse is kept up to date."""
        claims: list[Claim] = []
        dropped = [_dropped(s, m.item.id, m.start, m.end, why) for m, why in s.weak]
        scene = Scene(document, s, readings, d, self.slots.find(document, s, readings, d, counts=bool(candidates)))
        d.note_drill(s)
        d.speech = d.speech or "address" in s.classes
        for candidate in candidates:
            made = self._try(scene, candidate)
            if not isinstance(made, str):
                claims += made
            elif candidate.local:
                item = candidate.item
                dropped.append(_dropped(s, item.item.id, item.start, item.end, made))
        self._note(scene, candidates, claims)
        self.slots.close(scene, claims)
        return claims, dropped

    def _note(self, scene: Scene, candidates: list[Candidate], claims: list[Claim]) -> None:
        """Keep the discourse up to date: actors, subject, lists, items."""
        s, d = scene.s, scene.d
        d.note_actors(s.actors, s.tokens, self.parties.sides.never_donors)
        subjects = [a for r in scene.readings for a in r.clause.actors if a.role in {"subject", "according"}]
        if subjects:
            d.subject, d.subject_at = subjects[-1], d.sentence
        if not claims and all(i.item.id.startswith("class:") for i in s.items):
            self.lists.open_heading(scene)
        self.lists.name_owner(scene, claims)
        self.lists.open_package(scene, claims)
        self.lists.open_tally(scene, claims)
        d.topics.raise_issue(self._at_issue(scene, candidates), d.sentence)
        if s.items:
            resolved = {c.item.start: c.item for c in candidates if c.local and not c.elided}
            targets = {c.item.start for c in candidates if _is_untold(s, c)}
            named = [i for i in s.items if i.start not in targets] or s.items
            d.topics.name([resolved.get(i.start, i) for i in named], d.sentence)

    @staticmethod
    def _at_issue(scene: Scene, candidates: list[Candidate]) -> list[ItemMention]:
        """Give the items of a sentence that is about their supply: by its predicate, or as it names the receiver."""
        receiver = any(a.state == scene.d.recipient for a in scene.s.actors)
        aside = UNGIVEN | ({"circumstance"} if len(scene.readings) > 1 else set())
        return [
            c.item
            for c in candidates
            if c.cue in SUPPLY or c.cue.startswith("attribute") or (receiver and c.cue not in aside)
        ]

    def _try(self, scene: Scene, candidate: Candidate) -> list[Claim] | str:
        """Make the claims of a candidate, one a donor, or say why there is none."""
        if candidate.cue == "tally":
            candidate = replace(candidate, status=self._tally_status(scene, candidate))
        candidate = self.meanings.settle(scene, candidate)
        unfit = self._unfit(scene, candidate)
        if unfit is not None:
            return unfit
        values = read_situation(scene, candidate, self.parties.sides)
        frame = self.frames.choose(candidate.cue, values)
        if frame is None:
            return _unruled(candidate, values)
        if frame.drop and candidate.cue == "buy":
            scene.d.purchase_at = scene.d.sentence
        if frame.drop:
            return f"{frame.id}: {frame.why}"
        donors = self._donors(scene, candidate, frame)
        if donors is None:
            return f"{frame.id}: no donor in the roles {', '.join(frame.donor)}"
        explicit = "explicit" in values["recipient"]
        sides = self.parties.sides
        proposal = Proposal(scene, candidate, frame, donors, sides, explicit, self.lexicon.capitals)
        objection = find_objection(proposal)
        donors = _without_denied(scene.s, candidate.reading, donors)
        donors = settle_respective(scene.s, candidate.reading.clause, candidate.item, donors, sides)
        if objection is None and sides.opponent in donors.states:
            objection = f"{frame.id}: the opponent is no donor"
        if objection == UNSPECIFIED and candidate.local and frame.status:
            attribute = candidate.own is not None
            scene.d.note_aid(donors.states, frame.status, LISTABLE, attribute=attribute)
        return objection or self._claims(scene, candidate, frame, donors)

    def _tally_status(self, scene: Scene, candidate: Candidate) -> str | None:
        """Give the status that the heading of a tally gives its entries."""
        if not candidate.local:
            return scene.d.tally.status if scene.d.tally is not None else None
        frame = self.lists.heading_frame(candidate.reading)
        return frame.status if frame is not None else None

    def _unfit(self, scene: Scene, candidate: Candidate) -> str | None:
        """Say why an item cannot be claimed whatever the rules say."""
        suppliers = any(a.state in self.parties.sides.suppliers for a in scene.s.actors)
        if candidate.item.item.side is not None and not suppliers:
            return "arms of the opponent's side"
        if candidate.item.compound is not None and not candidate.anaphoric:
            return f"only part of the word {candidate.item.compound!r}"
        if candidate.cue == "tally" and candidate.status is None:
            return "the heading says nothing of a delivery"
        return UNFIT.get(candidate.cue)

    def _donors(self, scene: Scene, candidate: Candidate, frame: Frame) -> Donors | None:
        """Find the donors in the roles of the rule, near an attribute in its phrase."""
        finder = self.parties.donors
        if candidate.giver is not None:
            return self.parties.donors.states.find(scene.s, [candidate.giver], scene.d, "subject")
        search = Search(scene.s, candidate.reading, scene.d, candidate.item)
        if self._given(candidate):
            return finder.find(search, ("by", "from", "maker", "context"))
        if candidate.window is None:
            return finder.find(search, frame.donor)
        donors = finder.find_in_window(scene.s, frame.donor, candidate.window, scene.d)
        if donors is None and "context" in frame.donor:
            return finder.find(search, ("context",))
        return donors

    def _claims(self, scene: Scene, candidate: Candidate, frame: Frame, donors: Donors) -> list[Claim]:
        """Make the claims of a candidate whose donors are settled; the discourse remembers them."""
        reading, approver = candidate.reading, None
        licensees = self.parties.licensees
        licensee = licensees.asked(scene.s, reading, candidate.item, donors, scene.d)
        if frame.licence or licensee is not None:
            licensee = licensee or licensees.find(scene.s, reading, donors, scene.d)
            alone = donors.states[0] if len(donors.states) == 1 and donors.states[0] not in GROUPS else None
            if licensee is not None and alone:
                approver, donors = alone, licensee
            elif alone and licensees.is_leave(scene.s, reading):
                approver = alone
        receives = "receive" in {reading.full.inner, reading.full.cue} or self._given(candidate)
        recipient, named = self.parties.recipients.find(scene.s, reading, donors, scene.d, receives=receives)
        if not named and frame.lists:
            recipient = scene.d.recipient_of_list() or recipient
        if candidate.giver is not None:
            recipient, named = scene.d.recipient, False
        if approver is not None:
            donors = keep_nearest(reading.clause, candidate.item, donors)
        claims = self.maker.make(scene, Gift(candidate, frame, donors, recipient, named, approver))
        status = frame.status or (str(claims[0].status) if claims else "")
        scene.d.note_claim(donors.states, candidate.item, status, named=not candidate.anaphoric)
        scene.d.claim_recipient = recipient
        if candidate.own is None:
            self.lists.open_with_claims(scene, frame, donors.states, claims)
        return claims

    def _given(self, candidate: Candidate) -> bool:
        """Whether the subject of a passive is the receiver ("Athens will be sent 40 Marders")."""
        p = candidate.reading.full
        head = head_of(p.chain, p.cue)
        if (
            self.lexicon.capitals
            or p.voice != "passive"
            or p.cue not in GIVEN
            or p.inner not in {"transfer", "give"}
            or head is None
            or candidate.anaphoric
        ):
            return False
        subject = next((a for a in candidate.reading.clause.actors if a.role == "subject"), None)
        return subject is not None and subject.end <= head.start < candidate.item.start


def _is_untold(s: Sentence, c: Candidate) -> bool:
    """Whether a class is only shot at, or has another thing mounted on it: nobody speaks of it further on."""
    mounted = c.item.end < len(s.tokens) and "mounted" in s.tokens[c.item.end].words
    return c.item.item.id.startswith("class:") and (c.cue == "combat" or (c.cue == "purpose" and mounted))


def _dropped(s: Sentence, item: str, start: int, end: int, reason: str) -> Dropped:
    return Dropped(item, s.tokens[start].start, s.tokens[end - 1].end, reason)


def _unruled(candidate: Candidate, values: dict[str, frozenset[str]]) -> str:
    """Say that no rule fits, and what the rules were compared with."""
    if candidate.cue == "unread":
        return "the clause's verb is no cue"
    return f"no rule for {candidate.cue!r} with " + ", ".join(
        f"{k} {'/'.join(sorted(v))}" for k, v in sorted(values.items())
    )


def _without_denied(s: Sentence, reading: Reading, donors: Donors) -> Donors:
    """Leave out A in "not A but B"."""
    if "correction" not in reading.clause.words:
        return donors
    corrections = [n for n in reading.clause.tokens if "correction" in s.tokens[n].words]
    if len(donors.mentions) < 2:  # noqa: PLR2004 - one donor cannot be corrected by another
        return donors
    denied = [
        m
        for m in donors.mentions
        if m.end <= corrections[0] and m.start > 0 and "negation" in s.tokens[m.start - 1].words
    ]
    kept = [m for m in donors.mentions if m not in denied]
    states = tuple(state for state, m in zip(donors.states, donors.mentions, strict=False) if m in kept)
    return replace(donors, states=states, mentions=tuple(kept)) if denied and kept else donors
