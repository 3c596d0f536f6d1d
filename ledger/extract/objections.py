"""Why a candidate that a rule fits is no claim after all."""

from collections.abc import Callable

from ledger.extract.elsewhere import (
    goes_to_ally,
    guards_allies,
    is_bought,
    is_elsewhere,
    is_fitted,
    is_in_range,
    is_on_its_way,
)
from ledger.extract.entries import LEADING, TYING, is_aside, is_counted, is_told
from ledger.extract.others_arms import acts_itself, goes_to_opponent, is_opponents, is_receivers_own, only_carries
from ledger.extract.others_doing import is_by_company, is_by_others
from ledger.extract.predicates import OTHER_MATTERS
from ledger.extract.proposals import Proposal
from ledger.extract.recipients import RecipientFinder
from ledger.extract.side_matters import (
    brings_somebody,
    does_itself,
    goes_to_others,
    is_called_false,
    is_compared,
    is_for_training,
    is_helped,
    is_long_ago,
    is_named_after,
    is_of_new_ones,
    is_other_deed,
    is_other_halted,
    is_own_stock,
    is_praised,
    is_replacement,
    is_slogan,
    is_training,
    is_unknown_deed,
)

UNSPECIFIED = "weapons of no stated kind"
HEADLINE = 12
"""What is longer and ends in a full stop is no headline."""
DECIDED = frozenset({"approve", "refuse", "consider", "obstruct"})
"""Stances that somebody must take by name, not one whom the context supplies."""
ENTRIES = frozenset({"list", "equate"})
"""What gives items without a predicate of their own."""
NOUN_REACH = 2
"""Between a possessor and its noun: the mark of the genitive and an adjective."""

ECHO_REACH = 1
PRONOUN_REACH = 4


def find_objection(p: Proposal) -> str | None:
    """Give the first objection to a proposal; None where there is none."""
    reason = next((reason for holds, reason in OBJECTIONS if holds(p)), None)
    if reason is not None:
        return f"{p.frame.id}: {reason}"
    return UNSPECIFIED if p.candidate.item.item.id == "class:weapons" else None


def _all_unnamed(p: Proposal) -> bool:
    carried = p.donors.role == "sentence" and p.candidate.reading.clause.coordinated
    told = p.donors.role == "speaker" and p.explicit and p.candidate.reading.full.voice == "passive"
    unnamed = p.donors.role in {"context", "speaker", "sentence"} and p.candidate.elided
    return unnamed and not (carried or told or p.candidate.reference == "bare" or _goes_on(p))


def _goes_on(p: Proposal) -> bool:
    """Whether more of what the one donor was just said to give is counted ("drei weitere sollen folgen")."""
    clause = p.candidate.reading.clause
    further = "further" in clause.words
    given = p.scene.d.givers_of(p.candidate.item)
    return p.candidate.reference == "count" and further and len(given) == 1 and p.donors.states == given


def _several_might(p: Proposal) -> bool:
    """Whether only the context names donors, several of them, and none was said to give this item."""
    several = p.donors.role == "context" and len(p.donors.states) > 1
    return several and p.scene.d.givers_of(p.candidate.item) != p.donors.states


def _parties_unnamed(p: Proposal) -> bool:
    return (
        not _goes_on(p) and p.donors.role == "context" and p.candidate.cue in {"receive", "arrive"} and not p.explicit
    )


def _no_headline(p: Proposal) -> bool:
    """Whether a full stop ends what would have to be a headline."""
    return p.candidate.cue == "none" and p.scene.s.tokens[-1].text == "." and len(p.scene.s.tokens) > HEADLINE


def _other_matter(p: Proposal) -> bool:
    """Whether a noun of use, training, making or basing holds the item ("offers the basing of X")."""
    item, s = p.candidate.item, p.scene.s
    if not p.candidate.local or p.candidate.anaphoric:
        return False
    nouns = [c for c in p.candidate.reading.clause.cues if c.form.tag == "noun" and c.end <= item.start]
    if not nouns or nouns[-1].cue not in OTHER_MATTERS:
        return False
    between = s.tokens[nouns[-1].end : item.start]
    tied = bool(between) and any(w in TYING for w in between[0].words)
    owners = {a.start for a in p.candidate.reading.clause.actors if a.kind == "adjective"}
    return tied and all(
        t.words & LEADING or t.text[:1].isdigit() or (t.text.islower() and not t.words) or n in owners
        for n, t in enumerate(between, nouns[-1].end)
    )


