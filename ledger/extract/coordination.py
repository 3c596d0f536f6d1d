"""Cut segments further, where no mark helps: at coordinators, subordinators and clauses without a pronoun."""

from ledger.extract.clause_kinds import names_day
from ledger.extract.clauses import FINITE_CLASSES, INNER_SUBORDINATORS
from ledger.extract.gaps import follows_gap
from ledger.extract.joints import BEFORE_VERB, joins_doers, joins_items, joins_later
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.segments import Segment, state_lists
from ledger.extract.tokens import is_preposition
from ledger.extract.verbs import has_closed_verb, has_verb, marked_infinitives, shares_verb, starts_finite

SAYING = frozenset({"say", "commit", "decide"})


class SegmentParts:
    """The parts of one segment found so far, and where the next of them starts."""

    def __init__(self, segment: Segment) -> None:
        """Start with no part."""
        self.segment = segment
        self.start = segment.start
        self.parts: list[Segment] = []

    def close(self, n: int) -> None:
        """End a part before a token that opens a dependent clause."""
        inner = self.start != self.segment.start
        opener = "," if inner else self.segment.opener
        coordinated = inner and self.parts[-1].coordinated
        self.parts.append(Segment(self.start, n, opener, self.segment.quoted, coordinated))
        self.start = n

    def close_at_coordinator(self, n: int) -> None:
        """End a part before a coordinator; the next starts behind it."""
        inner = self.start != self.segment.start
        opener = "&" if inner else self.segment.opener
        self.parts.append(Segment(self.start, n, opener, self.segment.quoted, inner))
        self.start = n + 1

    def finish(self, s: Sentence) -> list[Segment]:
        """Give all parts, the rest included; the segment itself where nothing was cut."""
        if self.start == self.segment.start:
            return [self.segment]
        coordinated = "coordinator" in s.tokens[self.start - 1].words
        self.parts[0].complement = self.segment.complement
        rest = Segment(
            self.start, self.segment.end, "&" if coordinated else ",", self.segment.quoted, coordinated=coordinated
        )
        return [*self.parts, rest]


def cut_verb_final(s: Sentence, g: Segment, verbs: set[int]) -> list[Segment]:
    """Cut a segment at coordinators with a verb on either side, unless both sides share one predicate."""
    parts, joining = SegmentParts(g), frozenset(state_lists(s).values())
    for n in range(g.start + 1, g.end - 1):
        if "coordinator" not in s.tokens[n].words or n in joining:
            continue
        parted = (
            has_verb(verbs, range(parts.start, n))
            and has_verb(verbs, range(n + 1, g.end))
            and not shares_verb(s, (parts.start, n), (n + 1, g.end))
        )
        gapped = not has_verb(verbs, range(n + 1, g.end)) and follows_gap(s, parts.start, n, g.end)
        if parted or gapped or (n - 1 in verbs and _is_left_out(s, n + 1, g.end, verbs)):
            parts.close_at_coordinator(n)
    return parts.finish(s)


def _is_left_out(s: Sentence, start: int, end: int, verbs: set[int]) -> bool:
    """Whether an actor and its item follow the verb that counts for both ("Rom will A liefern und Athen B")."""
    actor = next((a for a in s.actors if a.start in {start, start + 1} and a.kind != "adjective"), None)
    if actor is None or has_verb(verbs, range(start, end)):
        return False
    determined = actor.start == start or "article.definite" in s.tokens[start].words
    return determined and any(actor.end <= i.start < end for i in s.items)


def cut_verb_medial(s: Sentence, g: Segment, verbs: set[int]) -> list[Segment]:
    """Cut a segment at coordinators and subordinators with a verb on either side, and at clauses that nothing opens."""
    parts = SegmentParts(g)
    for n in range(g.start + 1, g.end - 1):
        rest = _cut_embedded(s, g, parts.start, n, verbs)
        if not rest and _subordinates(s, n, verbs):
            if _parts_at_subordinator(s, (parts.start, n, g.end), verbs):
                parts.close(n)
            continue
        rest = rest or _cut_unopened(s, g, n, verbs)
        if rest:
            parts.close(n)
            return [*parts.parts, *rest]
        if has_verb(verbs, range(parts.start, n)) and _opens_unknown(s, n, g.end):
            parts.close_at_coordinator(n)
            continue
        if (
            "coordinator" in s.tokens[n].words
            and has_verb(verbs, range(parts.start, n))
            and has_verb(verbs, range(n + 1, g.end))
            and _predicates(s, n + 1, g.end, verbs)
            and not joins_later(s, n, g.end, verbs)
            and not joins_items(s, parts.start, n)
            and not joins_doers(s, n)
        ):
            parts.close_at_coordinator(n)
    return parts.finish(s)


