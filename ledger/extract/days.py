"""Choose among the dates of a sentence: when the thing happened, and when it is due."""

from ledger.extract.dates import DateMention
from ledger.extract.linking import Reading
from ledger.extract.mentions import CueMention, ItemMention, Sentence
from ledger.extract.tokens import is_preposition
from ledger.model.partial_date import PartialDate

FUTURE = frozenset({"pledged", "offered", "considered", "approved", "in_delivery"})
SINCE = frozenset({"in_delivery", "delivered", "pledged", "requested"})
AHEAD = frozenset({"intend", "shall", "would", "possible", "can", "oblige"})
ELSEWHERE = frozenset({"train", "combat", "repair", "debate", "say"})
MOVING = frozenset({"transfer", "receive", "arrive", "begin", "complete", "underway", "give", "go", "present"})

HAVE = frozenset({"have", "have.past", "have.reported"})
TOLD = frozenset({"past", "perfect", "pluperfect"})
MARKS = frozenset(",;:()")
OPENING = frozenset({"determiner", "numeral"})
LONGEST_ADVERBIAL = 8
ATTRIBUTE_REACH = 3
"""How far behind its participle a date stands ("promised in December")."""
YEAR = 12
"""Months in a year: only a delivery is dated so roughly."""


def day_in(
    s: Sentence, dates: list[DateMention], window: tuple[int, int], own: CueMention | None, status: str
) -> PartialDate | None:
    """Give the day that stands within an attribute ("die am Mittwoch zugesagten"); `own` is its participle."""
    before = own is not None and own.form.tag == "attr" and window[0] < own.start and window[1] > own.end
    inside = _adverbials(s, own.start) if before and own is not None else range(0)
    return _first(_in(s, dates, inside or range(max(0, window[0]), window[1])), status, told=bool(inside))


def without_attributes(s: Sentence, dates: list[DateMention], item: ItemMention) -> list[DateMention]:
    """Leave out the days that attributes of later items tell ("the Patriot system promised in December")."""
    if not dates:
        return []
    attributes = [
        c.end
        for c in s.cues
        if c.form.tag == "attr" and any(i is not item and i.start > item.start and i.end == c.start for i in s.items)
    ]
    foreign = {n for end in attributes for n in range(end, min(end + ATTRIBUTE_REACH, len(s.tokens)))}
    foreign |= {n for c in s.cues if c.form.tag == "attr" for n in _adverbials(s, c.start)}
    starts = {s.tokens[n].start - s.start for n in foreign}
    return [d for d in dates if not any(d.start <= t < d.end for t in starts)]


def _adverbials(s: Sentence, at: int) -> range:
    """Give the tokens of what stands in a noun phrase before its participle ("die [im Januar] zugesagten Marder")."""
    for n in range(at - 1, max(-1, at - LONGEST_ADVERBIAL), -1):
        if s.tokens[n].text in MARKS:
            break
        opens = s.tokens[n].words & OPENING or s.tokens[n].text.isdecimal()
        if n + 1 < at and opens and is_preposition(s.tokens[n + 1].words):
            return range(n + 1, at)
    return range(0)


def event_day(s: Sentence, dates: list[DateMention], reading: Reading, status: str) -> PartialDate | None:
    """Give the day on which the stance was taken or the thing was done, as the clause or its governors say."""
    governor: Reading | None = reading
    while governor is not None:
        inside = _in(s, dates, governor.clause.tokens)
        if not (governor is reading and _due(reading, status)):
            told = [d for d in inside if _is_told(s, governor, d)]
            day = _first(told, status, told=True) or _first(inside, status)
        else:
            day = _first([d for d in inside if (d.explicit and d.direction == "past") or d.role == "since"], status)
        if day is not None:
            return day
        governor = governor.governor
    return None


def left_over(
    s: Sentence, dates: list[DateMention], readings: list[Reading], status: str, donors: tuple[str, ...]
) -> PartialDate | None:
    """Give the only day that the sentence names outside its relative clauses and what others do."""
    outside = [n for r in readings if not _of_others(r, donors) and not _due(r, status) for n in r.clause.tokens]
    days = {d.past for d in _in(s, dates, outside) if _is_event(d, status)}
    return next(iter(days)) if len(days) == 1 else None


