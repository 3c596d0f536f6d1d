"""Find items, actors and cues in a sentence; the longest match wins, a pseudo-match beats what it holds."""

from dataclasses import dataclass, field, replace
from datetime import date

from ledger.extract.lexicon import CueForm, Entry, Lexicon
from ledger.extract.tokens import Token
from ledger.model.rules import Actor, Item

VERB_TAGS = frozenset({"fin", "past", "inf", "part", "zu", "ing", "subj"})
OPENERS = frozenset(':.!?–—|„“"»«•-')
SHARED_HEADS = frozenset({"class:artillery", "class:mortar", "class:tank", "class:howitzer"})
"""Classes whose name before "and" may only describe ammunition ("artillery and mortar rounds")."""
CONTEXT_CLASSES = frozenset(
    {"give", "transfer", "receive", "commit", "offer", "refuse", "request", "approve", "withdraw"}
)


@dataclass(slots=True)
class ItemMention:
    """An item named at tokens `start` to `end` (exclusive)."""

    item: Item
    start: int
    end: int
    variant: str | None = None
    also: tuple[str, ...] = ()
    """Other ids in the same noun phrase, as the class in apposition."""
    headed: bool = False
    """A head noun follows ("Patriot missile battery")."""
    compound: str | None = None
    """An unknown noun that the name only modifies ("Taurus-Ultimatum")."""


@dataclass(slots=True)
class ActorMention:
    """A state, or somebody who speaks for it."""

    kind: str
    state: str | None
    start: int
    end: int
    office: str | None = None
    outside: bool = False
    person: bool = False
    role: str = ""
    """Grammatical role, set when the clause is read."""
    doer: bool = False
    """Is to do what the infinitive after it says ("for Germany to send")."""
    besides: bool = False
    """Does the same as the subject ("neben X liefert auch Y")."""
    dual: bool = False
    """Its name may be an adjective too ("US")."""
    before_noun: bool = False
    """An adjective or genitive that belongs to the noun after it."""


@dataclass(slots=True)
class CueMention:
    """A cue of the status calculus."""

    form: CueForm
    start: int
    end: int
    others: tuple[CueForm, ...] = ()
    """Other readings of the same word."""

    @property
    def cue(self) -> str:
        """Its class."""
        return self.form.cue


