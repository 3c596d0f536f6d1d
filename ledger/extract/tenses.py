"""Read tense and voice off the forms in a predicate and the auxiliaries beside them."""

from ledger.extract.mentions import CueMention
from ledger.extract.predicate_chains import CLOSING, FRONT
from ledger.extract.predicates import INERT, Predicate

HAVE = frozenset({"have", "have.reported"})
BE = frozenset({"be", "be.reported"})
BECOME = frozenset({"become", "become.reported"})
PAST_PASSIVE = frozenset({"become.past", "be.past", "become.part"})
PAST_AUXILIARIES = frozenset({"be.past", "become.past", "have.past"})
FUTURE_MODALS = frozenset({"intend", "shall", "would", "possible", "oblige", "can"})
INFINITIVES = frozenset({"inf", "zu"})
NOMINAL = frozenset({"noun", "adj", "phrase"})


def set_tense(p: Predicate, words: frozenset[str], head: CueMention | None) -> None:
    """Set tense and voice of a predicate among the closed classes `words` of its clause."""
    tags = {c.form.tag for c in p.chain if c.cue not in INERT}
    if head is not None and head.form.tag in NOMINAL and not tags & (FRONT | CLOSING):
        p.tense = "past" if words & PAST_AUXILIARIES else "present"
        return
    found = _of_participle(p.modal, words, tags) if "part" in tags else None
    p.tense, p.voice = found or (_of_verb(p.modal, words, tags), p.voice)


def _of_participle(modal: str, words: frozenset[str], tags: set[str]) -> tuple[str, str] | None:
    """Give tense and voice that a participle makes with its auxiliary; the first rule that holds decides."""
    become, been = bool(words & BECOME), "become.part" in words
    rules = (
        ("have.past" in words, ("pluperfect", "passive" if been else "active")),
        (bool(words & HAVE), ("perfect", "passive" if been else "active")),
        (modal in FUTURE_MODALS and not become, ("future", "passive")),
        ("be.progressive" in words and not tags & FRONT, ("progressive", "passive")),
        (bool(words & PAST_PASSIVE), ("past", "passive")),
        (become, ("future", "passive")),
        (bool(words & BE), ("perfect", "passive")),
        (not tags & (FRONT | {"inf"}), ("perfect", "bare")),
    )
    return next((form for holds, form in rules if holds), None)


def _of_verb(modal: str, words: frozenset[str], tags: set[str]) -> str:
    """Give the tense of a predicate that no participle decides."""
    if "past" in tags or ("inf" in tags and "pioneering" in words):
        return "past"
    if (words & BECOME and "inf" in tags) or modal == "intend":
        return "future"
    if "ing" in tags and not tags & FRONT:
        return "progressive"
    bare = tags & INFINITIVES and tags <= INFINITIVES | {"noun"} and not words & BE
    return "infinitive" if bare else "present"
