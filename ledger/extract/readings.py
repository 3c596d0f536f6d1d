"""Choose the reading of each cue: noun or verb, and which verb a separated particle makes."""

from dataclasses import replace
from itertools import pairwise

from ledger.extract.lexicon import CueForm
from ledger.extract.mentions import VERB_TAGS, CueMention, Sentence
from ledger.extract.noun_readings import choose_nominal_or_verbal
from ledger.extract.tokens import Token, is_preposition, stands_at
from ledger.extract.verb_readings import choose_form, has_needed
from ledger.extract.verbs import starts_finite

PARTICLE_REACH = 7
ADDRESSED = {"commanding": "request", "expecting": "consider"}
"""What a verb means beside somebody and an infinitive: telling asks, expecting leaves open."""
PASSIVE = {"request": -1, "consider": 0}
"""Told may also be who is the subject; who expects names somebody."""
ASKED_REACH = 3
"""From the verb of asking to whom is asked."""
IDIOM = 2
"""Words of a particle that is a phrase: it may stand so many times as far from its verb ("put ... on hold")."""
BENEFIT_REACH = 6
"""From the verb of offering to what is offered, past a receiver, an article and an adjective."""
BENEFIT_LEAD = 1
VERB_LEADS = frozenset({"infinitive_mark", "do", "pronoun.subject", "negation"})
COUNTS = frozenset({"number", "numeral", "measure"})
ADJACENT_PARTICLES = frozenset({"on", "for", "with", "at", "about", "in"})
"""Particles that are prepositions too: they count only right behind their verb."""


def settle(s: Sentence, *, capitals: bool) -> None:
    """Choose one reading for every cue of the sentence; readings that cannot be are dropped."""
    if capitals:
        _settle_possessives(s)
    kept: list[CueMention] = []
    for mention in s.cues:
        forms = _possible_forms(s, mention)
        bound = "bound" in s.tokens[mention.start].words and _counts(s, mention.end)
        if not forms or bound or (not capitals and (_after_article(s, mention, forms) or _describes(s, mention))):
            continue
        choices = choose_nominal_or_verbal(s, mention, forms, capitals=capitals)
        form = choose_form(s, mention, choices, verb_final=capitals)
        others = tuple(f for f in choices if f is not form)
        kept.append(CueMention(form, mention.start, mention.end, others))
    kept = [_as_command(s, c) for c in kept]
    kept = [
        c
        for c in kept
        if not any(holds(s, c) for holds in (_idle, _compared, _acts, _benefits, _contrasts, _only_asks))
    ]
    s.cues = [c for c in kept if capitals or not _is_part(s, c)]


def _settle_possessives(s: Sentence) -> None:
    """Take a possessive that is also a form of "to be" for one before a noun ("sein Nein")."""
    for token, after in pairwise(s.tokens):
        if "possessive" in token.words and after.text[:1].isupper():
            token.words -= {"be"}


def _acts(s: Sentence, m: CueMention) -> bool:
    """Whether a noun of a stance means those who take it, as the verb follows ("the opposition wants")."""
    body = m.form.tag == "noun" and "bodies" in s.tokens[m.start].words
    follower = s.tokens[m.end].words if m.end < len(s.tokens) else frozenset()
    return body and not any(w in follower for w in ("prep.to", "prep.against", "prep.from", "prep.in", "prep.by"))


def _benefits(s: Sentence, m: CueMention) -> bool:
    """Whether what is offered is a benefit, no gift ("X bietet der Ukraine die Möglichkeit")."""
    if m.cue != "offer" or m.form.tag == "noun":
        return False
    near = s.tokens[m.end : m.end + BENEFIT_REACH]
    return any("benefit" in t.words for t in near) and not any(t.text in ",:" for t in near[:BENEFIT_LEAD])


def _contrasts(s: Sentence, m: CueMention) -> bool:
    """Whether a word of a stance only sets an actor against others: it stands between him and his verb."""
    if "aside" not in s.tokens[m.start].words or m.end >= len(s.tokens):
        return False
    verb = starts_finite(s, m.end) or "unknown_verb" in s.tokens[m.end].words
    return verb and any(a.end == m.start for a in s.actors)


def _only_asks(s: Sentence, m: CueMention) -> bool:
    """Whether somebody only puts a question to another ("asked Rome about its plan to send", "asked Rome why")."""
    if m.cue != "request" or "questioning" not in s.tokens[m.start].words:
        return False
    asked = next((a.end for a in s.actors if m.end <= a.start <= m.end + ASKED_REACH), None)
    return asked is not None and asked < len(s.tokens) and "prep.question" in s.tokens[asked].words


def _as_command(s: Sentence, m: CueMention) -> CueMention:
    """Telling somebody to do something asks for it ("told Berlin to send", "was told to send")."""
    means = next((cue for name, cue in ADDRESSED.items() if name in s.tokens[m.start].words), None)
    if means is None:
        return m
    told = next((a.end for a in s.actors if m.end <= a.start <= m.end + 1), m.end)
    orders = told < len(s.tokens) and "infinitive_mark" in s.tokens[told].words
    return replace(m, form=replace(m.form, cue=means), others=()) if orders and told > m.end + PASSIVE[means] else m


def _counts(s: Sentence, at: int) -> bool:
    """Whether a number, or a word of number or measure, follows at a token."""
    return any(t.text[:1].isdigit() or t.words & COUNTS for t in s.tokens[at : at + 2])


