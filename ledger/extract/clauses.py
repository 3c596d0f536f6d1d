"""Cut a sentence into clauses: at marks, subordinators and coordinated predicates."""

from dataclasses import dataclass, field

from ledger.extract.mentions import ActorMention, CueMention, ItemMention, Sentence

MARKS = frozenset(",;:()–—-|•*/")
QUOTES = frozenset('„“”"»«›‹‟')
SHORT_QUOTE = 5
FINITE = (
    "modal.intend",
    "modal.shall",
    "modal.possible",
    "modal.can",
    "modal.oblige",
    "modal.wish",
    "modal.would",
    "modal.may",
)
AUXILIARY = (
    "have", "have.past", "have.reported", "have.unreal", "be", "be.past", "be.reported", "be.unreal",
    "become", "become.past", "become.reported",
)  # fmt: skip
FINITE_CLASSES = frozenset(FINITE + AUXILIARY)
SAYING = frozenset({"say", "commit", "decide"})
SUBORDINATORS = ("sub.that", "sub.whether", "sub.if", "sub.other", "sub.instead", "sub.purpose")
INNER_SUBORDINATORS = frozenset({*SUBORDINATORS, "relative"})
VERBAL = frozenset({"fin", "past", "inf", "part", "zu", "subj", "ing"})
DEPENDENT = frozenset({"rel", "inf", "that", "whether", "if", "other", "instead", "purpose"})


