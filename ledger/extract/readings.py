"""Choose the reading of each cue: noun or verb, and which verb a separated particle makes."""

from dataclasses import replace

from ledger.extract.lexicon import CueForm
from ledger.extract.mentions import VERB_TAGS, CueMention, Sentence
from ledger.extract.tokens import Token

NOMINAL = frozenset({"noun", "adj", "phrase", "attr"})
NOUN_BEFORE = (
    "determiner",
    "prep.by",
    "prep.from",
    "prep.with",
    "prep.in",
    "prep.against",
    "prep.about",
    "prep.according",
)
VERB_BEFORE = ("infinitive_mark", "pronoun.actor", "negation")
HAVE = frozenset({"have", "have.past", "have.reported", "have.unreal"})
BE = frozenset({"be", "be.past", "be.reported", "be.unreal", "become", "become.past", "become.reported", "become.part"})
WINDOW = 5
ATTRIBUTE_REACH = 5
PARTICLE_REACH = 7


def settle(s: Sentence, *, capitals: bool) -> None:
    """Choose one reading for every cue of the sentence; readings that cannot be are dropped."""
    kept: list[CueMention] = []
    for mention in s.cues:
        forms = [mention.form, *mention.others]
        forms = [
            f for f in forms if not f.particle or f.tag not in VERB_TAGS or _particle_at(s, mention, f) is not None
        ]
        joined = [f for f in forms if f.particle]
        forms = joined or forms
        if (
            not forms
            or "bound" in s.tokens[mention.start].words
            or (not capitals and _after_article(s, mention, forms))
        ):
            continue
        choices = _nominal_or_verbal(s, mention, forms, capitals=capitals)
        form = _tag(s, mention, choices, capitals=capitals)
        kept.append(replace(mention, form=form, others=tuple(f for f in choices if f is not form)))
    s.cues = [c for c in kept if not _idle(s, c) and not _compared(s, c) and (capitals or not _is_part(s, c))]


def _after_article(s: Sentence, m: CueMention, forms: list[CueForm]) -> bool:
    """Whether an article makes a noun of a word that is known only as a verb ("by the end of")."""
    if m.start == 0 or not all(f.tag in {"inf", "fin"} for f in forms):
        return False
    return bool(s.tokens[m.start - 1].words & {"article.definite", "article.indefinite", "possessive"})


def _particle_at(s: Sentence, mention: CueMention, form: CueForm) -> int | None:
    """Where the separated part of a verb stands: after the finite form, or (several words) anywhere near."""
    size = len(form.particle)
    for n in range(mention.end, len(s.tokens) - size + 1):
        if tuple(t.low for t in s.tokens[n : n + size]) == form.particle and (size > 1 or _closes(s.tokens, n)):
            return n
        if s.tokens[n].text in ";:.!?" or (size == 1 and n - mention.end > 3 * PARTICLE_REACH):
            break
    if size > 1 or form.particle[0][:1] in "a":
        for n in range(max(0, mention.start - PARTICLE_REACH), mention.start - size + 1):
            if size > 1 and tuple(t.low for t in s.tokens[n : n + size]) == form.particle:
                return n
    return None


def _closes(tokens: list[Token], n: int) -> bool:
    """A particle of one word closes its clause, or stands right behind the verb where particles follow."""
    if n + 1 >= len(tokens):
        return True
    after = tokens[n + 1]
    return not after.text[:1].isalnum() or "coordinator" in after.words or bool(after.words & {"sub.that", "sub.other"})


def settle_particle_after(s: Sentence) -> None:
    """For languages whose particles follow: a verb with particle needs it within a few tokens."""
    kept: list[CueMention] = []
    for mention in s.cues:
        forms = []
        for form in (mention.form, *mention.others):
            if not form.particle:
                forms.append(form)
                continue
            window = [t.low for t in s.tokens[mention.end : mention.end + PARTICLE_REACH]]
            size = len(form.particle)
            reach = 1 if form.particle[0] in {"on", "for", "with", "at", "about"} else len(window)
            if any(tuple(window[n : n + size]) == form.particle for n in range(min(reach, len(window)))):
                forms.insert(0, form)
        with_particle = [f for f in forms if f.particle]
        forms = with_particle or forms
        if forms:
            kept.append(
                replace(
                    mention,
                    form=replace(forms[0], particle=()),
                    others=tuple(replace(f, particle=()) for f in forms[1:]),
                )
            )
    s.cues = kept


