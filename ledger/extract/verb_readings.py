"""Choose the verbal form of a cue whose forms look alike: finite, infinitive, participle or attribute."""

from dataclasses import replace

from ledger.extract.clauses import FINITE_CLASSES, SUBORDINATORS
from ledger.extract.lexicon import CueForm
from ledger.extract.mentions import VERB_TAGS, CueMention, Sentence
from ledger.extract.segments import inner_marks
from ledger.extract.tenses import BE as PRESENT_BE
from ledger.extract.tokens import Token, is_preposition

HAVE = frozenset({"have", "have.past", "have.reported", "have.unreal"})
BE = frozenset({"be", "be.past", "be.reported", "be.unreal", "become", "become.past", "become.reported", "become.part"})
PASSIVE = frozenset({"become.past", "become.part", "be.past"})
BECOMING = frozenset({"become", "become.reported"})
NOUNS = frozenset({"member_nouns", "government"})
"""Closed classes of nouns that may be subjects."""
BOUNDARIES = ",;:()–—"
ADVERBS = frozenset({"also", "history", "ongoing", "done", "stance_adverbs"})
"""Words that may stand between an auxiliary and its verb."""
WINDOW = 3
ATTRIBUTE_REACH = 5
OPENING = frozenset({*SUBORDINATORS, "relative", "pronoun.actor"})


def choose_form(s: Sentence, m: CueMention, forms: list[CueForm], *, verb_final: bool) -> CueForm:
    """Choose among the forms of a cue by the words around it."""
    if len({f.tag for f in forms}) == 1:
        return forms[0]
    return _choose_verb_final(s, m, forms) if verb_final else _choose_verb_medial(s, m, forms)


