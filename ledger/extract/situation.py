"""The situation of a candidate: the values that the conditions of a claim rule are compared with."""

from dataclasses import replace
from itertools import islice

from ledger.extract.candidates import Candidate
from ledger.extract.frames import features
from ledger.extract.linking import DONE, Reading
from ledger.extract.mentions import ActorMention, CueMention, ItemMention, Sentence
from ledger.extract.nesting import DEPTH, outward
from ledger.extract.owners import owner_of
from ledger.extract.polarity import corrects_part
from ledger.extract.predicates import Predicate, head_of
from ledger.extract.scene import Scene
from ledger.extract.sides import Sides

TURN_REACH = 2
TURNS = frozenset({"correction", "contrast"})
PROMISED_REACH = 2
"""How far "promised" stands before its item: a number and an adjective between them."""
MEMBER = "member-of-parliament"
"""An office that may speak for the governing parties, but asks for something only for itself."""
DECIDERS = frozenset({"government", "head-of-government", "head-of-state", "defence-minister", "foreign-minister"})
"""Offices that act for a state even where the text does not say for which."""


def read_situation(scene: Scene, candidate: Candidate, sides: Sides) -> dict[str, frozenset[str]]:
    """Give each name that a condition may ask for with the values that hold."""
    reading = candidate.reading
    bound = any(a.doer for a in reading.clause.actors)
    full = reading.full
    if bound and full.cue == "transfer" and full.modal == "none":
        full = replace(full, modal="oblige")
    values = features(
        _with_item_polarity(scene.s, candidate, full),
        kind=reading.kind,
        actor=_actor(scene, reading, sides),
        mood=_mood(scene, reading),
    )
    if _is_assembly(scene.s, reading):
        values["actor"] |= {"assembly"}
    named = any(a.state == scene.d.recipient for a in scene.s.actors)
    roles = {a.role for a in reading.clause.actors if a.state == scene.d.recipient}
    values["recipient"] = frozenset(
        {"explicit" if named else "implied", "directed" if roles & {"to", "object"} else "undirected"}
    )
    values["place"] = frozenset({"recipient" if "in" in roles else "elsewhere"})
    values["reference"] = frozenset({candidate.reference})
    values["setting"] = frozenset({_setting(scene, reading, named=named)})
    told = "told" if scene.d.just_told else "closed"
    values["list"] = frozenset({"open" if scene.d.in_list else told, *(["aid"] if scene.d.open_aid else [])})
    return values


def _setting(scene: Scene, reading: Reading, *, named: bool) -> str:
    """What else than aid the sentence is about: a survey, a sale, a reproach, a way through, or one's own forces."""
    if "survey" in scene.s.classes:
        return "survey"
    chain = {w for c in reading.full.chain for t in scene.s.tokens[c.start : c.end] for w in t.words}
    if "sale" in chain and not named and not any(a.role in {"to", "object"} for a in reading.clause.actors):
        return "sale"
    governor = reading.governor.clause.words if reading.governor is not None else frozenset()
    if "reproach" in reading.clause.words or ("reproach" in governor and reading.full.cue == "obstruct"):
        return "reproach"
    if "transit" in reading.clause.words:
        return "transit"
    own = "own_forces" in reading.clause.words
    stationed = own or scene.d.at_drill or "deploying" in chain
    return "drill" if stationed and not named else "plain"


def _mood(scene: Scene, reading: Reading) -> str:
    if reading.question:
        return "question"
    if reading.conditional:
        return "conditional"
    conditioned = any(r.kind == "if" for r in scene.readings) and reading.kind != "if"
    return "conditioned" if conditioned else "plain"


def _actor(scene: Scene, reading: Reading, sides: Sides) -> str:
    """Whose deed or stance it is."""
    subject = _owner(reading) or _head_subject(reading)
    actor = "none"
    if subject is not None and (subject.state is not None or subject.office in DECIDERS):
        opponent = subject.state == sides.opponent
        recipient = subject.state == scene.d.recipient
        outside = subject.outside or (subject.office == MEMBER and reading.full.cue == "request")
        actor = "outside" if outside else "recipient" if recipient else "opponent" if opponent else "donor"
    others = any(a.state not in {scene.d.recipient, None} for a in scene.s.actors)
    return "recipient-only" if actor == "recipient" and not others else actor


def _is_assembly(s: Sentence, reading: Reading) -> bool:
    """Whether a parliament acts, and is no mere place ("im Bundestag")."""
    return "assembly" in reading.clause.words and any(
        "assembly" in s.tokens[n].words
        and not any("prep.in" in t.words or "prep.according" in t.words for t in s.tokens[max(0, n - 2) : n])
        for n in reading.clause.tokens
    )


def _owner(reading: Reading) -> ActorMention | None:
    """Give whose stance a noun is, where the clause says so ("das Zögern von Scholz")."""
    if reading.full.form != "noun":
        return None
    attributes = {c.start for c in reading.clause.cues if c.form.tag == "attr"}
    owners = (a for a in reading.clause.actors if a.role in {"of", "by"} and a.end not in attributes)
    return next((a for a in owners if a.kind != "adjective"), None)


def _head_subject(reading: Reading) -> ActorMention | None:
    """Give the subject of the clause whose cue decides, else of the clauses around it."""
    owner = owner_of(reading)
    if owner is not None:
        return owner
    head = head_of(reading.full.chain, reading.full.cue)
    clauses = [r.clause for r in islice(outward(reading), DEPTH)]
    clauses.sort(key=lambda c: head is None or head.start not in c.tokens)
    return next((a for c in clauses for a in c.actors if a.role == "subject"), None)


def _promises(c: CueMention, item: ItemMention) -> bool:
    """Whether a participle before the item says that it was promised ("the promised tanks")."""
    return c.cue == "commit" and c.form.tag == "attr" and 0 <= item.start - c.end <= PROMISED_REACH


def _with_item_polarity(s: Sentence, candidate: Candidate, p: Predicate) -> Predicate:
    """Give the item a polarity of its own: "not X but Y", "X but no Y", "instead of X"."""
    item, clause = candidate.item, candidate.reading.clause
    if not candidate.local or candidate.elided:
        return p
    if p.negated and p.tense in DONE and p.cue == "transfer" and any(_promises(c, item) for c in clause.cues):
        return replace(p, not_yet=True)
    if item.start and any("prep.instead" in t.words for t in s.tokens[max(0, item.start - 2) : item.start]):
        return replace(p, negated=True)
    turns = [n for n in clause.tokens if s.tokens[n].words & TURNS] if clause.words & TURNS else []
    denials = [n for n in clause.tokens if "negation" in s.tokens[n].words and "only" not in s.tokens[n].words]
    stances = {n for c in clause.cues if c.cue == "refuse" for n in range(c.start, c.end)}
    denials = [n for n in denials if not corrects_part(s, n) and n not in stances]
    for turn in turns:
        after = any(turn - 1 <= n <= turn + TURN_REACH for n in denials)
        before = any(n < turn - 1 for n in denials)
        between = any(i.start > turn for i in clause.items) and any(i.start < turn for i in clause.items)
        if after and between:
            return replace(p, negated=before or item.start > turn)
        if before and (between or "correction" in s.tokens[turn].words):
            return replace(p, negated=item.start < turn)
    return p
