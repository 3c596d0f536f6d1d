"""Make claims of candidates: choose the rule, find donor and recipient, fill the slots, quote the evidence."""

from dataclasses import replace

from ledger.extract.candidates import Candidate
from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.discourse import Discourse
from ledger.extract.donor_states import Search
from ledger.extract.frames import FrameSet, features
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.owners import owner_of
from ledger.extract.parties import PartyFinder
from ledger.extract.predicates import Predicate, head_of
from ledger.extract.scene import Scene
from ledger.extract.sides import Donors
from ledger.extract.slots import SlotFiller
from ledger.extract.variants import variant_of
from ledger.model.claim import Claim, Dropped
from ledger.model.document import Document
from ledger.model.rules import Frame
from ledger.model.status import Status

INFERRED_COST = 25
TURN_REACH = 2
ANAPHORA_COST = 10
HEDGE_COST = 5
HEADING = 14
HEADING_CUES = frozenset({"transfer", "commit", "offer", "withdraw", "refuse", "approve", "request"})
LISTABLE = frozenset({"pledged", "delivered", "in_delivery", "approved", "offered", ""})


class Assembler:
    """Makes the claims of one language."""

    def __init__(self, frames: FrameSet, parties: PartyFinder, slots: SlotFiller, lexicon: Lexicon) -> None:
        """Take the rules and the finders."""
        self.frames = frames
        self.parties = parties
        self.slots = slots
        self.lexicon = lexicon

    def assemble(
        self, document: Document, s: Sentence, readings: list[Reading], candidates: list[Candidate], d: Discourse
    ) -> tuple[list[Claim], list[Dropped]]:
        """Give the claims of a sentence and the reasons of the mentions without one; the discourse is kept up to date."""
        claims: list[Claim] = []
        dropped = [self._dropped(s, m.item.id, m.start, m.end, why) for m, why in s.weak]
        slots = self.slots.find(document, s, readings, d)
        scene = Scene(document, s, readings, d, slots)
        d.speech = d.speech or any("address" in t.words for t in s.tokens)
        skip = self.parties.sides.never_donors
        for candidate in candidates:
            made = self._try(scene, candidate)
            if isinstance(made, str):
                item = candidate.item
                if candidate.local:
                    dropped.append(self._dropped(s, item.item.id, item.start, item.end, made))
            else:
                claims += made
        d.note_actors(s.actors, skip)
        subjects = [a for r in readings for a in r.clause.actors if a.role in {"subject", "according"}]
        if subjects:
            d.subject, d.subject_at = subjects[-1], d.sentence
        if not s.items:
            self._open_heading(scene)
        if any(c.cue == "package" for c in s.cues):
            givers = tuple(
                dict.fromkeys(a.state for a in s.actors if a.state and a.state not in skip and a.role != "in")
            )
            givers = givers or d.recent_donors()
            if givers:
                d.open_list(
                    givers[:1], claims[0].status if claims else "pledged", claims[0].event_date if claims else None
                )
        if s.items:
            resolved = {c.item.start: c.item for c in candidates if c.local and not c.elided}
            d.note_items([resolved.get(i.start, i) for i in s.items])
        self.slots.close(scene, claims)
        return claims, dropped

    @staticmethod
    def _dropped(s: Sentence, item: str, start: int, end: int, reason: str) -> Dropped:
        return Dropped(item, s.tokens[start].start, s.tokens[end - 1].end, reason)

    def _try(self, scene: Scene, candidate: Candidate) -> list[Claim] | str:
        """Make the claims of a candidate, one a donor, or say why there is none."""
        candidate = self._without_number(scene, self._with_sum(scene, candidate))
        suppliers = any(a.state in self.parties.sides.suppliers for a in scene.s.actors)
        if candidate.item.item.side is not None and not suppliers:
            return "arms of the opponent's side"
        if candidate.item.compound is not None:
            return f"only part of the word {candidate.item.compound!r}"
        reading = candidate.reading
        values = self._features(scene, candidate)
        frame = self.frames.choose(candidate.cue, values)
        if candidate.cue in {"purpose", "circumstance"}:
            return "named only as a circumstance, or as what another thing is for"
        if frame is None and candidate.cue == "unread":
            return "the clause's verb is no cue"
        if frame is None:
            return f"no rule for {candidate.cue!r} with " + ", ".join(
                f"{k} {'/'.join(sorted(v))}" for k, v in sorted(values.items())
            )
        if frame.drop:
            return f"{frame.id}: {frame.why}"
        search = Search(scene.s, reading, scene.d, candidate.item)
        if self._given(candidate):
            donors = self.parties.donors.find(search, ("by", "from", "maker", "context"))
        elif candidate.window is not None:
            donors = self.parties.donors.find_in_window(scene.s, frame.donor, candidate.window, scene.d)
            if donors is None and "context" in frame.donor:
                donors = self.parties.donors.find(search, ("context",))
        else:
            donors = self.parties.donors.find(search, frame.donor)
        if donors is None:
            return f"{frame.id}: no donor in the roles {', '.join(frame.donor)}"
        carried = donors.role == "sentence" and reading.clause.coordinated and candidate.local
        if donors.role in {"context", "speaker", "sentence"} and candidate.elided and not carried:
            return f"{frame.id}: neither item nor donor is named"
        if (
            donors.role == "context"
            and candidate.cue in {"receive", "arrive"}
            and "explicit" not in values["recipient"]
        ):
            return f"{frame.id}: neither giver nor receiver is named"
        if (
            any(a.doer for a in reading.clause.actors)
            and reading.full.modal in {"would", "possible", "can"}
            and reading.full.cue == "transfer"
        ):
            return f"{frame.id}: only what a donor's delivery would mean"
        if frame.status == "approved" and self._lets_receiver(scene, reading):
            return f"{frame.id}: what the arms let the receiver do"
        loose = donors.role == "context" and reading.full.form == "verb" and reading.full.voice != "passive"
        if loose and frame.id == "approve.verb" and not self.lexicon.capitals:
            return f"{frame.id}: nobody named gives leave"
        if self._owned(scene, reading):
            return f"{frame.id}: the receiver's own stock"
        if self.parties.recipients.keeps(reading, donors):
            return f"{frame.id}: for the donor's own forces"
        if candidate.item.item.id == "class:weapons":
            return "weapons of no stated kind"
        donors = self._without_denied(scene.s, reading, donors)
        if set(donors.states) & {self.parties.sides.opponent}:
            return f"{frame.id}: the opponent is no donor"
        approver = None
        if frame.licence:
            licensee = self.parties.licensees.find(scene.s, reading, donors, scene.d)
            if licensee is not None and len(donors.states) == 1:
                approver, donors = donors.states[0], licensee
        receives = reading.full.inner == "receive" or reading.full.cue == "receive" or self._given(candidate)
        recipient, named = self.parties.recipients.find(scene.s, reading, donors, scene.d, receives=receives)
        claims = [
            self._claim(scene, candidate, frame, donors, state, recipient, named=named)
            for state in donors.states
            if state != recipient
        ]
        if approver is not None:
            claims = [replace(claim, approver=approver) for claim in claims]
        scene.d.note_claim(donors.states, [] if candidate.anaphoric else [candidate.item], frame.status)
        if claims and frame.status in LISTABLE and (frame.lists or self._announces(scene)):
            scene.d.open_list(donors.states, claims[0].status, claims[0].event_date)
        return claims

    def _open_heading(self, scene: Scene) -> None:
        """Take a line without items and without a finite verb, or one that ends in a colon, as the heading of a list."""
        s, d = scene.s, scene.d
        colon = s.tokens[-1].text == ":"
        finite = any(t.words & FINITE_CLASSES for t in s.tokens)
        if len(s.tokens) > HEADING or not (colon or not finite):
            return
        for reading in reversed(scene.readings):
            if reading.full.cue not in HEADING_CUES:
                continue
            values = features(
                reading.full, kind="main", actor="none", question=reading.question, conditional=False, conditioned=False
            )
            values |= {
                "recipient": frozenset({"implied", "undirected"}),
                "list": frozenset({"closed"}),
                "place": frozenset({"elsewhere"}),
            }
            frame = self.frames.choose(reading.full.cue, values)
            if frame is None or frame.drop or not frame.status:
                continue
            named = tuple(a.state for a in s.actors if a.state and a.state not in self.parties.sides.never_donors)
            donors = named[:1] or d.list_donors or d.recent_donors() or ((d.state,) if d.state else ())
            if donors:
                d.open_list(donors, frame.status, None)
            return

    @staticmethod
    def _without_denied(s: Sentence, reading: Reading, donors: Donors) -> Donors:
        """ "not A but B": A is no donor."""
        tokens = reading.clause.tokens
        corrections = [n for n in tokens if "correction" in s.tokens[n].words]
        if not corrections or len(donors.mentions) < 2:  # noqa: PLR2004 - one donor cannot be corrected by another
            return donors
        denied = [
            m
            for m in donors.mentions
            if m.end <= corrections[0] and m.start > 0 and "negation" in s.tokens[m.start - 1].words
        ]
        kept = [m for m in donors.mentions if m not in denied]
        states = tuple(state for state, m in zip(donors.states, donors.mentions, strict=False) if m in kept)
        return replace(donors, states=states, mentions=tuple(kept)) if denied and kept else donors

    def _given(self, candidate: Candidate) -> bool:
        """Whether the subject of a passive is the receiver ("Athens will be sent 40 Marders")."""
        p = candidate.reading.full
        head = head_of(p.chain, p.cue)
        if (
            self.lexicon.capitals
            or p.voice != "passive"
            or p.inner not in {"transfer", "give"}
            or head is None
            or candidate.anaphoric
        ):
            return False
        subject = next((a for a in candidate.reading.clause.actors if a.role == "subject"), None)
        return subject is not None and subject.end <= head.start < candidate.item.start

    @staticmethod
    def _lets_receiver(scene: Scene, reading: Reading) -> bool:
        """Whether the receiver itself is let do something else than receive ("will allow Kyiv to strike")."""
        verbs = [c for c in reading.full.chain if c.cue == "approve" and c.form.tag != "noun"]
        let = any(a.state == scene.d.recipient and 0 <= a.start - c.end <= 1 for c in verbs for a in scene.s.actors)
        return let and reading.full.inner not in {"receive", "approve"}

    @staticmethod
    def _owned(scene: Scene, reading: Reading) -> bool:
        """Whether the receiver possesses the noun of supplying ("boost Kyiv's supply of tanks")."""
        nouns = {c.start for c in reading.full.chain if c.form.tag == "noun" and c.cue == "transfer"}
        return any(
            a.state == scene.d.recipient and a.role == "of" and a.before_noun and any(0 < n - a.end <= 2 for n in nouns)
            for a in scene.s.actors
        )  # noqa: PLR2004 - the mark of the genitive and an adjective

    @staticmethod
    def _announces(scene: Scene) -> bool:
        """Whether the sentence speaks of a package or ends in a colon: then a list may follow."""
        return scene.s.tokens[-1].text == ":" or any(c.cue in {"package", "include"} for c in scene.s.cues)

    @staticmethod
    def _owner(reading: Reading) -> ActorMention | None:
        """Give whose stance a noun is, where the clause says so ("das Zögern von Scholz")."""
        if reading.full.form != "noun":
            return None
        return next((a for a in reading.clause.actors if a.role in {"of", "by"} and a.kind != "adjective"), None)

    @staticmethod
    def _head_subject(reading: Reading) -> ActorMention | None:
        """Give the subject of the clause whose cue decides, else of the clauses around it."""
        chain = reading.full.chain
        head = head_of(chain, reading.full.cue)
        owner = owner_of(reading)
        if owner is not None:
            return owner
        clauses = [reading.clause]
        governor = reading.governor
        while governor is not None and len(clauses) < 3:  # noqa: PLR2004 - as deep as donors are looked for
            clauses.append(governor.clause)
            governor = governor.governor
        clauses.sort(key=lambda c: head is None or head.start not in c.tokens)
        return next((a for c in clauses for a in c.actors if a.role == "subject"), None)

    def _with_sum(self, scene: Scene, candidate: Candidate) -> Candidate:
        """Weapons or a package with a sum are an aid package; a package without one is weapons (CODEBOOK, Item)."""
        if candidate.item.item.id not in {"class:weapons", "class:aid-package"}:
            return candidate
        wanted = (
            "class:aid-package"
            if self.slots.value(scene.s, scene.slots, candidate.item) is not None
            else "class:weapons"
        )
        item = self.lexicon.items.get(wanted, candidate.item.item)
        return replace(candidate, item=replace(candidate.item, item=item))

    def _features(self, scene: Scene, candidate: Candidate) -> dict[str, frozenset[str]]:
        reading = candidate.reading
        subject = self._owner(reading) or self._head_subject(reading)
        actor = "none"
        if subject is not None:
            opponent = subject.state == self.parties.sides.opponent
            recipient = subject.state == scene.d.recipient
            actor = "outside" if subject.outside else "recipient" if recipient else "opponent" if opponent else "donor"
            if subject.state is None and subject.office not in {
                "government",
                "head-of-government",
                "head-of-state",
                "defence-minister",
                "foreign-minister",
            }:
                actor = "none"
        others = [a for a in scene.s.actors if a.state not in {scene.d.recipient, None}]
        if actor == "recipient" and not others:
            actor = "recipient-only"
        question = reading.question
        if (
            any(a.doer for a in reading.clause.actors)
            and reading.full.cue == "transfer"
            and reading.full.modal == "none"
        ):
            reading = replace(reading, full=replace(reading.full, modal="oblige"))
        conditioned = any(r.kind == "if" for r in scene.readings) and reading.kind != "if"
        values = features(
            self._item_polarity(scene.s, candidate, reading.full),
            kind=reading.kind,
            actor=actor,
            question=question,
            conditional=reading.conditional,
            conditioned=conditioned,
        )
        named = any(a.state == scene.d.recipient for a in scene.s.actors)
        directed = any(a.state == scene.d.recipient and a.role in {"to", "object"} for a in reading.clause.actors)
        values["recipient"] = frozenset({"explicit" if named else "implied", "directed" if directed else "undirected"})
        there = any(a.role == "in" and a.state == scene.d.recipient for a in reading.clause.actors)
        values["place"] = frozenset({"recipient" if there else "elsewhere"})
        values["list"] = frozenset({"open" if scene.d.in_list else "closed"})
        return values

    def _without_number(self, scene: Scene, candidate: Candidate) -> Candidate:
        """Some names of ammunition mean the system where no number stands before them."""
        mention = candidate.item
        bare = self.lexicon.items.get(mention.item.bare or "")
        if bare is None or (
            candidate.local and self.slots.quantity(scene.s, scene.slots, mention) is not None and not mention.headed
        ):
            return candidate
        if scene.s.tokens[mention.start].low not in bare.name.lower():
            return candidate
        return replace(candidate, item=replace(mention, item=bare))

    @staticmethod
    def _item_polarity(s: Sentence, candidate: Candidate, p: Predicate) -> Predicate:
        """ "not X but Y", "X but no Y", "instead of X": the item has a polarity of its own."""
        item, clause = candidate.item, candidate.reading.clause
        if not candidate.local or candidate.elided:
            return p
        if item.start and any("prep.instead" in t.words for t in s.tokens[max(0, item.start - 2) : item.start]):
            return replace(p, negated=True)
        turns = [n for n in clause.tokens if s.tokens[n].words & {"correction", "contrast"}]
        denials = [n for n in clause.tokens if "negation" in s.tokens[n].words and "only" not in s.tokens[n].words]
        for turn in turns:
            after = any(turn - 1 <= n <= turn + TURN_REACH for n in denials)
            before = any(n < turn - 1 for n in denials)
            between = any(i.start > turn for i in clause.items) and any(i.start < turn for i in clause.items)
            if after and between:
                return replace(p, negated=before or item.start > turn)
            if before and (between or "correction" in s.tokens[turn].words):
                return replace(p, negated=item.start < turn)
        return p

    def _claim(
        self,
        scene: Scene,
        candidate: Candidate,
        frame: Frame,
        donors: Donors,
        state: str,
        recipient: str,
        *,
        named: bool,
    ) -> Claim:
        text, reading = scene.document.text, candidate.reading
        start, end = self._evidence(scene, candidate, donors)
        status = Status(frame.status or scene.d.status_of_list(LISTABLE))
        filled = self.slots.fill(scene, candidate, donors, state, status)
        hedged = frame.hedged or filled.hedged
        former = frame.former or filled.former
        confidence = frame.confidence - (INFERRED_COST if donors.role in {"context", "default"} else 0)
        confidence -= (ANAPHORA_COST if candidate.anaphoric else 0) + (HEDGE_COST if hedged else 0)
        item = candidate.item
        claim = Claim(
            donor=state,
            recipient=recipient,
            item=item.item.id,
            item_class=item.item.item_class,
            status=status,
            evidence=text[start:end],
            start=start,
            end=end,
            rule=frame.id,
            confidence=max(5, confidence),
            variant=item.variant or (variant_of(scene.s, item) if candidate.local else None),
            quantity=filled.quantity,
            value=filled.value,
            event_date=filled.event_date,
            deliver_by=filled.deliver_by,
            speaker=filled.speaker,
            requester=filled.requester,
            hedged=hedged,
            former=former,
            trace=self._trace(candidate, frame, donors, named=named),
        )
        self.slots.note(scene, claim, filled, donors.role, candidate)
        return claim

    @staticmethod
    def _trace(candidate: Candidate, frame: Frame, donors: Donors, *, named: bool) -> tuple[str, ...]:
        p = candidate.reading.full
        return (
            f"rule {frame.id}: {frame.why}",
            f"predicate {candidate.cue}: {p.form}, {p.tense}, {p.voice}, modal {p.modal}, {'negated' if p.negated else 'positive'}",
            f"donor by role {donors.role}",
            "recipient named" if named else "recipient from the topic",
            *(("item by reference",) if candidate.anaphoric else ()),
        )

    @staticmethod
    def _evidence(scene: Scene, candidate: Candidate, donors: Donors) -> tuple[int, int]:
        """The stretch from the first to the last word that carries the claim."""
        s = scene.s
        chain = [candidate.own] if candidate.own is not None else candidate.reading.full.chain
        marks: list[tuple[int, int]] = [(c.start, c.end) for c in chain]
        if candidate.local:
            marks.append((candidate.item.start, candidate.item.end))
        marks += [(a.start, a.end) for a in donors.mentions]
        if not marks:
            marks = [(candidate.reading.clause.first, candidate.reading.clause.last + 1)]
        clause = candidate.reading.clause
        first = min(a for a, _ in marks)
        last = max(b for _, b in marks)
        if first not in clause.tokens and last - 1 not in clause.tokens:
            first, last = min(first, clause.first), max(last, clause.last + 1)
        return s.tokens[first].start, s.tokens[last - 1].end
