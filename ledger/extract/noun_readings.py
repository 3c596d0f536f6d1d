"""Tell noun from verb for a cue that may be either, by capitals or by the words around it."""

from ledger.extract.lexicon import CueForm
from ledger.extract.mentions import VERB_TAGS, CueMention, Sentence
from ledger.extract.verb_readings import BE, HAVE, stands_between

NOUN_BEFORE = frozenset(
    {
        "determiner",
        "prep.by",
        "prep.from",
        "prep.with",
        "prep.in",
        "prep.against",
        "prep.about",
        "prep.according",
    }
)
VERB_BEFORE = frozenset({"infinitive_mark", "pronoun.actor", "negation", "do"})
BE_REACH = 3


def choose_nominal_or_verbal(s: Sentence, m: CueMention, forms: list[CueForm], *, capitals: bool) -> list[CueForm]:
    """Keep the forms of one part of speech; `capitals` says that nouns of the language are written with one."""
    nominal = [f for f in forms if f.tag in {"noun", "adj", "phrase"}]
    verbal = [f for f in forms if f.tag in VERB_TAGS or f.tag == "attr"]
    if not nominal or not verbal:
        return forms
    if capitals:
        asks = m.start == 0 and "?" in s.tokens[-1].text
        if s.tokens[m.start].text[:1].isupper() and not asks:
            return nominal
        return [f for f in nominal if f.tag != "noun"] or verbal
    if any(f.tag in {"phrase", "adj"} for f in nominal):
        return nominal if m.end - m.start > 1 or _is_after_be(s, m) else verbal
    return nominal if _reads_as_noun(s, m, {f.tag for f in verbal}) else verbal


def _is_after_be(s: Sentence, m: CueMention) -> bool:
    return any(t.words & BE for t in s.tokens[max(0, m.start - BE_REACH) : m.start])


def _reads_as_noun(s: Sentence, m: CueMention, tags: set[str]) -> bool:
    """Tell noun from verb by the words around; the first witness that has something to say decides."""
    if m.start == 0:
        return not tags & {"ing", "part"}
    for witness in WITNESSES:
        verdict = witness(s, m, tags)
        if verdict is not None:
            return verdict
    return False


def _by_ties(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """A genitive behind, a hyphen or a possessive make a noun."""
    genitive = m.end < len(s.tokens) and s.tokens[m.end].low in s.genitives
    possessed = s.tokens[m.start - 1].text in {"'s", "’s", "'", "’"}
    if (genitive and not tags & {"part", "past", "ing"}) or s.tokens[m.start].hyphen or possessed:
        return True
    return None


def _by_object(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """A pronoun as its object makes a verb of what ends in -ing ("against sending them")."""
    after = s.tokens[m.end].words if m.end < len(s.tokens) else frozenset()
    return False if "ing" in tags and "pronoun.item" in after and "relative" not in after else None


def _by_function_word(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """A determiner or preposition before makes a noun; an infinitive mark, pronoun or modal a verb."""
    before = next((t for t in reversed(s.tokens[: m.start]) if not stands_between(t)), s.tokens[m.start - 1])
    if "infinitive_mark" in before.words:
        return "inf" not in tags
    if before.words & NOUN_BEFORE and "pronoun.actor" not in before.words:
        return True
    if before.words & VERB_BEFORE or any(w.startswith("modal") for w in before.words):
        return False
    return True if before.text[:1].isdigit() else None


def _by_mention(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """Behind an item a bare form is a noun; behind an actor only where the actor is its attribute."""
    if any(i.end == m.start for i in s.items):
        return tags <= {"fin", "inf"}
    actor = next((a for a in s.actors if a.end == m.start), None)
    if actor is None:
        return None
    return actor.kind == "adjective" or (actor.dual and _is_before_verb(s, m))


def _by_auxiliary(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """An auxiliary before makes a verb of what may be a participle, and a noun of anything else."""
    before = s.tokens[m.start - 1].words
    if before & HAVE:
        return "part" not in tags
    return not tags & {"part", "ing"} if before & BE else None


def _by_governing_verb(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """What is only a finite verb of the singular is the object right behind another verb ("to allow transfers")."""
    verb = any(c.end == m.start and c.form.tag in VERB_TAGS and c.cue != "say" for c in s.cues)
    return True if verb and tags == {"fin"} else None


def _by_bare_infinitive(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """What is a verb only as an infinitive is a noun, save behind a plural, an adverb or a coordinator."""
    before = s.tokens[m.start - 1]
    if tags != {"inf"}:
        return None
    return not before.low.endswith(("s", "ly")) and "coordinator" not in before.words


def _by_time(s: Sentence, m: CueMention, tags: set[str]) -> bool | None:
    """A form on -ing behind "after", with an object right behind it, is a verb ("after sending six tanks")."""
    if tags != {"ing"} or m.end >= len(s.tokens) or "prep.done" not in s.tokens[m.start - 1].words:
        return None
    after = s.tokens[m.end]
    counted = after.text[:1].isdigit() or bool(after.words & {"number", "numeral", "possessive"})
    return False if counted or any(i.start == m.end for i in s.items) else None


WITNESSES = (
    _by_object,
    _by_time,
    _by_ties,
    _by_function_word,
    _by_mention,
    _by_auxiliary,
    _by_governing_verb,
    _by_bare_infinitive,
)
"""Whoever comes first overrules the rest."""


def _is_before_verb(s: Sentence, m: CueMention) -> bool:
    """Whether a finite verb stands right behind a word: then the word is its subject."""
    after = s.tokens[m.end].words if m.end < len(s.tokens) else frozenset()
    return any(w.startswith(("modal", "have", "be")) for w in after) or any(
        c.start == m.end and any(f.tag == "fin" for f in (c.form, *c.others)) for c in s.cues
    )