def due_day(
    s: Sentence, dates: list[DateMention], readings: list[Reading], reading: Reading, status: str
) -> PartialDate | None:
    """Give when the delivery is to come, where the claim's clause or one that hangs on it says so."""
    if status not in FUTURE:
        return None
    near = [reading]
    if reading.governor is not None:
        near.append(reading.governor)
    near += [r for r in readings if r.governor is reading and r.full.cue not in ELSEWHERE]
    near += _trailing(readings, reading)
    for other in near:
        for mention in _in(s, dates, other.clause.tokens):
            if _is_due(mention, ahead=other is reading and (_due(reading, status) or _all_year(reading, mention))):
                return mention.future
    return None


def due_of_sentence(s: Sentence, dates: list[DateMention], readings: list[Reading]) -> PartialDate | None:
    """Give when something is to arrive, in a sentence that speaks of things named before."""
    if not dates:
        return None
    for reading in readings:
        moving = any(c.cue in MOVING for c in reading.full.chain) or (
            reading.full.cue == "none" and reading.full.modal in AHEAD
        )
        if moving and not reading.full.negated:
            for mention in _in(s, dates, reading.clause.tokens):
                if _is_due(mention, ahead=reading.full.modal in AHEAD):
                    return mention.future
    return None


def _is_told(s: Sentence, reading: Reading, mention: DateMention) -> bool:
    """Whether a clause tells of the past at a date, which stands before whatever is still to be done."""
    own = reading.own
    present = own.voice == "passive" and not any(s.tokens[n].words & HAVE for n in reading.clause.tokens)
    if own.tense not in TOLD or (own.tense == "perfect" and present):
        return False
    return all(mention.end <= s.tokens[c.start].start - s.start for c in own.chain if c.form.tag in {"inf", "zu"})


def is_ahead(reading: Reading) -> bool:
    """Whether a clause tells of what is still to come."""
    return reading.own.tense == "future" or reading.own.modal in AHEAD


def _of_others(reading: Reading, donors: tuple[str, ...]) -> bool:
    """Whether a clause speaks of something else: training, fighting, what another state does."""
    if reading.kind in {"rel", "if"} or reading.full.cue in {"train", "combat"}:
        return True
    subjects = {a.state for a in reading.clause.actors if a.role == "subject" and a.state}
    return bool(subjects) and not subjects & set(donors)


def _trailing(readings: list[Reading], reading: Reading) -> list[Reading]:
    """Clauses without verb, items and actors right behind: ", to be delivered by March", "bis Ende März"."""
    at = readings.index(reading) if reading in readings else len(readings)
    found = []
    for other in readings[at + 1 :]:
        if (
            other.clause.items
            or not (other.full.cue == "none" or any(c.cue in MOVING for c in other.full.chain))
            or any(a.role == "subject" for a in other.clause.actors)
        ):
            break
        found.append(other)
    return found


def _in(s: Sentence, dates: list[DateMention], tokens: list[int] | range) -> list[DateMention]:
    if not dates:
        return []
    starts = {s.tokens[n].start - s.start for n in tokens if n < len(s.tokens)}
    return [d for d in dates if any(d.start <= t < d.end for t in starts)]


def _first(mentions: list[DateMention], status: str, *, told: bool = False) -> PartialDate | None:
    return next((d.past for d in mentions if _is_event(d, status, told=told)), None)


def _is_event(mention: DateMention, status: str, *, told: bool = False) -> bool:
    """Whether a date may be that of an event; where it is `told` of in the past, a nearer day to come is not meant."""
    if mention.past is None:
        return False
    if mention.direction == "future" and not (told and not mention.explicit and mention.past != mention.future):
        return False
    if mention.role == "since":
        return status in SINCE and mention.past.span <= 1
    return mention.role == "point" and (mention.past.span < YEAR or status == "delivered")


def _due(reading: Reading, status: str) -> bool:
    """Whether the clause speaks of a coming delivery, so that its date is the delivery's."""
    own = reading.own
    return status in FUTURE and own.cue in MOVING and (own.modal in AHEAD or own.tense == "future")


def _all_year(reading: Reading, mention: DateMention) -> bool:
    """Whether a present delivery is told of a whole year ("in diesem Jahr liefern wir")."""
    own = reading.own
    moves = own.cue in MOVING and own.tense in {"present", "progressive"}
    return moves and mention.role == "point" and mention.future is not None and mention.future.span >= YEAR


def _is_due(mention: DateMention, *, ahead: bool) -> bool:
    if mention.future is None or mention.role in {"since", "dateline", "frequency", "vague"}:
        return False
    if mention.direction == "future" or mention.role == "deadline":
        return True
    return ahead and (mention.direction == "either" or (not mention.explicit and mention.future != mention.past))
