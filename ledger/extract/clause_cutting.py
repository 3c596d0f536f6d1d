"""Make the clauses of a sentence: cut it into segments, join those that belong together, hang one on another."""

from ledger.extract.antecedents import find_antecedent
from ledger.extract.clause_kinds import find_kind
from ledger.extract.clauses import DEPENDENT, FINITE_CLASSES, Clause
from ledger.extract.coordination import cut_verb_final, cut_verb_medial
from ledger.extract.gaps import is_gapped
from ledger.extract.mentions import Sentence
from ledger.extract.segments import Segment, cut_at_marks
from ledger.extract.tokens import is_preposition
from ledger.extract.verbs import closing_verbs, has_verb, shares_verb, verb_positions

FRESH_OPENERS = frozenset({":", ";", "&", "•"})
"""What stands behind one of these continues no clause before."""
SUBJECT_REACH = 2
"""From a verb to its subject with an article."""
TELLING = frozenset({"say", "commit", "decide", "request"})
"""Verbs that may follow what they report: their subject follows them."""


class ClauseCutter:
    """Cuts sentences of one language into clauses."""

    def __init__(self, *, verb_final: bool) -> None:
        """Say whether dependent clauses of the language end with their verb."""
        self.verb_final = verb_final

    def cut(self, s: Sentence) -> list[Clause]:
        """Give the clauses in order of their first token."""
        verbs = verb_positions(s)
        cut_further = cut_verb_final if self.verb_final else cut_verb_medial
        clauses: list[Clause] = []
        segments = cut_at_marks(s, lists=not self.verb_final)
        if self.verb_final:
            verbs |= closing_verbs(s, ((g.opener, *g.span) for g in segments), verbs)
        for segment in segments:
            for part in cut_further(s, segment, verbs):
                self._place(s, clauses, part, verbs)
        self._mark_conditions(s, clauses, verbs)
        for clause in clauses:
            _fill(s, clause)
        self._hang(s, clauses)
        return clauses

    def _mark_conditions(self, s: Sentence, clauses: list[Clause], verbs: set[int]) -> None:
        """Of two clauses that open with their verb, the first is a condition ("Liefern die USA, liefert Berlin")."""
        if s.is_question or len(clauses) < 2:  # noqa: PLR2004 - a condition needs its consequence
            return
        first, second = clauses[0], clauses[1]
        if not self.verb_final:
            if _is_inverted(s, first) and second.opener == "," and first.kind == second.kind == "main":
                first.kind, first.parent = "if", second
            return
        opens = (
            first.first in verbs
            and second.first in verbs
            and second.opener == ","
            and first.kind == second.kind == "main"
        )
        commands = first.first + 1 < len(s.tokens) and "imperative_subject" in s.tokens[first.first + 1].words
        if opens and not commands and not any(c.start == first.first and c.form.tag == "part" for c in s.cues):
            first.kind, first.parent = "if", second

    def _place(self, s: Sentence, clauses: list[Clause], g: Segment, verbs: set[int]) -> None:
        """Make a clause of a segment, or add it to the clause that it continues."""
        kind = find_kind(s, g, verbs, verb_final=self.verb_final)
        if kind in {"main", "inf"} and _is_condition_behind(s, clauses, g, verbs):
            kind = "if"
        previous = clauses[-1] if clauses and kind == "main" and clauses[-1].quoted == g.quoted else None
        host = None
        if previous is not None and g.opener != ":" and _waits(previous, verbs):
            host = previous
        elif previous is not None and (
            g.opener not in FRESH_OPENERS or (g.opener in {";", "&"} and is_gapped(s, g.start, g.end))
        ):
            if not has_verb(verbs, g.positions):
                self._place_verbless(s, clauses, g, verbs)
                return
            host = _find_host(s, clauses, g, verbs)
        if host is not None:
            host.tokens.extend(g.positions)
            return
        coordinated = g.coordinated or "coordinator" in s.tokens[g.start].words
        coordinated = coordinated or (kind == "main" and self.verb_final and _goes_on(s, clauses, g))
        if coordinated and kind == "main" and clauses and _shares_question(s, clauses[-1], g):
            kind = "whether"
        clauses.append(Clause(kind, list(g.positions), g.opener, quoted=g.quoted, coordinated=coordinated))

    def _place_verbless(self, s: Sentence, clauses: list[Clause], g: Segment, verbs: set[int]) -> None:
        """Add a segment without a verb to a clause before, unless it repeats or starts a clause."""
        previous = clauses[-1]
        main = _last_main(clauses, g)
        behind_dependent = self.verb_final and previous.kind in DEPENDENT
        lead = previous.parent if previous.kind == "gap" else previous
        if lead is not None and has_verb(verbs, lead.tokens) and is_gapped(s, g.start, g.end):
            gap = Clause("gap", list(g.positions), g.opener, parent=lead, quoted=g.quoted, coordinated=True)
            clauses.append(gap)
        elif behind_dependent and main is None and g.opener == ",":
            clauses.append(Clause("main", list(g.positions), g.opener, quoted=g.quoted))
        else:
            host = main if behind_dependent and main is not None else previous
            host.tokens.extend(g.positions)

    def _hang(self, s: Sentence, clauses: list[Clause]) -> None:
        """Give each dependent clause the clause that it hangs on, and each relative clause its antecedent."""
        for n, clause in enumerate(clauses):
            if clause.kind not in DEPENDENT:
                continue
            if n == 0 and not self.verb_final and _is_headline(s, clause):
                clause.kind = "main"
                continue
            before = clauses[n - 1] if n else None
            after = clauses[n + 1] if n + 1 < len(clauses) else None
            if clause.coordinated and before is not None and before.kind in DEPENDENT:
                clause.parent = before.parent or before
            else:
                clause.parent = before or (after if after is not None and after.kind not in DEPENDENT else None)
            if clause.kind == "rel":
                find_antecedent(s, clause, capitals=self.verb_final)


