"""Tell consent to another's gift, which is leave, from a promise of one's own."""

from ledger.extract.clauses import Clause
from ledger.extract.mentions import Sentence
from ledger.extract.predicates import Predicate

GIVERS = frozenset({"name", "seat"})


def consents_to_other(s: Sentence, clause: Clause, p: Predicate) -> bool:
    """Whether a clause consents to a passing on, to another's delivery, or has to consent to one."""
    consent = next((c for c in p.chain if "consenting" in s.tokens[c.start].words), None)
    deed = next((c for c in p.chain if c.cue == "transfer" and c.form.tag == "noun"), None)
    if consent is None or deed is None:
        return False
    another = any(a.role == "by" and a.kind in GIVERS and a.start >= deed.end for a in clause.actors)
    return another or "leave" in s.tokens[deed.start].words or "obliged" in clause.words