@dataclass(slots=True, eq=False)
class Clause:
    """Tokens that share one predicate, and how the clause hangs on another."""

    kind: str
    tokens: list[int]
    opener: str = ""
    parent: "Clause | None" = None
    quoted: bool = False
    items: list[ItemMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    cues: list[CueMention] = field(default_factory=list)
    antecedents: list[ItemMention] = field(default_factory=list)
    actor_antecedent: ActorMention | None = None
    coordinated: bool = False
    """Starts with a coordinator, or follows one: may take its subject and auxiliary from the clause before."""

    @property
    def first(self) -> int:
        """Its first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """Its last token."""
        return self.tokens[-1]


@dataclass(slots=True)
class Segment:
    """A stretch between marks."""

    start: int
    end: int
    opener: str
    quoted: bool
    coordinated: bool = False
    contact: bool = False
    """A relative clause without a pronoun ("the tanks it is supplying")."""
    complement: bool = False
    """What is said, without "that" ("said it would send")."""


class ClauseCutter:
    """Cuts sentences of one language into clauses."""

    def __init__(self, *, verb_final: bool) -> None:
        """Say whether dependent clauses of the language end with their verb."""
        self.verb_final = verb_final

    def cut(self, s: Sentence) -> list[Clause]:
        """Give the clauses in order of their first token."""
        verbs = verb_positions(s)
        segments = [part for segment in self._segments(s) for part in self._coordinated(s, segment, verbs)]
        clauses: list[Clause] = []
        for segment in segments:
            self._place(s, clauses, segment, verbs)
        self._mark_conditions(s, clauses, verbs)
        for clause in clauses:
            self._fill(s, clause)
        self._hang(s, clauses)
        return clauses

    def _mark_conditions(self, s: Sentence, clauses: list[Clause], verbs: set[int]) -> None:
        """Two clauses that both open with their verb: the first is a condition ("Liefern die USA, liefert auch Berlin")."""
        if not self.verb_final or s.is_question or len(clauses) < 2:
            return
        first, second = clauses[0], clauses[1]
        opens = (
            first.first in verbs
            and second.first in verbs
            and second.opener == ","
            and first.kind == second.kind == "main"
        )
        commands = first.first + 1 < len(s.tokens) and "imperative_subject" in s.tokens[first.first + 1].words
        if opens and not commands and not any(c.start == first.first and c.form.tag == "part" for c in s.cues):
            first.kind, first.parent = "if", second

    def _segments(self, s: Sentence) -> list[Segment]:
        segments: list[Segment] = []
        start, opener, quoted = 0, "", False
        short = self._short_quotes(s) | {n for a in s.actors for n in range(a.start, a.end)}
        for n, token in enumerate(s.tokens):
            if token.text in QUOTES and n not in short:
                segments.append(Segment(start, n, opener, quoted))
                quoted = not quoted
                start, opener = n + 1, '"'
            elif n in short:
                continue
            elif (token.text in MARKS and not token.glued and not token.hyphen) or token.text in ",;:":
                segments.append(Segment(start, n, opener, quoted))
                start, opener = n + 1, token.text
        segments.append(Segment(start, len(s.tokens), opener, quoted))
        return [g for g in segments if g.start < g.end]

    @staticmethod
    def _short_quotes(s: Sentence) -> set[int]:
        """Quotation marks around a name are no boundary."""
        marks = [n for n, t in enumerate(s.tokens) if t.text in QUOTES]
        short: set[int] = set()
        for a, b in zip(marks, marks[1:], strict=False):
            verbs = any(a < c.start < b and c.form.tag in {"fin", "past", "part", "inf"} for c in s.cues)
            if b - a <= SHORT_QUOTE and not verbs and a not in short:
                short |= {a, b}
        return short

    def _coordinated(self, s: Sentence, g: Segment, verbs: set[int]) -> list[Segment]:
        """Cut a segment at a coordinator, or where the verb is not last at a subordinator, that has a verb on either side."""
        parts: list[Segment] = []
        start = g.start
        for n in range(g.start + 1, g.end - 1):
            words = s.tokens[n].words
            if not self.verb_final and n > start and "relative" in words and "determiner" not in s.tokens[n - 1].words:
                close = self._embedded(s, start, n, g.end, verbs)
                if close is not None:
                    parts.append(
                        Segment(
                            start,
                            n,
                            g.opener if start == g.start else ",",
                            g.quoted,
                            start != g.start and parts[-1].coordinated,
                        )
                    )
                    parts.append(Segment(n, close, ",", g.quoted))
                    parts.extend(self._coordinated(s, Segment(close, g.end, ",", g.quoted), verbs))
                    return parts
            pronominal = (
                "determiner" in words
                and n + 1 not in verbs
                and not s.tokens[n + 1].words & {"determiner", "pronoun.actor"}
                and not any(a.start == n + 1 for a in s.actors)
            )
            if (
                not self.verb_final
                and words & INNER_SUBORDINATORS
                and not pronominal
                and "determiner" not in s.tokens[n - 1].words
            ):
                left = any(v in verbs for v in range(start, n)) or (
                    "sub.that" in words and any(c.end == n and c.form.tag == "noun" for c in s.cues)
                )
                if left and any(v in verbs for v in range(n + 1, g.end)):
                    parts.append(
                        Segment(
                            start,
                            n,
                            g.opener if start == g.start else ",",
                            g.quoted,
                            start != g.start and parts[-1].coordinated,
                        )
                    )
                    start = n
                continue
            if not self.verb_final and self._contact(s, n, g.end, verbs):
                parts.append(
                    Segment(
                        start,
                        n,
                        g.opener if start == g.start else ",",
                        g.quoted,
                        start != g.start and parts[-1].coordinated,
                    )
                )
                parts.append(Segment(n, g.end, ",", g.quoted, contact=True))
                return parts
            if not self.verb_final and self._complement(s, n, g.end, verbs):
                parts.append(
                    Segment(
                        start,
                        n,
                        g.opener if start == g.start else ",",
                        g.quoted,
                        start != g.start and parts[-1].coordinated,
                    )
                )
                parts.extend(self._coordinated(s, Segment(n, g.end, ",", g.quoted, complement=True), verbs))
                return parts
            if "coordinator" not in words:
                continue
            left = any(v in verbs for v in range(start, n))
            right = any(v in verbs for v in range(n + 1, g.end))
            whole = self.verb_final or self._predicates(s, n + 1, g.end, verbs)
            if left and right and whole and not (self.verb_final and self._shares_verb(s, (start, n), (n + 1, g.end))):
                parts.append(Segment(start, n, g.opener if start == g.start else "&", g.quoted, start != g.start))
                start = n + 1
        if start == g.start:
            return [g]
        opener = "&" if "coordinator" in s.tokens[start - 1].words else ","
        parts[0].complement = g.complement
        parts.append(Segment(start, g.end, opener, g.quoted, start != g.start and opener == "&"))
        return parts

    @staticmethod
    def _shares_verb(s: Sentence, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Whether only an auxiliary stands on the left and only its main verb on the right: one predicate for both."""

        def main(span: tuple[int, int]) -> bool:
            return any(span[0] <= c.start < span[1] and c.form.tag in VERBAL for c in s.cues) or any(
                "unknown_verb" in s.tokens[n].words for n in range(*span)
            )

        def finite(span: tuple[int, int]) -> bool:
            inflected = any(span[0] <= c.start < span[1] and c.form.tag in {"fin", "past", "subj"} for c in s.cues)
            return inflected or any(s.tokens[n].words & FINITE_CLASSES for n in range(*span))

        return not main(left) and not finite(right)

    @staticmethod
    def _embedded(s: Sentence, start: int, n: int, end: int, verbs: set[int]) -> int | None:
        """Where a relative clause without commas ends: at the second finite verb, where none stands before it."""
        if any(v in verbs for v in range(start, n)) or n not in {*(m.end for m in s.items), *(m.end for m in s.actors)}:
            return None
        finite = [
            v for v in range(n + 1, end)
            if s.tokens[v].words & FINITE_CLASSES or any(c.start == v and c.form.tag in {"fin", "past"} for c in s.cues)
            or _is_plural_verb(s, v)
        ]  # fmt: skip
        groups = [v for k, v in enumerate(finite) if k == 0 or v - finite[k - 1] > 1]
        if len(groups) < 2 or any(
            "coordinator" in s.tokens[v].words or s.tokens[v].words & INNER_SUBORDINATORS
            for v in range(groups[0], groups[1])
        ):
            return None
        if any(s.tokens[v].text in ",:;" for v in range(n, groups[1])) or any(
            c.cue in SAYING and c.start == groups[0] for c in s.cues
        ):
            return None
        return groups[1]

    @staticmethod
    def _complement(s: Sentence, n: int, end: int, verbs: set[int]) -> bool:
        """Whether a subject and its finite verb follow a verb of saying or of resolving directly."""
        if not any(
            c.end == n and c.cue in SAYING and c.form.tag in {"fin", "past", "part", "inf", "ing"} for c in s.cues
        ):
            return False
        actor = next(
            (a for a in s.actors if a.start == n or (a.start == n + 1 and "determiner" in s.tokens[n].words)), None
        )
        if actor is None and "pronoun.actor" not in s.tokens[n].words:
            return False
        after = actor.end if actor else n + 1
        while after < end - 1 and (
            s.tokens[after].words & {"coordinator", "also"} or any(a.start == after for a in s.actors)
        ):
            after = next((a.end for a in s.actors if a.start == after), after + 1)
        finite = any(c.start == after and c.form.tag in {"fin", "past"} for c in s.cues)
        return after < end and after in verbs and (finite or bool(s.tokens[after].words & FINITE_CLASSES))

    @staticmethod
    def _predicates(s: Sentence, start: int, end: int, verbs: set[int]) -> bool:
        """Whether what follows a coordinator has a finite verb, or opens with a verb form."""
        at = start
        while (
            at < end - 1
            and s.tokens[at].words & {"also", "negation", "infinitive_mark", "only", "history", "ongoing", "done"}
        ) or s.tokens[at].low.endswith("ly"):
            at += 1
        if at in verbs:
            return True
        end = next(
            (
                n
                for n in range(start, end)
                if s.tokens[n].words & INNER_SUBORDINATORS and "determiner" not in s.tokens[n].words
            ),
            end,
        )
        if any(s.tokens[n].words & FINITE_CLASSES for n in range(start, end)):
            return True
        marked = {c.start for c in s.cues if c.start and "infinitive_mark" in s.tokens[c.start - 1].words}
        return any(
            start <= c.start < end and c.start not in marked and c.form.tag in {"fin", "past", "inf", "ing", "part"}
            for c in s.cues
        )

    @staticmethod
    def _contact(s: Sentence, n: int, end: int, verbs: set[int]) -> bool:
        """Whether a pronoun or an actor right behind an item, with a verb behind it, starts a relative clause."""
        if not any(i.end == n for i in s.items):
            return False
        actor = next((a for a in s.actors if a.start == n), None)
        if actor is None and "pronoun.actor" not in s.tokens[n].words:
            return False
        after = actor.end if actor else n + 1
        return (
            after < end
            and after in verbs
            and (
                actor is not None
                or bool(s.tokens[after].words & FINITE_CLASSES)
                or any(c.start == after and c.form.tag in {"fin", "past"} for c in s.cues)
            )
        )

    def _place(self, s: Sentence, clauses: list[Clause], g: Segment, verbs: set[int]) -> None:
        """Make a clause of a segment, or add it to the clause that it continues."""
        kind = self._kind(s, g, verbs)
        has_verb = any(v in verbs for v in range(g.start, g.end))
        tokens = list(range(g.start, g.end))
        previous = clauses[-1] if clauses else None
        main = next((c for c in reversed(clauses) if c.kind == "main"), None)
        waiting = previous is not None and previous.kind in DEPENDENT and not any(v in verbs for v in previous.tokens)
        if kind == "main" and previous is not None and waiting and g.quoted == previous.quoted and g.opener != ":":
            previous.tokens.extend(tokens)
            return
        if (
            kind == "main"
            and previous is not None
            and g.opener not in {":", ";", "&", "•"}
            and g.quoted == previous.quoted
        ):
            host = main if main is not None and main.quoted == g.quoted else None
            if not has_verb and any(v in verbs for v in previous.tokens) and self._gapped(s, g):
                clauses.append(Clause("gap", tokens, g.opener, parent=previous, quoted=g.quoted, coordinated=True))
                return
            if not has_verb and host is None and previous.kind in DEPENDENT and self.verb_final and g.opener == ",":
                clauses.append(Clause(kind, tokens, g.opener, quoted=g.quoted))
                return
            if not has_verb:
                host = host if previous.kind in DEPENDENT and self.verb_final and host else previous
                host.tokens.extend(tokens)
                return
            shared = g.opener == "," and host is previous
            if host is not None and shared and self._shares_verb(s, (host.first, host.last + 1), (g.start, g.end)):
                host.tokens.extend(tokens)
                return
            if (
                host is not None
                and not any(v in verbs for v in host.tokens)
                and g.opener in {",", ")", "–", "—"}
                and not (host.opener == ":" and previous is host and g.opener != ",")
            ):
                host.tokens.extend(tokens)
                return
        clauses.append(
            Clause(kind, tokens, g.opener, quoted=g.quoted, coordinated=g.coordinated or self._opens_with(s, g))
        )

    @staticmethod
    def _gapped(s: Sentence, g: Segment) -> bool:
        """Whether an actor opens a stretch that names an item or number too: the verb before is understood again."""
        at = g.start
        while at < g.end and s.tokens[at].words & {"coordinator", "also", "prep.from", "article.towards"}:
            at += 1
        actor = next((a for a in s.actors if a.start == at and a.kind != "adjective"), None)
        if actor is None:
            return False
        numbers = any(s.tokens[n].text.isdigit() for n in range(actor.end, g.end))
        return numbers or any(actor.end <= i.start < g.end for i in s.items)

    @staticmethod
    def _opens_with(s: Sentence, g: Segment) -> bool:
        return "coordinator" in s.tokens[g.start].words

    def _kind(self, s: Sentence, g: Segment, verbs: set[int]) -> str:
        """Tell what kind of clause a segment is, by its first words and its last."""
        at = g.start
        while at < g.end - 1 and s.tokens[at].words & {"coordinator", "only", "focus"}:
            at += 1
        first = s.tokens[at]
        has_verb = any(v in verbs for v in range(g.start, g.end))
        if g.contact:
            return "rel"
        if g.complement:
            return "that"
        if (
            self.verb_final
            and self._has_infinitive(s, g)
            and not self._has_finite(s, g)
            and not first.words & INNER_SUBORDINATORS - {"relative"}
        ):
            return "inf"
        if has_verb and self._relative(s, g, at, verbs):
            return "rel"
        for name in SUBORDINATORS:
            if name == "sub.other" and not g.opener and self.verb_final and at + 1 in verbs:
                continue
            if name in first.words and (name not in {"sub.instead", "sub.purpose"} or self._has_infinitive(s, g)):
                opens = self.verb_final and g.opener == "," and name != "sub.other"
                return name.removeprefix("sub.") if has_verb or opens else "main"
        if self._has_infinitive(s, g) and not self._has_finite(s, g):
            return "inf"
        return "main"

    def _relative(self, s: Sentence, g: Segment, at: int, verbs: set[int]) -> bool:
        if g.opener not in {",", "(", "–", "—"} and self.verb_final:
            return False
        token = s.tokens[at]
        after_preposition = at + 1 < g.end and any(w.startswith("prep.") for w in token.words)
        phrase = self.verb_final and at + 3 < g.end and s.tokens[at + 2].text[:1].isupper() and at + 3 in verbs
        pronoun = "relative" in token.words or (
            after_preposition and not phrase and "relative" in s.tokens[at + 1].words
        )
        if pronoun and not self.verb_final and "sub.that" in token.words and self._says_that(s, at):
            return False
        if not pronoun or not self.verb_final:
            return pronoun and g.opener in {",", "(", "–", "—"}
        last = g.end - 1
        while last > at and not s.tokens[last].text[-1:].isalnum():
            last -= 1
        return last in verbs

    @staticmethod
    def _says_that(s: Sentence, at: int) -> bool:
        """Whether "that" stands right behind a cue or a noun of reporting: then it opens what is said."""
        return at > 0 and (any(c.end == at for c in s.cues) or "report_nouns" in s.tokens[at - 1].words)

    def _has_infinitive(self, s: Sentence, g: Segment) -> bool:
        for c in s.cues:
            if g.start <= c.start < g.end:
                forms = (c.form, *c.others)
                marked = c.start > 0 and "infinitive_mark" in s.tokens[c.start - 1].words
                if any(f.tag == "zu" for f in forms) or (marked and any(f.tag == "inf" for f in forms)):
                    return True
        return self.verb_final and any(
            "infinitive_mark" in s.tokens[n].words and n + 2 >= g.end for n in range(g.start, g.end)
        )

    @staticmethod
    def _has_finite(s: Sentence, g: Segment) -> bool:
        if any(s.tokens[n].words & FINITE_CLASSES for n in range(g.start, g.end)):
            return True
        marked = {c.start for c in s.cues if c.start and "infinitive_mark" in s.tokens[c.start - 1].words}
        return any(
            g.start <= c.start < g.end
            and c.start not in marked
            and any(f.tag in {"fin", "past", "subj"} for f in (c.form, *c.others))
            for c in s.cues
        )

    @staticmethod
    def _fill(s: Sentence, clause: Clause) -> None:
        """Give a clause its mentions."""
        inside = set(clause.tokens)
        clause.items = [m for m in s.items if m.start in inside]
        clause.actors = [m for m in s.actors if m.start in inside]
        clause.cues = [m for m in s.cues if m.start in inside]

    def _hang(self, s: Sentence, clauses: list[Clause]) -> None:
        """Give each dependent clause the clause that it hangs on, and each relative clause its antecedent."""
        for n, clause in enumerate(clauses):
            if clause.kind not in DEPENDENT:
                continue
            if (
                n == 0
                and clause.kind == "inf"
                and not self.verb_final
                and any("infinitive_mark" in s.tokens[a.end].words for a in clause.actors if a.end <= clause.last)
            ):
                clause.kind = "main"
                continue
            before = clauses[n - 1] if n else None
            after = clauses[n + 1] if n + 1 < len(clauses) else None
            if clause.coordinated and before is not None and before.kind in DEPENDENT:
                clause.parent = before.parent or before
            else:
                clause.parent = before or (after if after is not None and after.kind not in DEPENDENT else None)
            if clause.kind == "rel":
                self._find_antecedent(s, clause)

    @staticmethod
    def _find_antecedent(s: Sentence, clause: Clause) -> None:
        items = [m for m in s.items if m.end <= clause.first]
        actors = [m for m in s.actors if m.end <= clause.first]
        item = items[-1] if items else None
        actor = actors[-1] if actors else None
        near = clause.first - 1
        if actor is not None and near - actor.end <= 2 and (item is None or item.end < actor.end):
            clause.actor_antecedent = actor
        elif item is not None and near - item.end <= 9:
            clause.antecedents = coordinated_items(s, items)


def coordinated_items(s: Sentence, items: list[ItemMention]) -> list[ItemMention]:
    """Give the last item with those that "and" or a comma ties to it."""
    group = items[-1:]
    for item in reversed(items[:-1]):
        between = s.tokens[item.end : group[0].start]
        joined = any(t.text == "," or "coordinator" in t.words for t in between)
        if not joined or len(between) > 4 or any(t.words & FINITE_CLASSES for t in between):
            break
        group.insert(0, item)
    return group


def _is_plural_verb(s: Sentence, n: int) -> bool:
    """Whether a verb form without an ending stands alone, as the plural does ("the tanks ... need engines")."""
    before = s.tokens[n - 1].words if n else frozenset()
    alone = "infinitive_mark" not in before and not before & FINITE_CLASSES and "negation" not in before
    return alone and any(c.start == n and c.form.tag == "inf" for c in s.cues)


def verb_positions(s: Sentence) -> set[int]:
    """Give the tokens that are, or may be, verbs: closed-class verbs and cues in a verbal form."""
    tags = {"fin", "past", "inf", "part", "zu", "subj", "ing"}
    closed = {n for n, t in enumerate(s.tokens) if t.words & FINITE_CLASSES or "unknown_verb" in t.words}
    return closed | {n for c in s.cues if c.form.tag in tags for n in (c.start, c.end - 1)}