def _awaited(p: Proposal) -> bool:
    """Whether something else waits for the arrival of arms that go to nobody named ("until the F-35 arrive")."""
    reading = p.candidate.reading
    opening = p.scene.s.tokens[reading.clause.first].words
    named = p.explicit or any(a.role == "subject" for a in reading.clause.actors)
    told = any(c.cue == "say" for c in reading.clause.cues)
    awaits = reading.full.cue in {"arrive", "receive"} and not named and not told
    here = any(a.state == p.scene.d.recipient for a in reading.clause.actors)
    required = reading.full.cue == "arrive" and reading.full.modal == "oblige" and not here
    return required or (awaits and bool(opening & {"sub.other", "sub.if"}))


def _no_entry(p: Proposal) -> bool:
    """Whether what would be an entry of a list stands aside, or in a sentence of its own."""
    s, item = p.scene.s, p.candidate.item
    if p.candidate.cue not in ENTRIES or not p.candidate.local:
        return False
    own = "prep.request" if p.candidate.cue == "equate" else ""
    told = not p.capitals and is_told(s, p.candidate.reading, item)
    return told or is_counted(p.candidate.reading, p.scene.d.recipient) or is_aside(s, item, own)


def _not_before(p: Proposal) -> bool:
    """Whether something else must come before the delivery can ("consent before the guns can be handed over")."""
    reading = p.candidate.reading
    opening = p.scene.s.tokens[reading.clause.first].words
    return "late" in opening and "sub.other" in opening and reading.full.modal in {"can", "possible", "may"}


def _of_nothing(p: Proposal) -> bool:
    """Whether the clause has "nothing" as its object, and the item was only named before."""
    candidate = p.candidate
    nothing = any("nothing" in p.scene.s.tokens[n].words for n in candidate.reading.clause.tokens)
    return nothing and (candidate.elided or candidate.anaphoric)


def _arrives_elsewhere(p: Proposal) -> bool:
    """Whether a third state tells what has arrived, and nobody says where: it speaks of itself."""
    reading = p.candidate.reading
    if reading.full.cue != "arrive" or p.explicit or reading.governor is None:
        return False
    tellers = {a.state for a in reading.governor.clause.actors if a.role == "subject" and a.state}
    return bool(tellers) and not tellers & {*p.donors.states, p.scene.d.recipient}


def _imagined(p: Proposal) -> bool:
    full = p.candidate.reading.full
    doer = any(a.doer for a in p.candidate.reading.clause.actors)
    return doer and full.modal in {"would", "possible", "can"} and full.cue == "transfer"


def _lets_receiver(p: Proposal) -> bool:
    """Whether the receiver itself is let do something else than receive ("will allow Kyiv to strike")."""
    full, recipient = p.candidate.reading.full, p.scene.d.recipient
    verbs = [c for c in full.chain if c.cue == "approve" and c.form.tag != "noun"]
    let = [c for c in verbs if any(a.state == recipient and 0 <= a.start - c.end <= 1 for a in p.scene.s.actors)]
    has = any("have" in t.words for c in let for t in p.scene.s.tokens[c.end : c.end + NOUN_REACH])
    lets = not has and any("letting" in t.words for c in let for t in p.scene.s.tokens[c.start : c.end])
    other = full.inner != "receive" if lets else full.inner not in {"receive", "approve"}
    return p.frame.status == "approved" and bool(let) and other


def _nobody_decides(p: Proposal) -> bool:
    """Whether an active verb of a stance lacks anybody whose stance it is."""
    full = p.candidate.reading.full
    loose = p.donors.role == "context" and full.form == "verb" and full.voice == "active"
    return loose and (full.cue in DECIDED or (full.cue == "transfer" and p.frame.status in {"pledged", "considered"}))


def _owned(p: Proposal) -> bool:
    """Whether the receiver possesses the noun of supplying ("boost Kyiv's supply of tanks")."""
    nouns = {c.start for c in p.candidate.reading.full.chain if c.form.tag == "noun" and c.cue == "transfer"}
    return any(
        a.state == p.scene.d.recipient
        and a.role == "of"
        and a.before_noun
        and any(0 < n - a.end <= NOUN_REACH for n in nouns)
        for a in p.scene.s.actors
    )