def _nominal_or_verbal(s: Sentence, m: CueMention, forms: list[CueForm], *, capitals: bool) -> list[CueForm]:
    nominal = [f for f in forms if f.tag in {"noun", "adj", "phrase"}]
    verbal = [f for f in forms if f.tag in VERB_TAGS or f.tag == "attr"]
    if not nominal or not verbal:
        return forms
    if capitals:
        upper = s.tokens[m.start].text[:1].isupper()
        return (
            nominal
            if upper and not (m.start == 0 and "?" in s.tokens[-1].text)
            else [f for f in nominal if f.tag != "noun"] or verbal
        )
    if any(f.tag in {"phrase", "adj"} for f in nominal):
        return nominal if m.end - m.start > 1 else (nominal if _after_be(s, m) else verbal)
    return nominal if _reads_as_noun(s, m, verbal) else verbal


def _after_be(s: Sentence, m: CueMention) -> bool:
    return any(t.words & BE for t in s.tokens[max(0, m.start - 3) : m.start])


def _reads_as_noun(s: Sentence, m: CueMention, verbal: list[CueForm]) -> bool:
    """Tell noun from verb by the word before."""
    if m.start == 0:
        return not any(f.tag in {"ing", "part"} for f in verbal)
    before = s.tokens[m.start - 1]
    if (
        m.end < len(s.tokens)
        and s.tokens[m.end].low in s.genitives
        and not any(f.tag in {"part", "past", "ing"} for f in verbal)
    ):
        return True
    if s.tokens[m.start].hyphen or before.text in {"'s", "’s", "'", "’"}:
        return True
    if before.words & {"infinitive_mark"}:
        return not any(f.tag == "inf" for f in verbal)
    if any(w in before.words for w in NOUN_BEFORE) and "pronoun.actor" not in before.words:
        return True
    if any(w.startswith("modal") for w in before.words) or any(w in before.words for w in VERB_BEFORE):
        return False
    if before.text[:1].isdigit():
        return True
    if any(i.end == m.start for i in s.items):
        return all(f.tag in {"fin", "inf"} for f in verbal) or None is not None
    actor = next((a for a in s.actors if a.end == m.start), None)
    if actor is not None:
        return actor.kind == "adjective" or (actor.dual and _verb_follows(s, m))
    if before.words & HAVE:
        return not any(f.tag == "part" for f in verbal)
    if before.words & BE:
        return not any(f.tag in {"part", "ing"} for f in verbal)
    if all(f.tag == "inf" for f in verbal):
        return not before.low.endswith(("s", "ly")) and "coordinator" not in before.words
    return False


def _verb_follows(s: Sentence, m: CueMention) -> bool:
    """Whether a finite verb stands right behind a word: then the word is its subject."""
    after = s.tokens[m.end].words if m.end < len(s.tokens) else frozenset()
    return any(w.startswith(("modal", "have", "be")) for w in after) or any(
        c.start == m.end and any(f.tag == "fin" for f in (c.form, *c.others)) for c in s.cues
    )


def _tag(s: Sentence, m: CueMention, forms: list[CueForm], *, capitals: bool) -> CueForm:
    """Choose among verbal tags by the words around."""
    tags = {f.tag for f in forms}
    if len(tags) == 1:
        return forms[0]
    before = s.tokens[max(0, m.start - WINDOW) : m.start]
    near = before[-1] if before else None

    def pick(*wanted: str) -> CueForm:
        for tag in wanted:
            for form in forms:
                if form.tag == tag:
                    return form
        return forms[0]

    if capitals:
        return _tag_verb_final(s, m, forms)
    if near is not None and ("infinitive_mark" in near.words or any(w.startswith("modal") for w in near.words)):
        return pick("inf")
    if any(t.words & (HAVE | BE) for t in before[-3:]) and tags & {"part"}:
        return pick("part")
    if "past" in tags and "part" in tags:
        following = s.tokens[m.end : m.end + 1]
        by = bool(following) and "prep.by" in following[0].words
        after_item = any(i.end == m.start for i in s.items) and any(
            c.form.tag in {"fin", "past"} or (c.form.tag == "inf" and c.start < m.start)
            for c in s.cues
            if c is not m and c.start != m.start
        )
        others = any(c.start < m.start and c.form.tag in VERB_TAGS for c in s.cues)
        attribute = (
            any(m.end <= i.start <= m.end + 1 for i in s.items)
            and near is not None
            and (
                bool(s.tokens[m.start].hyphen)
                or "determiner" in near.words
                or (others and not _is_subject(s, m.start - 1))
            )
        )
        if after_item and not attribute:
            return replace(pick("part"), tag="attr")
        return pick("attr") if attribute else pick("part") if by else pick("past")
    return pick("fin", "past", "inf")


