"""Find items, actors and cues in a sentence; the longest match wins, a pseudo-match beats what it holds."""

from collections.abc import Sequence
from datetime import date

from ledger.extract.lexicon import CueForm, Entry, Lexicon
from ledger.extract.mention_actors import ActorJoiner
from ledger.extract.mention_items import ItemJoiner
from ledger.extract.mentions import VERB_TAGS, ActorMention, CueMention, ItemMention, Sentence
from ledger.extract.shared_heads import share_heads
from ledger.extract.tokens import BULLETS, Token
from ledger.model.rules import Actor, Item

OPENERS = frozenset(':.!?–—|„“"»«•-')
SMALL_TAGS = VERB_TAGS | {"adj", "attr"}
"""What has no capital in mid-sentence."""
PARTICLES = ("sub.", "prep.", "comparison", "coordinator")
CONTEXT_CLASSES = frozenset(
    {"give", "transfer", "receive", "commit", "offer", "refuse", "request", "approve", "withdraw"}
)


class MentionFinder:
    """Finds the mentions of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words."""
        self.lexicon = lexicon
        words = lexicon.language.words
        self.have_words, self.denials, self.genitives = (
            frozenset(words.get(name, ())) for name in ("to_have", "denial", "prep.of")
        )
        self.neighbours = lexicon.language.neighbours
        self.items = ItemJoiner(lexicon)
        self.actors = ActorJoiner(lexicon)

    def read(self, text: str, start: int, end: int, day: date | None) -> Sentence:
        """Tokenise `text[start:end]` and find its mentions; office holders are those of `day`."""
        tokens = self.lexicon.read(text, start, end)
        sentence = Sentence(
            start,
            end,
            tokens,
            classes=frozenset().union(*[t.words for t in tokens]),
            have_words=self.have_words,
            denials=self.denials,
            genitives=self.genitives,
        )
        taken = 0
        for at in range(len(tokens)):
            entries = self.lexicon.matches(tokens, at)
            if not entries:
                continue
            if at >= taken:
                taken = self._take_content(sentence, entries, at, day)
            self._take_cues(sentence, entries, at)
        self.items.join(sentence)
        share_heads(sentence, self.lexicon)
        self.actors.join(sentence)
        self._drop_covered_cues(sentence)
        self._settle_weak(sentence)
        _free_names(sentence)
        return sentence

    def _take_content(self, s: Sentence, entries: Sequence[Entry], at: int, day: date | None) -> int:
        """Take the longest pseudo-match, item or actor at a token; return where the next may start."""
        content = [e for e in entries if e.kind in {"pseudo", "item", "actor"}]
        if not content:
            return at
        length = content[0].length
        longest = [e for e in content if e.length == length]
        pseudo = [e for e in longest if e.kind == "pseudo"]
        if pseudo:
            return at + length
        items = [e.value for e in longest if isinstance(e.value, Item)]
        if items and not self._single_letter(s.tokens, at, longest) and not self._is_verb(s.tokens, at, entries):
            item = min(items, key=lambda i: i.weak)
            s.items.append(ItemMention(item, at, self._with_plural(s.tokens, at + length)))
            return s.items[-1].end
        actors = [e.value for e in longest if isinstance(e.value, Actor)]
        if actors:
            actor = _in_office(actors, day)
            if actor is not None:
                person = actor.kind in {"person", "office"}
                kind = actor.kind
                dual = kind in {"name", "seat"} and any(a.kind == "adjective" for a in actors)
                if dual and self._modifies(s.tokens, at + length):
                    kind = "adjective"
                s.actors.append(
                    ActorMention(
                        kind, actor.state, at, at + length, actor.office, actor.outside, person=person, dual=dual
                    )
                )
                return at + length
        return at

    @staticmethod
    def _is_verb(tokens: list[Token], at: int, entries: Sequence[Entry]) -> bool:
        """Whether an item's name is a verb here ("to ship them")."""
        if at == 0 or not any(isinstance(e.value, CueForm) and e.value.tag == "inf" and e.length == 1 for e in entries):
            return False
        return any(w == "infinitive_mark" or w.startswith("modal.") for w in tokens[at - 1].words)

    def _modifies(self, tokens: list[Token], at: int) -> bool:
        """Whether an item's name follows: then a name that is an adjective too ("US") only says whose it is."""
        return (
            not self.lexicon.capitals
            and at < len(tokens)
            and any(e.kind == "item" for e in self.lexicon.matches(tokens, at))
        )

    @staticmethod
    def _single_letter(tokens: list[Token], at: int, longest: list[Entry]) -> bool:
        """A name that starts with one letter ("A-10") must be tied to what follows."""
        first = tokens[at]
        if longest[0].length == 1 or len(first.text) > 1:
            return False
        follower = tokens[at + 1]
        return not (follower.hyphen or follower.glued) or not first.text.isupper()

    def _with_plural(self, tokens: list[Token], end: int) -> int:
        glued = end < len(tokens) and tokens[end].glued and tokens[end].low in {"s", "er", "ern"}
        return end + 1 if glued else end

    def _take_cues(self, s: Sentence, entries: Sequence[Entry], at: int) -> None:
        cues = [e for e in entries if isinstance(e.value, CueForm) and self._may_be(s.tokens, at, e.value)]
        cues = [e for e in cues if not self._denies_noun(s.tokens, at, e.length)]
        if not cues:
            return
        length = cues[0].length
        forms = [e.value for e in cues if e.length == length and isinstance(e.value, CueForm)]
        s.cues.append(CueMention(forms[0], at, at + length, tuple(forms[1:])))

    def _denies_noun(self, tokens: list[Token], at: int, length: int) -> bool:
        """Whether the "no" that ends a phrase belongs to a noun behind it ("said no decision", but "said no to")."""
        end = at + length
        if length == 1 or end >= len(tokens) or tokens[end - 1].low not in self.denials:
            return False
        after = tokens[end]
        led = any(
            w.startswith(("prep.", "sub.", "coordinator", "have", "be", "modal", "stance_adverbs")) for w in after.words
        )
        named = any(
            e.kind == "item" for n in range(end, min(end + 2, len(tokens))) for e in self.lexicon.matches(tokens, n)
        )
        return after.text.isalpha() and not led and not named

    def _may_be(self, tokens: list[Token], at: int, form: CueForm) -> bool:
        """In a language that writes nouns with capitals, a verb in mid-sentence has none."""
        if not self.lexicon.capitals or form.tag not in SMALL_TAGS:
            return True
        token = tokens[at]
        if not token.text[:1].isupper() or form.lemma[:1].isupper():
            return True
        return at == 0 or tokens[at - 1].text in OPENERS

    @staticmethod
    def _drop_covered_cues(s: Sentence) -> None:
        covered = {n for a in s.actors for n in range(a.start, a.end)}
        deals = {(c.start, c.end) for c in s.cues if c.cue == "transfer" and c.form.tag == "noun"}
        arms = (i for i in s.items if i.item.id != "class:weapons" or (i.start, i.end) not in deals)
        covered |= {n for i in arms for n in range(i.start, i.end)}
        s.cues = [c for c in s.cues if c.start not in covered]
        phrases = [c for c in s.cues if c.end - c.start > 1]
        s.cues = [c for c in s.cues if not any(p is not c and p.start <= c.start and c.end <= p.end for p in phrases)]

    def _settle_weak(self, s: Sentence) -> None:
        """Keep an everyday word as an item only beside military words, and never as a person's name."""
        kept = []
        for m in s.items:
            reason = self._why_not(s, m)
            if reason is None:
                kept.append(m)
            else:
                s.weak.append((m, reason))
        s.items = kept

    def _why_not(self, s: Sentence, m: ItemMention) -> str | None:
        if m.item.id.startswith("class:"):
            return None
        before = s.tokens[m.start - 1].text if m.start else ""
        after = s.tokens[m.end].text if m.end < len(s.tokens) else ""
        if m.end - m.start == 1 and (before in self.neighbours or after in self.neighbours):
            return "a person's name"
        words = sum(not (t.hyphen or t.glued) for t in s.tokens[m.start : m.end])
        if not m.item.weak or m.also or m.headed or words > 1:
            return None
        military = any(not o.item.weak for o in s.items if o is not m)
        if military or any(c.cue in CONTEXT_CLASSES for c in s.cues) or self._is_apposed(s.tokens, m.start):
            return None
        return "an everyday word without military words beside it"

    def _is_apposed(self, tokens: list[Token], at: int) -> bool:
        """Whether the word before counts or classes a thing in the entry of a list ("- 5 vehicles DINGO")."""
        led = at > 1 and tokens[0].text in BULLETS
        counted = led and tokens[at - 1].text[:1].isdigit()
        return counted or (led and any(e.kind == "head" for e in self.lexicon.matches(tokens, at - 1)))


def _in_office(actors: list[Actor], day: date | None) -> Actor | None:
    """Choose who was in office on the day; a politician's name stands for his state at any time."""
    holders = [a for a in actors if day is None or ((a.since or day) <= day <= (a.until or day))]
    if holders:
        return min(holders, key=lambda a: (a.outside, a.kind != "person"))
    former = [a for a in actors if a.kind == "person"]
    if former:
        best = former[-1]
        return Actor("person", best.state, best.forms, None, outside=True)
    return None


def _free_names(s: Sentence) -> None:
    """Take the particles from the tokens of item names: "AS" in "AS90" opens no clause."""
    for item in s.items:
        for token in s.tokens[item.start : item.end]:
            token.words = frozenset(w for w in token.words if not w.startswith(PARTICLES))