def _is_inverted(s: Sentence, clause: Clause) -> bool:
    """Whether an auxiliary opens a clause before its subject ("Had Berlin agreed, ...")."""
    opens = s.tokens[clause.first].words & {"have.past", "be.unreal", "be.past", "modal.oblige"}
    return bool(opens) and any(a.start == clause.first + 1 for a in s.actors)


def _is_condition_behind(s: Sentence, clauses: list[Clause], g: Segment, verbs: set[int]) -> bool:
    """Whether a modal before its subject makes a condition of a clause behind ("..., sollte Rom X liefern")."""
    if g.opener != "," or "sub.inverted" not in s.tokens[g.start].words:
        return False
    subject = any(0 < a.start - g.start <= SUBJECT_REACH for a in s.actors)
    return subject and any(c.kind == "main" and has_verb(verbs, c.tokens) for c in clauses)


def _goes_on(s: Sentence, clauses: list[Clause], g: Segment) -> bool:
    """Whether a verb without a subject opens a segment behind a comma ("X will zahlen, schließt nichts aus")."""
    opens = next((c for c in s.cues if c.start == g.start and c.form.tag in {"fin", "past"}), None)
    if opens is None or opens.cue in TELLING or g.opener != "," or not clauses or clauses[-1].kind != "main":
        return False
    pronoun = any("pronoun.subject" in s.tokens[n].words for n in g.positions)
    named = any(a.start in clauses[-1].tokens for a in s.actors)
    return named and not pronoun and not any(g.start <= a.start < g.end for a in s.actors)


def _shares_question(s: Sentence, before: Clause, g: Segment) -> bool:
    """Whether a bare infinitive goes on with what "whether" asks ("whether A will send or at least approve")."""
    finite = any(s.tokens[n].words & FINITE_CLASSES for n in g.positions)
    named = any(g.start <= a.start < g.end and a.role != "to" and not _is_led(s, a.start) for a in s.actors)
    verb = next((c for c in s.cues if g.start <= c.start < g.end), None)
    return before.kind == "whether" and not finite and not named and verb is not None and verb.form.tag == "inf"


def _is_led(s: Sentence, at: int) -> bool:
    return at > 0 and is_preposition(s.tokens[at - 1].words)


def _waits(clause: Clause, verbs: set[int]) -> bool:
    """Whether a dependent clause still lacks its verb."""
    return clause.kind in DEPENDENT and not has_verb(verbs, clause.tokens)


def _last_main(clauses: list[Clause], g: Segment) -> Clause | None:
    """Give the last main clause, where it stands on the same side of the quotation marks."""
    main = next((c for c in reversed(clauses) if c.kind == "main"), None)
    return main if main is not None and main.quoted == g.quoted else None


def _find_host(s: Sentence, clauses: list[Clause], g: Segment, verbs: set[int]) -> Clause | None:
    """Find the main clause that a segment with a verb continues: one that waits for that verb."""
    host = _last_main(clauses, g)
    if host is None:
        return None
    previous = clauses[-1]
    if g.opener == "," and host is previous and shares_verb(s, (host.first, host.last + 1), g.span):
        return host
    lead = host.opener == ":" and previous is host and g.opener != ","
    waits = not has_verb(verbs, host.tokens) and g.opener in {",", ")", "–", "—"}
    return host if waits and not lead else None


def _is_headline(s: Sentence, clause: Clause) -> bool:
    """Whether an actor stands right before the infinitive: a headline's future ("Germany to send tanks")."""
    return clause.kind == "inf" and any(
        "infinitive_mark" in s.tokens[a.end].words for a in clause.actors if a.end <= clause.last
    )


def _fill(s: Sentence, clause: Clause) -> None:
    """Give a clause its mentions and the classes of its words."""
    inside = set(clause.tokens)
    clause.words = frozenset().union(*[s.tokens[n].words for n in inside])
    clause.items = [m for m in s.items if m.start in inside]
    clause.actors = [m for m in s.actors if m.start in inside]
    clause.cues = [m for m in s.cues if m.start in inside]