def _opens_unknown(s: Sentence, n: int, end: int) -> bool:
    """Whether an unknown verb of the past with its object follows a coordinator ("and filed a request")."""
    if "coordinator" not in s.tokens[n].words or n + 2 >= end:
        return False
    verb, after = s.tokens[n + 1], s.tokens[n + 2]
    shaped = verb.text.islower() and verb.low.endswith("ed") and not verb.words
    known = any(c.start <= n + 1 < c.end for c in s.cues) or any(i.start <= n + 1 < i.end for i in s.items)
    return shaped and not known and bool(after.words & {"article.indefinite", "article.definite", "possessive"})


def _cut_embedded(s: Sentence, g: Segment, start: int, n: int, verbs: set[int]) -> list[Segment]:
    """Give a relative clause without commas and what follows it; nothing where none starts at the token."""
    if n <= start or "relative" not in s.tokens[n].words or "determiner" in s.tokens[n - 1].words:
        return []
    close = _embedded_end(s, start, n, g.end, verbs)
    if close is None:
        return []
    rest = cut_verb_medial(s, Segment(close, g.end, ",", g.quoted), verbs)
    return [Segment(n, close, ",", g.quoted), *rest]


def _cut_unopened(s: Sentence, g: Segment, n: int, verbs: set[int]) -> list[Segment]:
    """Give the clause that starts at a token with its subject; nothing where none does."""
    if _is_contact(s, n, g.end, verbs):
        return [Segment(n, g.end, ",", g.quoted, contact=True)]
    if _resumes_main(s, g, n, verbs):
        return cut_verb_medial(s, Segment(n, g.end, ",", g.quoted), verbs)
    if _is_complement(s, n, g.end, verbs):
        return cut_verb_medial(s, Segment(n, g.end, ",", g.quoted, complement=True), verbs)
    return []


def _resumes_main(s: Sentence, g: Segment, n: int, verbs: set[int]) -> bool:
    """Whether the main clause starts at a token behind a condition without a comma ("even if A did not B we would")."""
    condition = any("sub.if" in t.words for t in s.tokens[g.start : g.start + 2])
    opens = "pronoun.subject" in s.tokens[n].words and bool(s.tokens[n + 1].words & FINITE_CLASSES)
    return condition and opens and has_verb(verbs, range(g.start, n))


def _subordinates(s: Sentence, n: int, verbs: set[int]) -> bool:
    """Whether a token opens a dependent clause: a subordinator that is neither determiner nor determined."""
    words = s.tokens[n].words
    if not words & INNER_SUBORDINATORS or "determiner" in s.tokens[n - 1].words:
        return False
    if (words & INNER_SUBORDINATORS == {"sub.purpose"} and _completes(s, n)) or names_day(s, n):
        return False
    told = any(c.end == n and c.cue in SAYING and c.form.tag not in {"noun", "adj", "phrase"} for c in s.cues)
    determines = (
        not ("sub.that" in words and told)
        and "determiner" in words
        and n + 1 not in verbs
        and not s.tokens[n + 1].words & {"determiner", "pronoun.actor"}
        and not any(a.start == n + 1 for a in s.actors)
    )
    return not determines


def _completes(s: Sentence, n: int) -> bool:
    """Whether an infinitive completes the verb or noun right before it ("agreed to help", "is to help")."""
    return bool(s.tokens[n - 1].words & FINITE_CLASSES) or any(c.end == n for c in s.cues)


def _parts_at_subordinator(s: Sentence, span: tuple[int, int, int], verbs: set[int]) -> bool:
    """Whether both sides of a subordinator have their predicate; a noun will do before "that"."""
    start, n, end = span
    words = s.tokens[n].words
    left = has_verb(verbs, range(start, n)) or (
        "sub.that" in words and any(c.end == n and c.form.tag == "noun" for c in s.cues)
    )
    return left and has_verb(verbs, range(n + 1, end))


