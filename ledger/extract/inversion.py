"""A receiver in front of the verb, and the giver behind it, in a language that lets both change places."""

from ledger.extract.clauses import Clause
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.verbs import starts_finite

BARE = frozenset({"name", "seat"})
"""Actors without an article, whose case does not show."""
ACTING = frozenset({"institution", "office", "person"})
DITRANSITIVE = frozenset({"transfer", "offer", "commit"})


def settle_inversion(s: Sentence, clause: Clause) -> None:
    """Make the second of two bare actors the subject ("Rom hat die Regierung in Oslo acht Haubitzen zugesagt").

    An article that is no dative, right behind the finite verb, marks the giver where the clause has another object.
    """
    if clause.kind != "main" or not clause.items or not any(c.cue in DITRANSITIVE for c in clause.cues):
        return
    first, second = _bare_pair(clause)
    if first is None or second is None or first.start > clause.first + 1:
        return
    finite = first.end
    led = second.start == finite + 2 and "article.definite" in s.tokens[finite + 1].words
    if (
        led
        and starts_finite(s, finite)
        and not any("prep.mit" in t.words for t in s.tokens[second.end : clause.items[0].start])
    ):
        first.role, second.role = "to", "subject"


def _bare_pair(clause: Clause) -> tuple[ActorMention | None, ActorMention | None]:
    """Give the subject and the object of a clause, where neither shows its case."""
    subject = next((a for a in clause.actors if a.role == "subject" and a.kind in BARE and not a.besides), None)
    other = next((a for a in clause.actors if a.role == "object" and a.kind in ACTING and not a.doer), None)
    return subject, other


def is_addressed(s: Sentence, clause: Clause, actor: ActorMention) -> bool:
    """Whether a subject that is no actor stands before the verb of asking ("Der Verband forderte Rom auf")."""
    noun = clause.first + 1
    if noun + 1 >= actor.start or "article.subject" not in s.tokens[clause.first].words:
        return False
    themes = noun in s.mentioned
    asks = any(c.start == noun + 1 and c.cue == "request" and c.form.tag in {"fin", "past"} for c in s.cues)
    return asks and not themes and s.tokens[noun].text[:1].isupper()