def has_needed(s: Sentence, m: CueMention, needs: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the words without which a verb means something else stand beside it, one of each group."""
    if not needs:
        return True
    around = {t.low for t in _stretch(s, m)}
    return all(any(word.lower() in around for word in group) for group in needs)


def _pick(forms: list[CueForm], *wanted: str) -> CueForm:
    """Give the first form with the first of the wanted tags that there is; any form where there is none."""
    by_tag = {f.tag: f for f in reversed(forms)}
    return next((by_tag[tag] for tag in wanted if tag in by_tag), forms[0])


def _choose_verb_medial(s: Sentence, m: CueMention, forms: list[CueForm]) -> CueForm:
    tags = {f.tag for f in forms}
    before = s.tokens[max(0, m.start - WINDOW) : m.start]
    while before and stands_between(before[-1]):
        before = before[:-1]
    if before and ("infinitive_mark" in before[-1].words or _has_modal(before[-1])):
        return _pick(forms, "inf")
    if "part" in tags and any(t.words & (HAVE | BE) for t in before):
        return _pick(forms, "part")
    if not tags >= {"past", "part"}:
        return _pick(forms, "fin", "past", "inf")
    if _is_attribute(s, m):
        return _pick(forms, "attr")
    if _is_before_finite(s, m) or _is_after_object(s, m):
        return replace(_pick(forms, "part"), tag="attr")
    by = any("prep.by" in t.words for t in s.tokens[m.end : m.end + 1])
    return _pick(forms, "part" if by or _is_undergone(s, m) else "past")


def stands_between(token: Token) -> bool:
    """Whether a word is an adverb as may stand between an auxiliary and its verb."""
    led = is_preposition(token.words)
    return bool(token.words & ADVERBS) and not led and not token.words & FINITE_CLASSES


def _has_modal(token: Token) -> bool:
    return any(w.startswith("modal") for w in token.words)


def _is_after_object(s: Sentence, m: CueMention) -> bool:
    """Whether a participle stands behind its item, in a sentence that has its verb ("sent tanks donated by")."""
    return any(i.end == m.start for i in s.items) and any(
        c.form.tag in {"fin", "past"} or (c.form.tag == "inf" and c.start < m.start)
        for c in s.cues
        if c is not m and c.start != m.start and not _closes_report(s, c)
    )


def _closes_report(s: Sentence, c: CueMention) -> bool:
    """Whether a verb of telling ends a headline with its speaker before it (", Kyiv says")."""
    rest = s.tokens[c.end :]
    return c.cue == "say" and not any(t.text[:1].isalnum() for t in rest) and any(a.end == c.start for a in s.actors)


def _is_undergone(s: Sentence, m: CueMention) -> bool:
    """Whether a participle tells in a headline what was done with its item ("Tanks delivered to Ukraine")."""
    if not any(i.end == m.start for i in s.items) or any(i.start >= m.end for i in s.items):
        return False
    after = s.tokens[m.end] if m.end < len(s.tokens) else None
    opens = after is None or is_preposition(after.words) or not after.text[:1].isalnum()
    return opens and not any(a.end <= m.start and a.kind != "adjective" for a in s.actors)


def _is_attribute(s: Sentence, m: CueMention) -> bool:
    """Whether a participle stands before a noun as an adjective would ("the donated tanks", "US-supplied arms")."""
    if s.tokens[m.start].hyphen and m.end < len(s.tokens) and _may_be_noun(s.tokens[m.end]):
        return True
    if m.start == 0 or not any(m.end <= i.start <= m.end + 1 for i in s.items):
        return False
    if "coordinator" in s.tokens[m.start - 1].words:
        return False
    if s.tokens[m.start].hyphen or "determiner" in s.tokens[m.start - 1].words:
        return True
    others = any(c.start < m.start and c.form.tag in VERB_TAGS for c in s.cues)
    return others and not _is_subject(s, m.start - 1)


def _is_before_finite(s: Sentence, m: CueMention) -> bool:
    """Whether a finite auxiliary right behind makes a participle describe the subject ("the version sent has")."""
    return m.end < len(s.tokens) and bool(s.tokens[m.end].words & (HAVE | BE)) and m.end - m.start == 1


def _may_be_noun(token: Token) -> bool:
    """Whether a word is none of the closed classes that stand between phrases."""
    prepositional = is_preposition(token.words)
    return token.text.isalpha() and not prepositional and not token.words & {*FINITE_CLASSES, "coordinator"}


def _is_subject(s: Sentence, n: int) -> bool:
    """Whether a token may be the subject of the verb behind it: an actor, a pronoun, or a plain noun."""
    token = s.tokens[n]
    if any(a.end == n + 1 and a.kind != "adjective" for a in s.actors) or "pronoun.actor" in token.words:
        return True
    return (
        token.text.isalpha()
        and token.text.islower()
        and not token.words - NOUNS
        and not token.low.endswith("ly")
        and not any(c.start <= n < c.end for c in s.cues)
    )


def _choose_verb_final(s: Sentence, m: CueMention, forms: list[CueForm]) -> CueForm:
    """Tell the finite form from infinitive and participle where they look alike (liefern, erhalten)."""
    tags = {f.tag for f in forms}
    tag = _neighbour_tag(s, m, tags) or _auxiliary_tag(s, m, tags)
    return _pick(forms, tag) if tag else _pick(forms, "fin", "past", "part", "inf", "subj")


def _neighbour_tag(s: Sentence, m: CueMention, tags: set[str]) -> str | None:
    """Give the tag that the form itself, the word before or the item behind decides."""
    if "zu" in tags:
        return "zu"
    before = s.tokens[m.start - 1].words if m.start else frozenset()
    if "inf" in tags and "infinitive_mark" in before:
        return "inf"
    if "attr" in tags and not before & (HAVE | BE) and _is_before_item(s, m):
        return "attr"
    return None


def _auxiliary_tag(s: Sentence, m: CueMention, tags: set[str]) -> str | None:
    """Give the tag that the auxiliaries between the marks around ask for: "hat" a participle, "wird" an infinitive."""
    stretch = _stretch(s, m)
    having = any(t.words & HAVE for t in stretch)
    becoming = any(t.words & BECOMING for t in stretch)
    passive = any(t.words & PASSIVE for t in stretch)
    passive = passive or (becoming and m.cue not in {"receive", "commit"})
    closing = _is_closing(s, m)
    being = closing and any(t.words & PRESENT_BE for t in stretch)
    if "part" in tags and (closing if having else passive or being):
        return "part"
    modal = becoming or any(_has_modal(t) for t in stretch)
    if "inf" in tags and modal and (closing or not having):
        return "inf"
    return None


def _is_closing(s: Sentence, m: CueMention) -> bool:
    """Whether a cue ends its clause, or an auxiliary, with its mark or not, or a coordinator stands right behind it."""
    if m.end >= len(s.tokens):
        return True
    after = s.tokens[m.end]
    if "infinitive_mark" in after.words and m.end + 1 < len(s.tokens):
        after = s.tokens[m.end + 1]
    return not after.text[:1].isalnum() or bool(after.words & (HAVE | BE | {"coordinator"}))


def _stretch(s: Sentence, m: CueMention) -> list[Token]:
    """Give the tokens between the marks around a cue; the commas of an enumeration before it part nothing."""
    low, high = m.start, m.end
    inner = inner_marks(s) if any(t.text == "(" for t in s.tokens) else set()
    while low > 0 and (s.tokens[low - 1].text not in BOUNDARIES or low - 1 in inner or _enumerates(s, low, m.start)):
        low -= 1
    while high < len(s.tokens) and (s.tokens[high].text not in BOUNDARIES or high in inner):
        high += 1
    return s.tokens[low:high]


def _enumerates(s: Sentence, start: int, end: int) -> bool:
    """Whether the comma before `start` parts members of a list: no verb closes before it, no clause opens behind it."""
    if s.tokens[start - 1].text != "," or s.tokens[start].words & OPENING:
        return False
    return not any(c.end == start - 1 or start <= c.start < end for c in s.cues if c.form.tag in VERB_TAGS)


def _is_before_item(s: Sentence, m: CueMention) -> bool:
    """Whether an item's noun phrase starts within a few words and no verb or mark stands between."""
    for item in s.items:
        if m.end <= item.start <= m.end + ATTRIBUTE_REACH:
            between = s.tokens[m.end : item.start]
            return all(t.text[:1].isalnum() or t.text in '„“"»«' for t in between) and not any(
                t.words & {"determiner", "prep.to", "prep.by"} for t in between
            )
    return False