def _embedded_end(s: Sentence, start: int, n: int, end: int, verbs: set[int]) -> int | None:
    """Where a relative clause without commas ends: at the second finite verb, where none stands before it."""
    follows = any(i.end == n for i in s.items) or any(a.end == n for a in s.actors)
    if not follows or has_verb(verbs, range(start, n)):
        return None
    finite = [v for v in range(n + 1, end) if starts_finite(s, v) or _is_plural_verb(s, v)]
    own, *around = [v for k, v in enumerate(finite) if k == 0 or v - finite[k - 1] > 1] or [end]
    if not around:
        return None
    close = around[0]
    opened = any(
        "coordinator" in s.tokens[v].words or s.tokens[v].words & INNER_SUBORDINATORS for v in range(own, close)
    )
    marked = any(s.tokens[v].text in ",:;" for v in range(n, close))
    says = any(c.cue in SAYING and c.start == own for c in s.cues)
    return None if opened or marked or says else close


def _is_plural_verb(s: Sentence, n: int) -> bool:
    """Whether a verb form without an ending stands alone, as the plural does ("the tanks ... need engines")."""
    before = s.tokens[n - 1].words if n else frozenset()
    alone = "infinitive_mark" not in before and not before & FINITE_CLASSES and "negation" not in before
    return alone and any(c.start == n and c.form.tag == "inf" for c in s.cues)


def _is_complement(s: Sentence, n: int, end: int, verbs: set[int]) -> bool:
    """Whether a subject and its finite verb follow a verb of saying or of resolving directly."""
    if not any(c.end == n and c.cue in SAYING and c.form.tag in {"fin", "past", "part", "inf", "ing"} for c in s.cues):
        return False
    determined = "determiner" in s.tokens[n].words
    actor = next((a for a in s.actors if a.start == n or (a.start == n + 1 and determined)), None)
    after = _subject_end(s, n, actor)
    if after is None:
        return False
    while after < end - 1 and (
        s.tokens[after].words & {"coordinator", "also"} or any(a.start == after for a in s.actors)
    ):
        after = next((a.end for a in s.actors if a.start == after), after + 1)
    return after < end and after in verbs and starts_finite(s, after)


def _is_contact(s: Sentence, n: int, end: int, verbs: set[int]) -> bool:
    """Whether a pronoun or an actor right behind an item, with a verb behind it, starts a relative clause."""
    if not any(i.end == n for i in s.items):
        return False
    actor = next((a for a in s.actors if a.start == n), None)
    after = _subject_end(s, n, actor)
    if after is None or after >= end or after not in verbs:
        return False
    return actor is not None or starts_finite(s, after)


def _subject_end(s: Sentence, n: int, actor: ActorMention | None) -> int | None:
    """Where a subject ends: the actor, or else a pronoun at the token; None where there is neither."""
    if actor is not None:
        return actor.end
    return n + 1 if "pronoun.actor" in s.tokens[n].words else None


def _predicates(s: Sentence, start: int, end: int, verbs: set[int]) -> bool:
    """Whether what follows a coordinator has a finite verb, or opens with a verb form."""
    at = start
    while (at < end - 1 and s.tokens[at].words & BEFORE_VERB) or s.tokens[at].low.endswith("ly"):
        at += 1
    if at in verbs:
        return True
    for n in range(start, end):
        opens = s.tokens[n].words & INNER_SUBORDINATORS and "determiner" not in s.tokens[n].words
        if opens or (n > start and _is_contact(s, n, end, verbs)):
            end = n
            break
    if has_closed_verb(s, range(start, end)):
        return True
    marked = marked_infinitives(s)
    return any(
        start <= c.start < end
        and c.start not in marked
        and (c.form.tag in {"fin", "past", "inf", "part"} or (c.form.tag == "ing" and not _is_led(s, c.start)))
        for c in s.cues
    )


def _is_led(s: Sentence, n: int) -> bool:
    """Whether a preposition leads a form on -ing, so that it is no verb itself ("join Rome and Oslo in sending")."""
    return is_preposition(s.tokens[n - 1].words)