def _is_subject(s: Sentence, n: int) -> bool:
    """Whether a token may be the subject of the verb behind it: an actor, a pronoun, or a plain noun."""
    token = s.tokens[n]
    if any(a.end == n + 1 and a.kind != "adjective" for a in s.actors) or "pronoun.actor" in token.words:
        return True
    return (
        token.text.isalpha()
        and token.text.islower()
        and not token.words
        and not token.low.endswith("ly")
        and not any(c.start <= n < c.end for c in s.cues)
    )


def _tag_verb_final(s: Sentence, m: CueMention, forms: list[CueForm]) -> CueForm:
    """Tell the finite form from infinitive and participle where they look alike (liefern, erhalten)."""
    tags = [f.tag for f in forms]
    by_tag = {f.tag: f for f in reversed(forms)}
    if "zu" in by_tag:
        return by_tag["zu"]
    if m.start and "infinitive_mark" in s.tokens[m.start - 1].words and "inf" in by_tag:
        return by_tag["inf"]
    if (
        "attr" in by_tag
        and _before_item(s, m)
        and not any(t.words & (HAVE | BE) for t in s.tokens[max(0, m.start - 1) : m.start])
    ):
        return by_tag["attr"]
    low, high = _stretch(s, m)
    stretch = list(enumerate(s.tokens))[low:high]
    auxiliaries = [n for n, t in stretch if t.words & HAVE]
    modals = [
        n for n, t in stretch if any(w.startswith("modal") for w in t.words) or t.words & {"become", "become.reported"}
    ]
    closing = (
        m.end >= len(s.tokens)
        or not s.tokens[m.end].text[:1].isalnum()
        or s.tokens[m.end].words & (HAVE | BE | {"coordinator"})
    )
    passive = any(t.words & {"become.past", "be.past"} for _, t in stretch)
    becoming = any(t.words & {"become", "become.reported"} for _, t in stretch) and m.cue not in {"receive", "commit"}
    if "part" in by_tag and (passive or becoming) and not auxiliaries:
        return by_tag["part"]
    if "inf" in by_tag and modals and not auxiliaries:
        return by_tag["inf"]
    if "part" in by_tag and auxiliaries and closing:
        return by_tag["part"]
    if "inf" in by_tag and modals and closing:
        return by_tag["inf"]
    for tag in ("fin", "past", "part", "inf", "subj"):
        if tag in tags:
            return by_tag[tag]
    return forms[0]


def _stretch(s: Sentence, m: CueMention) -> tuple[int, int]:
    """The tokens between the marks around a cue."""
    low, high = m.start, m.end
    while low > 0 and s.tokens[low - 1].text not in ",;:()–—":
        low -= 1
    while high < len(s.tokens) and s.tokens[high].text not in ",;:()–—":
        high += 1
    return low, high


def _before_item(s: Sentence, m: CueMention) -> bool:
    """Whether an item's noun phrase starts within a few words and no verb or mark stands between."""
    for item in s.items:
        if m.end <= item.start <= m.end + ATTRIBUTE_REACH:
            between = s.tokens[m.end : item.start]
            return all(t.text[:1].isalnum() or t.text in '„“"»«' for t in between) and not any(
                t.words & {"determiner", "prep.to", "prep.by"} for t in between
            )
    return False


def _is_part(s: Sentence, m: CueMention) -> bool:
    """Whether a hyphen ties the word to one after it ("eye-catching"), or a form on -ing to one before ("mine-clearing")."""
    return (m.end < len(s.tokens) and s.tokens[m.end].hyphen) or (s.tokens[m.start].hyphen and m.form.tag == "ing")


def _compared(s: Sentence, m: CueMention) -> bool:
    """Whether the word only compares ("früher als geplant", "as planned")."""
    return m.form.tag in {"adj", "part", "attr"} and m.start > 0 and "comparison" in s.tokens[m.start - 1].words


def _idle(s: Sentence, m: CueMention) -> bool:
    """Fixed phrases in which the verb means nothing ("es gibt")."""
    low = max(0, m.start - 2)
    return any("idle" in s.tokens[n].words for n in range(low, m.end)) and m.form.tag in VERB_TAGS and m.cue != "say"