@dataclass(slots=True)
class Sentence:
    """A sentence with what was found in it."""

    start: int
    end: int
    tokens: list[Token]
    items: list[ItemMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    cues: list[CueMention] = field(default_factory=list)
    have_words: frozenset[str] = frozenset()
    """Infinitives of having."""
    denials: frozenset[str] = frozenset()
    """Articles that deny their noun ("no")."""
    genitives: frozenset[str] = frozenset()
    """Prepositions that only follow nouns ("of")."""
    weak: list[tuple[ItemMention, str]] = field(default_factory=list)
    """Item names that did not count, and why."""

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return any(t.text == "?" for t in self.tokens[-3:])


class MentionFinder:
    """Finds the mentions of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words."""
        self.lexicon = lexicon
        self.words = lexicon.language.words
        self.neighbours = lexicon.language.neighbours

    def read(self, text: str, start: int, end: int, day: date | None) -> Sentence:
        """Tokenise `text[start:end]` and find its mentions; office holders are those of `day`."""
        sentence = Sentence(
            start,
            end,
            self.lexicon.read(text, start, end),
            have_words=frozenset(self.words.get("to_have", ())),
            denials=frozenset(self.words.get("denial", ())),
            genitives=frozenset(self.words.get("prep.of", ())),
        )
        taken = 0
        for at in range(len(sentence.tokens)):
            entries = list(self.lexicon.matches(sentence.tokens, at))
            if at >= taken:
                taken = self._take_content(sentence, entries, at, day)
            self._take_cues(sentence, entries, at)
        self._join_items(sentence)
        self._join_actors(sentence)
        self._drop_covered_cues(sentence)
        self._settle_weak(sentence)
        return sentence

    def _take_content(self, s: Sentence, entries: list[Entry], at: int, day: date | None) -> int:
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
    def _is_verb(tokens: list[Token], at: int, entries: list[Entry]) -> bool:
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

    def _take_cues(self, s: Sentence, entries: list[Entry], at: int) -> None:
        cues = [e for e in entries if isinstance(e.value, CueForm) and self._may_be(s.tokens, at, e.value)]
        if not cues:
            return
        length = cues[0].length
        forms = [e.value for e in cues if e.length == length and isinstance(e.value, CueForm)]
        s.cues.append(CueMention(forms[0], at, at + length, tuple(forms[1:])))
        shorter = [e for e in cues if e.length < length and isinstance(e.value, CueForm) and e.value.tag in VERB_TAGS]
        if shorter and forms[0].tag == "phrase":
            return

    def _may_be(self, tokens: list[Token], at: int, form: CueForm) -> bool:
        """In a language that writes nouns with capitals, a verb in mid-sentence has none."""
        if not self.lexicon.capitals or form.tag not in {*VERB_TAGS, "adj", "attr"}:
            return True
        token = tokens[at]
        if not token.text[:1].isupper() or form.lemma[:1].isupper():
            return True
        return at == 0 or tokens[at - 1].text in OPENERS

    def _join_items(self, s: Sentence) -> None:
        """Make one mention of a class and a model in apposition ("Kampfpanzer vom Typ Leopard 2")."""
        joined: list[ItemMention] = []
        for mention in s.items:
            if joined and self._apposed(s, joined[-1], mention):
                joined[-1] = self._merge(joined[-1], mention)
            else:
                joined.append(mention)
            self._extend(s, joined[-1])
        s.items = joined

    def _apposed(self, s: Sentence, left: ItemMention, right: ItemMention) -> bool:
        between = s.tokens[left.end : right.start]
        if (
            right.item.id == "class:ammunition"
            and left.item.id in SHARED_HEADS
            and len(between) == 1
            and "coordinator" in between[0].words
        ):
            return not any(t.text[:1].isdigit() for t in s.tokens[right.start : right.end])
        if len(between) > 5 or left.item.id == right.item.id:
            return left.item.id == right.item.id and all(t.text == "(" for t in between)
        compound = not between and (s.tokens[right.start].hyphen or not s.tokens[right.start].glued)
        typed = any("variant_nouns" in t.words for t in between)
        class_and_model = left.item.id.startswith("class:") != right.item.id.startswith("class:")
        both_classes = left.item.id.startswith("class:") and right.item.id.startswith("class:")
        if (
            not self._kin(left.item, right.item)
            and not (class_and_model and (compound or typed))
            and not (both_classes and compound)
        ):
            return False
        skippable = {"apposition", "variant_nouns", "determiner"} if typed else {"apposition", "variant_nouns"}
        if typed and self.lexicon.capitals:
            between = [
                t
                for t in between
                if not (t.text[:1].islower() and t.low.endswith(("e", "en", "er", "es", "em")) and not t.words)
            ]
        return all(t.words & skippable or t.text in "„“\"»«'‚‘(" for t in between)

    def _kin(self, left: Item, right: Item) -> bool:
        """Whether two names may name one thing: one is general, or both are of one class and one of them a class."""
        if self.lexicon.stands_for(left, right) or self.lexicon.stands_for(right, left):
            return True
        one_class = left.id.startswith("class:") or right.id.startswith("class:")
        shared = set(self.lexicon.ancestors(left)) & set(self.lexicon.ancestors(right))
        return one_class and (bool(shared) or left.item_class == right.item_class)

    @staticmethod
    def _merge(left: ItemMention, right: ItemMention) -> ItemMention:
        first_is_class = left.item.id.startswith("class:")
        if right.item.id == "class:ammunition" and (left.end == right.start or left.item.id in SHARED_HEADS):
            own = left.item if left.item.item_class == "class:ammunition" else right.item
            return replace(left, item=own, end=right.end, variant=None)
        item = right.item if first_is_class and not right.item.id.startswith("class:") else left.item
        if first_is_class and right.item.id.startswith("class:"):
            item = right.item
        return replace(
            left, item=item, end=right.end, also=(*left.also, left.item.id, right.item.id),
            variant=left.variant or right.variant,
        )  # fmt: skip

    def _extend(self, s: Sentence, m: ItemMention) -> None:
        """Take in a variant, head nouns and the noun that the name only modifies."""
        tokens = s.tokens
        m.variant = m.variant or self._variant(s, m)
        while m.end < len(tokens):
            token = tokens[m.end]
            heads = [e for e in self.lexicon.matches(tokens, m.end) if e.kind == "head"]
            if heads and (token.hyphen or not self.lexicon.capitals or token.text[:1].isupper()):
                m.end += heads[0].length
                m.headed = True
            elif token.hyphen and (token.text[:1].isupper() or not self.lexicon.capitals):
                if not any(e.kind in {"cue", "item", "actor"} for e in self.lexicon.matches(tokens, m.end)):
                    m.compound = token.text
                break
            else:
                break

    def _variant(self, s: Sentence, m: ItemMention) -> str | None:
        tail = "".join(t.text for t in s.tokens[m.end : m.end + 4] if t.glued or t.hyphen or t.text.isalnum())
        number = s.tokens[m.end - 1].text if s.tokens[m.end - 1].text.isdigit() else ""
        for variant in sorted(m.item.variants, key=len, reverse=True):
            wanted = variant.replace(" ", "").replace("-", "")
            rest = wanted.removeprefix(number)
            if not rest or not tail.startswith(rest):
                continue
            length = 0
            while length < len(rest) and m.end < len(s.tokens):
                length += len(s.tokens[m.end].text)
                m.end += 1
            return variant
        return None

    def _join_actors(self, s: Sentence) -> None:
        """Make one mention of adjective, office and name ("der deutsche Kanzler Olaf Scholz (SPD)")."""
        joined: list[ActorMention] = []
        for mention in s.actors:
            if joined and self._one_actor(s, joined[-1], mention):
                last = joined[-1]
                if mention.kind == "party":
                    closed = mention.end < len(s.tokens) and s.tokens[mention.end].text == ")"
                    joined[-1] = replace(last, end=mention.end + closed)
                    continue
                seated = last.state is None and mention.kind in {"seat", "name"}
                joined[-1] = replace(
                    mention,
                    kind=last.kind if seated else mention.kind,
                    start=last.start,
                    state=last.state
                    if last.kind in {"adjective", "name"} and last.state
                    else mention.state or last.state,
                    person=last.person or mention.person,
                    office=mention.office or last.office,
                    outside=mention.outside or last.outside,
                )
            else:
                joined.append(mention)
        s.actors = [
            a
            for a in joined
            if not self._is_member(s, a)
            and not (a.state == "WEST" and any(o.start == a.end and o.kind == "name" for o in joined))
        ]

    @staticmethod
    def _is_member(s: Sentence, actor: ActorMention) -> bool:
        """Whether an alliance's name only says of what another actor is a member ("Nato-Staat", "NATO country")."""
        if actor.state not in {"NATO", "EU", "WEST"} or actor.end >= len(s.tokens) or actor.person:
            return False
        return "member_nouns" in s.tokens[actor.end].words or (
            s.tokens[actor.end].hyphen and s.tokens[actor.end].text[:1].isupper()
        )

    def _one_actor(self, s: Sentence, left: ActorMention, right: ActorMention) -> bool:
        between = s.tokens[left.end : right.start]
        if (
            left.state is None
            and right.kind in {"seat", "name"}
            and len(between) == 1
            and between[0].low in self.words.get("seated", ())
        ):
            return True
        if left.person and right.kind == "party":
            return len(between) == 1 and between[0].text == "("
        if right.kind in {"adjective"} or len(between) > 3:
            return False
        near = not between or all(t.low in {"'s", "’s", "’", "'", "(", ")", "für", "minister"} for t in between)
        if not near:
            return False
        if left.kind == "adjective":
            return right.kind in {"office", "person", "institution", "party"}
        if left.kind in {"name", "institution", "seat"} and right.kind in {"office", "person"}:
            return left.kind != "seat" or bool(between)
        return left.kind in {"office", "party"} and right.kind == "person"

    @staticmethod
    def _drop_covered_cues(s: Sentence) -> None:
        covered = {n for a in s.actors for n in range(a.start, a.end)}
        covered |= {n for i in s.items for n in range(i.start, i.end)}
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
        if not m.item.weak or m.also or m.end - m.start > 1 + m.item.name.count(" ") + m.item.name.count("-"):
            return None
        military = any(not o.item.weak for o in s.items if o is not m)
        if military or any(c.cue in CONTEXT_CLASSES for c in s.cues):
            return None
        return "an everyday word without military words beside it"


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