def _possible_forms(s: Sentence, mention: CueMention) -> list[CueForm]:
    """Give the forms whose separated particle is there, where there are any; else those that need none.

    Where none can be, an infinitive is still one, of a verb that no list knows.
    """
    forms = [
        f
        for f in (mention.form, *mention.others)
        if (not f.particle or f.tag not in VERB_TAGS or _particle_at(s, mention, f) is not None)
        and has_needed(s, mention, f.needs)
    ]
    if not forms and mention.form.tag == "zu":
        s.tokens[mention.start].words |= {"unknown_infinitive"}
    return [f for f in forms if f.needs] or [f for f in forms if f.particle] or forms


def _after_article(s: Sentence, m: CueMention, forms: list[CueForm]) -> bool:
    """Whether an article makes a noun of a word that is known only as a verb ("by the end of")."""
    if m.start == 0 or not all(f.tag in {"inf", "fin"} for f in forms):
        return False
    return bool(s.tokens[m.start - 1].words & {"article.definite", "article.indefinite", "possessive"})


def _describes(s: Sentence, m: CueMention) -> bool:
    """Whether a word that is a verb only behind what leads one stands before an item as an adjective ("no spare X")."""
    if "led_verbs" not in s.tokens[m.start].words or not any(0 <= i.start - m.end <= 1 for i in s.items):
        return False
    lead = s.tokens[m.start - 1].words if m.start else frozenset()
    return not any(w.startswith("modal") or w in VERB_LEADS for w in lead)


def _particle_at(s: Sentence, mention: CueMention, form: CueForm) -> int | None:
    """Where the separated part of a verb stands: after the finite form, or (several words) anywhere near."""
    size = len(form.particle)
    for n in range(mention.end, len(s.tokens) - size + 1):
        if stands_at(s.tokens, n, form.particle) and (size > 1 or _closes(s.tokens, n)):
            return n
        if s.tokens[n].text in ";:.!?" or (size == 1 and n - mention.end > 3 * PARTICLE_REACH):
            break
    if size == 1 and mention.start == 1 and s.tokens[0].low == form.particle[0]:
        return 0
    return _particle_before(s, mention, form)


def _particle_before(s: Sentence, mention: CueMention, form: CueForm) -> int | None:
    """Where a phrase or noun that belongs to a verb stands before it, in its clause."""
    size = len(form.particle)
    for n in range(mention.start - 1, max(-1, mention.start - PARTICLE_REACH - size), -1):
        if not s.tokens[n].text[:1].isalnum():
            return None
        loose = size > 1 or s.tokens[n].text[:1].isupper()
        if loose and n + size <= mention.start and stands_at(s.tokens, n, form.particle):
            return n
    return None


def _closes(tokens: list[Token], n: int) -> bool:
    """A particle of one word closes its clause; a noun, or a word that is nothing else, may have a phrase behind it."""
    if n + 1 >= len(tokens) or tokens[n].text[:1].isupper():
        return True
    after = tokens[n + 1]
    if "particle" in tokens[n].words and is_preposition(after.words):
        return True
    return not after.text[:1].isalnum() or "coordinator" in after.words or bool(after.words & {"sub.that", "sub.other"})


def settle_particle_after(s: Sentence) -> None:
    """For languages whose particles follow: a verb with particle needs it within a few tokens."""
    kept: list[CueMention] = []
    taken: set[int] = set()
    for mention in s.cues:
        forms = (mention.form, *mention.others)
        found = [(f, _particle_behind(s, mention, f)) for f in forms if f.particle]
        # of several verbs with a particle the longest, then the last one in the lexicon is the reading
        joined = sorted(((f, at) for f, at in reversed(found) if at is not None), key=lambda j: -len(j[0].particle))
        readings = [replace(f, particle=()) for f, _ in joined] or [f for f in forms if not f.particle]
        if mention.start in taken or not readings:
            continue
        taken |= {n for f, at in joined[:1] for n in range(at, at + len(f.particle))}
        for n in taken:
            s.tokens[n].words |= {"particle"}
        kept.append(replace(mention, form=readings[0], others=tuple(readings[1:])))
    s.cues = kept


def _particle_behind(s: Sentence, mention: CueMention, form: CueForm) -> int | None:
    """Where the particle of a form stands within a few tokens behind the cue."""
    size = len(form.particle)
    window = [t.low for t in s.tokens[mention.end : mention.end + PARTICLE_REACH * min(size, IDIOM)]]
    reach = 1 if size == 1 and form.particle[0] in ADJACENT_PARTICLES else len(window)
    found = (n for n in range(min(reach, len(window))) if tuple(window[n : n + size]) == form.particle)
    first = next(found, None)
    return None if first is None else mention.end + first


def _is_part(s: Sentence, m: CueMention) -> bool:
    """Whether a hyphen ties the word to one behind ("eye-catching"), or an -ing form to one before ("de-mining")."""
    joined = s.tokens[m.start].hyphen and m.form.tag in {"ing", "adj"}
    return joined or (m.end < len(s.tokens) and s.tokens[m.end].hyphen)


def _compared(s: Sentence, m: CueMention) -> bool:
    """Whether the word only compares ("früher als geplant", "four more than initially planned")."""
    before = [t.words for t in s.tokens[max(0, m.start - 2) : m.start]]
    while len(before) > 1 and "history" in before[-1]:
        before.pop()
    tags = {"adj", "part", "attr"} | ({"past"} if m.cue in {"decide", "commit"} else set())
    return m.form.tag in tags and bool(before) and "comparison" in before[-1]


def _idle(s: Sentence, m: CueMention) -> bool:
    """Fixed phrases in which the verb means nothing ("es gibt")."""
    low = max(0, m.start - 2)
    return any("idle" in s.tokens[n].words for n in range(low, m.end)) and m.form.tag in VERB_TAGS and m.cue != "say"
