"""The words by which a clause without an item points back to one."""

from ledger.extract.clauses import FINITE_CLASSES, Clause
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.mentions import CueMention, Sentence

ASKING_REACH = 4
OBJECT_REACH = 4
PART_REACH = 5
"""How far "of them" ends behind its verb ("hand over a company of them")."""
POINTING = frozenset({"article.definite", "demonstrative", "determiner", "more", "negation"})
BEFORE_OBJECT = frozenset({"article.definite", "demonstrative", "possessive", "more", "negation", "number"})
BEFORE_PLAN = frozenset({"article.definite", "demonstrative"})
COMPLEMENTS = frozenset({"prep.of", "prep.modifying", "infinitive_mark", "article.genitive"})
"""What opens the words that say which plan it is."""
BEFORE_SUBJECT = frozenset({"article.definite", "demonstrative", "number"})


def asks_for_it(s: Sentence, reading: Reading) -> bool:
    """Whether a pronoun for things stands right behind the verb of asking."""
    behind = (
        s.tokens[n].words
        for c in reading.own.chain
        if c.cue == "request"
        for n in range(c.end, min(c.end + ASKING_REACH, len(s.tokens)))
    )
    if any("pronoun.item" in words and "article.definite" not in words for words in behind):
        return True
    beside = {n for c in reading.own.chain if c.cue == "request" for n in (c.start - 1, c.end)}
    return any("pronoun.fact" in s.tokens[n].words and not _leads_noun(s, n) for n in beside & {*reading.clause.tokens})


def refers(s: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the clause points back, by the habits of its language."""
    return _refers(s, reading.clause) if lexicon.capitals else has_object(s, reading)


def names_deal(s: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the clause speaks of the delivery itself: "die Lieferung", "dies", "the transfer"."""
    nouns = {c.cue for c in reading.own.chain if c.form.tag == "noun"}
    if nouns & ({"transfer", "request"} - {reading.full.cue}):
        return True
    if not lexicon.capitals:
        return has_object(s, reading)
    return any("pronoun.deal" in s.tokens[n].words and not _leads_noun(s, n) for n in reading.clause.tokens)


def _leads_noun(s: Sentence, n: int) -> bool:
    """Whether a word is the article of a noun, in a language that writes nouns with a capital ("das Parlament")."""
    after = s.tokens[n + 1] if n + 1 < len(s.tokens) else None
    return "article.definite" in s.tokens[n].words and after is not None and after.text[:1].isupper()


def names_matter(s: Sentence, reading: Reading) -> bool:
    """Whether what the stance is on is only called the matter or the idea, with no word of which one."""
    return any(
        n > 1
        and "matter_nouns" in s.tokens[n].words
        and s.tokens[n - 1].words & BEFORE_PLAN
        and any(0 <= n - 1 - c.end <= 1 and c.form.tag not in {"noun", "attr"} for c in reading.own.chain)
        and not (n + 1 < len(s.tokens) and s.tokens[n + 1].words & (COMPLEMENTS | {"sub.that"}))
        for n in reading.clause.tokens
    )


def names_plan(s: Sentence, reading: Reading) -> bool:
    """Whether the clause speaks of the plan that was told before: "das Vorhaben", "the idea"."""
    return any(
        n > 0
        and "plan_nouns" in s.tokens[n].words
        and s.tokens[n - 1].words & BEFORE_PLAN
        and not (n + 1 < len(s.tokens) and s.tokens[n + 1].words & COMPLEMENTS)
        for n in reading.clause.tokens
    )


def has_object(s: Sentence, reading: Reading) -> bool:
    """Whether a pronoun for things, a bare number or a noun like "systems" is the object right behind the verb."""
    verbs = [c for c in reading.own.chain if c.form.tag != "noun"]
    inside = set(reading.clause.tokens)
    if any(_has_object_behind(s, verb, inside) for verb in verbs):
        return True
    passive = reading.own.voice == "passive" or reading.own.cue in {"arrive", "underway"}
    ahead = [n for n in reading.clause.tokens if verbs and 0 < n < verbs[0].start]
    return passive and any(
        "anaphor_nouns" in s.tokens[n].words and s.tokens[n - 1].words & BEFORE_SUBJECT for n in ahead
    )


def _refers(s: Sentence, clause: Clause) -> bool:
    """Whether the clause points back: with a pronoun for things, or a noun like "systems" with an article."""
    for n in clause.tokens:
        words = s.tokens[n].words
        before = s.tokens[n - 1].words if n else frozenset()
        number = n > 0 and s.tokens[n - 1].text[:1].isdigit()
        if "anaphor_nouns" in words and (number or before & POINTING):
            return True
        if ("also" in words and clause.actors) or ("more" in words and clause.coordinated):
            return True
        if words & {"pronoun.item"} and "article.definite" not in words and n > clause.first - 1:
            return True
    return False


def _has_object_behind(s: Sentence, verb: CueMention, inside: set[int]) -> bool:
    for n in range(verb.end, min(verb.end + PART_REACH, len(s.tokens))):
        if n not in inside or s.tokens[n].text in ",;:":
            return False
        if n - verb.end >= OBJECT_REACH and "prep.of" not in s.tokens[n - 1].words:
            return False
        if _stands_alone(s, n):
            return True
        before = s.tokens[n - 1]
        if "anaphor_nouns" in s.tokens[n].words and (before.text[:1].isdigit() or before.words & BEFORE_OBJECT):
            return True
    return False


def _stands_alone(s: Sentence, n: int) -> bool:
    """Whether a token is a pronoun or a number with no noun of its own behind it."""
    token = s.tokens[n]
    after = s.tokens[n + 1] if n + 1 < len(s.tokens) else None
    closed = after is None or not after.text[:1].isalnum() or bool(after.words - {"pronoun.item"})
    pronoun = "pronoun.item" in token.words and not token.words & {"relative", "sub.that"}
    pronoun = pronoun or ("owned" in token.words and "possessive" in s.tokens[n - 1].words)
    number = token.text.isdigit() or "number" in token.words
    return (pronoun or number) and closed and not (after is not None and after.words & FINITE_CLASSES)
