"""Find how many: the number in an item's noun phrase, behind it, or of an item that is only understood."""

from dataclasses import replace

from ledger.extract.amounts import Amount
from ledger.extract.clauses import Clause
from ledger.extract.counts import numbered, opened, trailing
from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.extract.tokens import Token, is_preposition
from ledger.model.meaning import NumberWords
from ledger.model.quantity import Quantity

GAP = 6
BEHIND = 3
PARTITIVE = 5
APPOSED = 6
TOTAL_REACH = 4
LONGEST_SAME = 4
SOME = frozenset({"measure", "indefinite"})
FORMATIONS = frozenset({"battery", "battalion", "company", "squadron"})
YEARS = 1900
"""A number from here on in brackets may be a year."""
STOPS = frozenset({"determiner", "coordinator", "prep.to", "prep.from", "prep.in"})
MARKS = frozenset(",;:()")
WITHIN = frozenset({"unknown_verb", "article.genitive", "prep.by", "more", "numeral", "quantifier"})
"""Words behind a number that do not end its phrase."""


class QuantityFinder:
    """Chooses among the amounts of a sentence."""

    def __init__(self, numbers: NumberWords, counts: tuple[str, ...], *, capitals: bool) -> None:
        """Take the words between a number and its noun, and nouns of number; say whether nouns have capitals."""
        self.counts = frozenset(word.lower() for word in counts)
        self.openers, self.articles = numbers.openers, numbers.articles
        self.partitives = frozenset(w for phrase, kind in numbers.before.items() if kind == "skip" for w in phrase)
        self.totals = frozenset(p[0] for p, kind in numbers.before.items() if kind == "total" and len(p) == 1)
        self.equal = numbers.equal
        self.capitals = capitals

    def of_item(self, s: Sentence, amounts: list[Amount], item: ItemMention) -> Quantity | None:
        """Give the number that stands in the item's noun phrase, else one in brackets or after a colon behind it."""
        before = self._before(s, amounts, item)
        if before is not None and before.article and self._restated(s, item):
            return None
        behind = self._behind(s, amounts, item)
        apart = trailing(s, amounts, item, self._free)
        if before is not None and before.article and apart is not None and self._formation(before):
            return apart
        more = before is not None and before.quantity is not None and before.quantity.additional
        total = behind is not None and behind.role == "total" and not more
        if behind is not None and (before is None or total or before.article):
            return behind.quantity
        if before is None:
            apart = apart or numbered(s, amounts, item, self.counts, self._free)
            return (
                self._bracketed(s, item)
                or apart
                or opened(s, amounts, item, self.openers | self.partitives, self._free)
            )

        part = self._part(s, amounts, before, item)
        if part is before and self._shared_out(s, before):
            return None
        return self._with_total(s, part.quantity, amounts)

    @staticmethod
    def _formation(amount: Amount) -> bool:
        """Whether what is counted is a formation, whose strength the text may tell ("a company, that is 14 tanks")."""
        return amount.quantity is not None and amount.quantity.unit in FORMATIONS

    def _with_total(self, s: Sentence, quantity: Quantity | None, amounts: list[Amount]) -> Quantity | None:
        """Add the new total that the sentence gives for an addition ("59 more, 109 in all", "damit sind es 25")."""
        if quantity is None or not quantity.additional:
            return quantity
        totals = [a.quantity.most for a in amounts if a.quantity is not None and self._totals(s, a)]
        return replace(quantity, total=totals[0]) if len(totals) == 1 else quantity

    def _totals(self, s: Sentence, amount: Amount) -> bool:
        """Whether a number is a new total, by its own words or by one that stands a little before it."""
        before = [t.low for t in s.tokens if t.end - s.start <= amount.start][-TOTAL_REACH:]
        return amount.role == "total" or (bool(self.totals & set(before)) and self._free(s, amount))

    def only(self, s: Sentence, amounts: list[Amount]) -> Quantity | None:
        """Give the only number of a sentence, where it counts no other thing."""
        counts = [a for a in amounts if a.quantity is not None and not a.article]
        return counts[0].quantity if len(counts) == len(amounts) == 1 and self._free(s, counts[0]) else None

    def same(self, s: Sentence, amounts: list[Amount], item: ItemMention) -> Quantity | None:
        """Give the number before, where the item comes in as many ("ebenso viele BMP-1", "as many BMP-1s")."""
        before = tuple(t.low for t in s.tokens[max(0, item.start - LONGEST_SAME) : item.start])
        if not any(before[-len(phrase) :] == phrase for phrase in self.equal):
            return None
        start = s.tokens[item.start].start - s.start
        counts = [
            a.quantity for a in amounts if a.quantity is not None and a.end < start and a.quantity.most is not None
        ]
        return Quantity(counts[-1].least, counts[-1].most, counts[-1].qualifier) if counts else None

    @staticmethod
    def _restated(s: Sentence, item: ItemMention) -> bool:
        """Whether the item is named again in apposition ("10 Strv 122, a Leopard 2 version")."""
        for other in s.items:
            if other.end <= item.start and other.item.id == item.item.id and item.start - other.end <= APPOSED:
                return s.tokens[other.end].text == ","
        return False

    @staticmethod
    def _bracketed(s: Sentence, item: ItemMention) -> Quantity | None:
        """Read the bare number in brackets right behind an item, as lists give it ("Gepard (34)")."""
        match [t.text for t in s.tokens[item.end : item.end + 3]]:
            case ["(", digits, ")"] if digits.isdecimal():
                number = int(digits)
            case _:
                return None
        return Quantity(number, number) if 0 < number < YEARS else None

    def _part(self, s: Sentence, amounts: list[Amount], whole: Amount, item: ItemMention) -> Amount:
        """Give the part where a partitive names part and whole ("14 of its 227", "von den 18 ... erst vier")."""
        first = next(n for n, t in enumerate(s.tokens) if t.start - s.start >= whole.start)
        low = self._opening(s, first)
        if low is None:
            return whole
        start = s.tokens[low].start - s.start
        before = [a for a in amounts if a.quantity is not None and not a.article and 0 <= start - a.end <= 1]
        if before:
            return before[-1]
        if low and s.tokens[low - 1].low in self.articles and whole.quantity is not None:
            return replace(whole, quantity=Quantity(1, 1, unit=whole.quantity.unit))
        end = s.tokens[item.end - 1].end - s.start
        later = [a for a in amounts if a.quantity is not None and a.start > end and not a.article and self._free(s, a)]
        opens = low == 0 or s.tokens[low - 1].text in ",;:"
        of = s.tokens[low].words | s.tokens[low + 1].words
        return later[0] if opens and later and of & {"prep.by", "prep.of"} else whole

    def _shared_out(self, s: Sentence, whole: Amount) -> bool:
        """Whether a number is the whole of which only some are meant ("some of the army's 59", "ein Teil der 60")."""
        first = max(n for n, t in enumerate(s.tokens) if t.end - s.start <= whole.end)
        low = first
        while low > 0 and first - low < PARTITIVE and not s.tokens[low - 1].words & SOME:
            if s.tokens[low - 1].text in MARKS:
                return False
            low -= 1
        between = s.tokens[low:first]
        some = low > 0 and bool(s.tokens[low - 1].words & SOME) and s.tokens[low - 1].low not in self.articles
        definite = any("determiner" in t.words for t in between)
        return some and definite and between[0].low in self.openers

    def _opening(self, s: Sentence, first: int) -> int | None:
        """Give where a partitive opens, which ends at or right before token `first`; attributes may stand between."""
        low = first
        while low > 0 and first - low < PARTITIVE and s.tokens[low - 1].low in self.openers | self.partitives:
            low -= 1
        if low == first and s.tokens[first].low not in self.openers | self.partitives:
            attribute = any(c.end == first and c.form.tag == "attr" for c in s.cues)
            return self._opening(s, first - 1) if attribute and first > 1 else None
        return low if any(t.low in self.openers for t in s.tokens[low : first + 1]) else None

    def elided(self, s: Sentence, amounts: list[Amount], clauses: list[Clause]) -> Quantity | None:
        """Give the number of clauses that leave out what it counts ("Polen will 14 schicken", "eight of them")."""
        inside = {n for clause in clauses for n in clause.tokens if not any(i.start <= n < i.end for i in s.items)}
        for amount in amounts:
            if amount.quantity is None or amount.role == "converted":
                continue
            first = next((n for n, t in enumerate(s.tokens) if t.end - s.start > amount.start), None)
            if first in inside and not (amount.article and amount.quantity.unit is None) and self._free(s, amount):
                return amount.quantity
        return None

    @staticmethod
    def inside(s: Sentence, amounts: list[Amount], window: tuple[int, int]) -> Quantity | None:
        """Give the first number in a stretch of tokens."""
        low, high = s.tokens[window[0]].start - s.start, s.tokens[window[1] - 1].end - s.start
        return next((a.quantity for a in amounts if a.quantity is not None and low <= a.start < high), None)

    def of_donor(
        self, s: Sentence, amounts: list[Amount], item: ItemMention, mentions: tuple[ActorMention, ...]
    ) -> Quantity | None:
        """Give the number right behind a donor, after the item or before another one ("aus Rom drei", "Rom 2 und")."""
        if len(mentions) != 1 or (mentions[0].start < item.end and not self._goes_on(s, mentions[0].end + 1)):
            return None
        end = s.tokens[mentions[0].end - 1].end
        for amount in amounts:
            gap = amount.start + s.start - end
            bracket = s.tokens[mentions[0].end : mentions[0].end + 1]
            reach = 2 if bracket and bracket[0].text == "(" else 1
            if amount.quantity is not None and not amount.article and 0 <= gap <= reach and self._free(s, amount):
                return amount.quantity
        return None

    @staticmethod
    def _goes_on(s: Sentence, at: int) -> bool:
        """Whether "and" or a comma at a token leads to another actor."""
        tied = at < len(s.tokens) and (s.tokens[at].text == "," or "coordinator" in s.tokens[at].words)
        return tied and any(at < a.start <= at + 2 for a in s.actors)

    def _before(self, s: Sentence, amounts: list[Amount], item: ItemMention) -> Amount | None:
        start = s.tokens[item.start].start - s.start
        best: Amount | None = None
        for amount in amounts:
            if amount.quantity is None or amount.end > start:
                continue
            between = _core(s, [t for t in s.tokens[: item.start] if t.start - s.start >= amount.end])
            if (
                len(between) <= GAP
                and self._one_phrase(between, counted=amount.quantity.unit is not None)
                and not self._other_item(s, amount.end, start)
            ):
                best = amount
        return best

    def _one_phrase(self, between: list[Token], *, counted: bool) -> bool:
        """Whether only adjectives, units and connecting words stand between number and item."""
        opened = False
        while between and (between[0].low in self.openers or "determiner" in between[0].words):
            if between[0].low not in self.openers and not opened:
                break
            between, opened = between[1:], True
        if counted:
            between = [
                t for t in between if not t.words & {"article.genitive", "prep.of", "prep.by", "article.definite"}
            ]
        return not any(t.words & STOPS or t.text in MARKS or t.text[:1].isdigit() for t in between)

    @staticmethod
    def _other_item(s: Sentence, first: int, last: int) -> bool:
        return any(first <= s.tokens[i.start].start - s.start < last for i in s.items)

    def _behind(self, s: Sentence, amounts: list[Amount], item: ItemMention) -> Amount | None:
        """A number behind the item: "(24 in all)", ": 14 Stück", ", 48 an der Zahl"."""
        end = s.tokens[item.end - 1].end - s.start
        for amount in amounts:
            if amount.quantity is None or amount.article or amount.start < end:
                continue
            between = [t.text for t in s.tokens[item.end :] if t.start - s.start < amount.start]
            if len(between) > BEHIND or not between or between[-1] not in {"(", ":", ","}:
                return None
            counted = between[-1] == "(" or self._free(s, amount)
            return amount if counted and (between[-1] != "," or amount.role == "total") else None
        return None

    def _free(self, s: Sentence, amount: Amount) -> bool:
        """Whether no noun of its own follows the number, or only one that stands for any item."""
        rest = [t for t in s.tokens if t.start - s.start >= amount.noun_start]
        while rest and rest[0].low in self.openers:
            rest = rest[1:]
        if not rest or not rest[0].text[:1].isalnum():
            return True
        ends = (self._ends(s, token) for token in rest[: GAP if self.capitals else 1])
        return next((free for free in ends if free is not None), True)

    def _ends(self, s: Sentence, token: Token) -> bool | None:
        """Whether a token ends a number's phrase without a noun of its own; None where the phrase goes on."""
        if "anaphor_nouns" in token.words or "measure" in token.words:
            return True
        if not self.capitals:
            return bool(token.words - {"unknown_verb"})
        if not token.text[:1].isupper():
            over = bool(token.words) and not token.words & WITHIN
            return True if over or not token.text[:1].isalnum() else None
        named = any(s.tokens[a.start].start <= token.start < s.tokens[a.end - 1].end for a in s.actors)
        return None if named else False


def _core(s: Sentence, between: list[Token]) -> list[Token]:
    """Leave out an attribute with its adverbials ("40 im Januar zugesagte Marder"), and "Fahrzeuge des Typs"."""
    words: frozenset[str] = between[0].words if between else frozenset()
    ends: list[int] = []
    if is_preposition(words):
        attributes = {s.tokens[c.end - 1].start for c in s.cues if c.form.tag == "attr"}
        ends = [n for n, t in enumerate(between) if t.start in attributes]
    elif "anaphor_nouns" in words:
        ends = [n for n, t in enumerate(between) if "variant_nouns" in t.words]
    marked = any(t.text in MARKS for t in between)
    return between[ends[-1] + 1 :] if ends and not marked else between


def with_joint(quantity: Quantity | None, *, several: bool, each: bool) -> Quantity | None:
    """Mark a number that several donors share."""
    if quantity is None or quantity.number is None:
        return quantity
    return replace(quantity, joint=several and not each)