def _others_arms(p: Proposal) -> bool:
    """Whether the item belongs to the receiver or its opponent, or is itself the doer."""
    item, s = p.candidate.item, p.scene.s
    if not p.candidate.local or p.candidate.anaphoric:
        return False
    if only_carries(s, item):
        return True
    own = is_receivers_own(s, item, p.scene.d.recipient) and p.frame.status != "requested"
    acts = not p.capitals and acts_itself(s, p.candidate.reading, item)
    return own or acts or is_opponents(s, item, p.sides.opponent)


def _passed_to_other(p: Proposal) -> bool:
    """Whether a pronoun that receives means somebody else ("A, which it had received from B")."""
    full, clause, s = p.candidate.reading.full, p.candidate.reading.clause, p.scene.s
    if full.cue != "receive" or clause.kind != "rel" or any(a.role == "subject" for a in clause.actors):
        return False
    if not any("pronoun.actor" in s.tokens[n].words for n in clause.tokens[1:PRONOUN_REACH]):
        return False
    before = [a for a in s.actors if a.end <= clause.first and a.state is not None and a.role in {"subject", "from"}]
    return bool(before) and all(a.state != p.scene.d.recipient for a in before)


def _echoes_nothing(p: Proposal) -> bool:
    """Whether no stance was told right before that another could share."""
    d = p.scene.d
    return p.candidate.cue == "echo" and (d.status is None or d.sentence - d.status_at > ECHO_REACH)


def _kept(p: Proposal) -> bool:
    return RecipientFinder.keeps(p.candidate.reading, p.donors)


OBJECTIONS: tuple[tuple[Callable[[Proposal], bool], str], ...] = (
    (_all_unnamed, "neither item nor donor is named"),
    (_several_might, "whose of several donors it is, is not said"),
    (_parties_unnamed, "neither giver nor receiver is named"),
    (_no_headline, "a sentence whose verb is not known"),
    (_other_matter, "use, training, making or basing of it"),
    (is_own_stock, "what somebody has, no gift"),
    (is_training, "training on it, or making it"),
    (_awaited, "only awaited, and for nobody named"),
    (_no_entry, "no entry of the list"),
    (_not_before, "only what must come first"),
    (_of_nothing, "of nothing, not of the item before"),
    (is_long_ago, "long before the war"),
    (_arrives_elsewhere, "told by somebody else, who speaks of what has come to it"),
    (goes_to_ally, "given to an ally"),
    (is_elsewhere, "arrived in a third state"),
    (guards_allies, "deployed to guard allies"),
    (is_bought, "bought for somebody's own forces"),
    (is_on_its_way, "on its way, as its clause says"),
    (is_fitted, "fitted with something"),
    (is_in_range, "what a maker or an army has"),
    (brings_somebody, "somebody arrives on it or with it"),
    (_imagined, "only what a donor's delivery would mean"),
    (_lets_receiver, "what the arms let the receiver do"),
    (_nobody_decides, "nobody named takes the stance"),
    (is_by_company, "a company's doing"),
    (is_by_others, "somebody else's doing"),
    (_owned, "the receiver's own stock"),
    (_echoes_nothing, "no stance before that it could share"),
    (is_for_training, "given for training"),
    (goes_to_opponent, "for the opponent"),
    (_others_arms, "not the donor's to give"),
    (_passed_to_other, "somebody else has received it"),
    (_kept, "for the donor's own forces"),
    (is_helped, "only helped to give"),
    (is_compared, "only compared with what was planned"),
    (is_of_new_ones, "only new ones are refused"),
    (is_named_after, "what is called after it"),
    (is_other_deed, "a promise to do something else"),
    (is_called_false, "said to be false"),
    (is_unknown_deed, "a stance on something else than giving it"),
    (is_replacement, "only takes the place of what was given"),
    (is_praised, "only says how good it is"),
    (goes_to_others, "for others"),
    (is_slogan, "a command that nobody is said to utter"),
    (does_itself, "what the delivery does, not what is decided on it"),
    (is_other_halted, "something else is halted"),
)
"""Each objection with its reason; the first that holds is given."""
