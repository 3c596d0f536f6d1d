"""Choose who says what a claim says, and who asks."""

from ledger.extract.bare_stances import BareStanceFinder
from ledger.extract.candidates import Candidate
from ledger.extract.clauses import FINITE_CLASSES
from ledger.extract.days import event_day, is_ahead
from ledger.extract.linking import Reading
from ledger.extract.mentions import VERB_TAGS, ActorMention, Sentence
from ledger.extract.scene import Scene
from ledger.extract.story import Story
from ledger.extract.telling import DEALS
from ledger.extract.told import Telling
from ledger.model.meaning import TellingWords

STANCES = frozenset({"commit", "offer", "refuse", "withdraw", "consider", "approve", "decide", "request"})
ASKING = frozenset({"request", "want", "pressed"})
NAMES = DEALS | {"decision"}
DEPTH = 3


class SpeakerFinder:
    """Finds speakers in one language."""

    def __init__(self, words: TellingWords, bare: BareStanceFinder) -> None:
        """Take the pronouns for what the sentence before said and for the last speaker."""
        self.this, self.he = frozenset(words.this), frozenset(words.he)
        self.bare = bare

    def name(self, text: str, s: Sentence, tellings: list[Telling], story: Story) -> None:
        """Remember who holds which office by name, and name the holder where a telling has the bare office."""
        for actor in s.actors:
            written = self.words(text, s, actor)
            bare = text[s.tokens[actor.start].start : s.tokens[actor.end - 1].end]
            if actor.office is not None and (actor.kind == "person" or written != bare):
                story.people.append((story.paragraph, actor.office, actor.state, written))
        for telling in tellings:
            inside = [a for a in s.actors if telling.span[0] <= a.start and a.end == telling.span[1]]
            if len(inside) != 1 or inside[0].kind != "office" or inside[0].start - telling.span[0] > 1:
                continue
            office, state = inside[0].office, inside[0].state
            if not any("article.definite" in s.tokens[n].words for n in range(telling.span[0], inside[0].start)):
                continue
            here = [p for p in story.people if p[:2] == (story.paragraph, office)]
            known = [written for _, _, other, written in here if other == state or None in {other, state}]
            telling.name = known[-1] if known else telling.name

    def telling(self, s: Sentence, tellings: list[Telling], candidate: Candidate) -> Telling | None:
        """Give the telling that covers a candidate, the nearest of several."""
        clause = candidate.reading.clause
        at = candidate.item.start if candidate.local and candidate.item.start in clause.tokens else clause.first
        found = [t for t in tellings if self._covers(s, t, at, candidate.reading)]
        return min(
            found, key=lambda t: (not t.first <= at <= t.last, not (t.name or t.pronoun), abs(t.at - at)), default=None
        )

    @staticmethod
    def _covers(s: Sentence, t: Telling, at: int, reading: Reading) -> bool:
        if t.first <= at <= t.last or t.at in reading.clause.tokens:
            return True
        low, high = min(t.at, at), max(t.at, at)
        between = [s.tokens[n].text for n in range(low, high)]
        verbs = {c.start for c in s.cues if c.form.tag in VERB_TAGS}
        if ";" in between:
            return False
        if t.at > at:
            relative = reading.kind == "rel" and reading.governor is None and ":" in between
            colon = low + between.index(":") if ":" in between else low
            lists = t.backward and not any(s.tokens[n].words & FINITE_CLASSES or n in verbs for n in range(colon, t.at))
            return not t.coordinated and (":" not in between or lists) and not relative
        return not t.backward

    def speaker(
        self, scene: Scene, candidate: Candidate, telling: Telling | None, donors: list[ActorMention]
    ) -> str | None:
        """Give who says so, as in the text; `donors` are the mentions of the claim's donor."""
        reading = candidate.reading
        stands = self._stands(scene, reading, donors)
        if telling is not None and telling.pronoun:
            return scene.d.story.name or stands
        if telling is not None and telling.name is not None:
            return telling.name
        label, quoted = self._label(scene), self._quoted(scene, reading)
        found = label or quoted
        said = stands if found is None else self.words(scene.document.text, scene.s, found)
        return said or self._subject(scene, reading) or self._before(scene, reading)

    def _label(self, scene: Scene) -> ActorMention | None:
        """Give the person whose name and a colon open the sentence."""
        tokens = scene.s.tokens
        behind = (a for a in scene.s.actors if a.start <= 1 and a.end < len(tokens) and tokens[a.end].text == ":")
        first = next(behind, None)
        return first if first is not None and self._speaks(first) else None

    def _subject(self, scene: Scene, reading: Reading) -> str | None:
        """Give who speaks or takes a stance in the clause or one that governs it."""
        clause: Reading | None = reading
        depth = 0
        while clause is not None and depth < DEPTH:
            stance = clause.own.cue in STANCES
            for actor in clause.clause.actors:
                speaks = self._speaks(actor) or (stance and self._institution(scene.s, actor))
                if speaks and (actor.role in {"subject", "according"} or (stance and actor.role == "by")):
                    return self.words(scene.document.text, scene.s, actor)
            clause, depth = clause.governor, depth + 1
        return None

    def _stands(self, scene: Scene, reading: Reading, donors: list[ActorMention]) -> str | None:
        """Give the person who takes the stance for the donor: by name or office, or "he" for the last speaker."""
        if reading.own.cue not in STANCES:
            return None
        subjects = [m for m in donors if m.role == "subject"]
        named = next((m for m in subjects if self._speaks(m)), None)
        if named is not None:
            return self.words(scene.document.text, scene.s, named)
        inside = [scene.s.tokens[n] for n in reading.clause.tokens]
        he = any(t.low in self.he and "pronoun.subject" in t.words for t in inside)
        return scene.d.story.name if he and not subjects else None

    def _quoted(self, scene: Scene, reading: Reading) -> ActorMention | None:
        """Give the person before a colon, where reported speech follows ("X blieb hart: Taurus werde")."""
        at = scene.readings.index(reading) if reading in scene.readings else 0
        if not at or not reading.own.reported or reading.clause.opener != ":":
            return None
        before = next((r.clause for r in reversed(scene.readings[:at]) if r.kind == "main"), reading.clause)
        subjects = [a for a in before.actors if a.role == "subject"]
        return next((a for a in subjects if self._speaks(a) or self._institution(scene.s, a)), None)

    def acts_itself(self, scene: Scene, speaker: str | None) -> bool:
        """Whether the speaker is no person, only the institution whose act is told."""
        named = [a for a in scene.s.actors if self.words(scene.document.text, scene.s, a) == speaker]
        return bool(named) and not any(self._speaks(a) for a in named)

    def stances(self, scene: Scene) -> list[Telling]:
        """Give who takes a stance in the sentence, and on which day, where it says so."""
        found = []
        for reading in scene.readings:
            clause = reading.clause
            if reading.own.cue not in STANCES and (clause.items or not self._names_deal(scene.s, reading)):
                continue
            if is_ahead(reading) or (reading.own.cue == "decide" and self._decides_else(scene, reading)):
                continue
            day = event_day(scene.s, scene.slots.dates, reading, "refused")
            actors = [a for a in clause.actors if a.role == "subject"]
            stance = Telling(clause.first, clause.first, clause.last, day=day)
            stance.this = not clause.items and self._points_back(scene.s, reading)
            if day is None and not (stance.this and reading.own.form != "noun" and actors and self._speaks(actors[0])):
                continue
            if actors:
                speaks = self._speaks(actors[0]) or self._institution(scene.s, actors[0])
                stance.name = self.words(scene.document.text, scene.s, actors[0]) if speaks else None
                stance.state = actors[0].state
            found.append(stance)
        return found

    def _decides_else(self, scene: Scene, reading: Reading) -> bool:
        """Whether a clause says what is decided, and that is not the deal."""
        s = scene.s
        dates = scene.slots.dates
        others = [
            n
            for n in reading.clause.tokens
            if not self.bare.is_empty(s, reading, n)
            and not any(d.start <= s.tokens[n].start - s.start < d.end for d in dates)
        ]
        return bool(others) and not reading.clause.items and not self._points_back(s, reading)

    def _points_back(self, s: Sentence, reading: Reading) -> bool:
        """Whether a clause names the deal itself, by a pronoun or a noun with an article."""
        tokens = reading.clause.tokens
        deal = s.tokens[tokens[0]].low in self.this or any(s.tokens[n].low in self.this for n in tokens[-3:])
        return deal or self._names_deal(s, reading)

    @staticmethod
    def _names_deal(s: Sentence, reading: Reading) -> bool:
        """Whether a clause names the deal by a noun with an article ("the announcement")."""
        nouns = [c for c in reading.clause.cues if c.form.tag == "noun" and c.cue in NAMES]
        return any(n.start and "determiner" in s.tokens[n.start - 1].words for n in nouns)

    def requester(self, scene: Scene, reading: Reading, donors: tuple[str, ...], speaker: str | None) -> str | None:
        """Give who asks: the subject of the request, else whose request it is, else the speaker."""
        clause: Reading | None = reading
        depth = 0
        while clause is not None and depth < DEPTH:
            for role in ("subject", "of", "by", "from"):
                for actor in clause.clause.actors:
                    if actor.role == role and actor.state not in donors and clause.full.cue in ASKING:
                        return self.words(scene.document.text, scene.s, actor)
            clause, depth = clause.governor, depth + 1
        return speaker

    def _before(self, scene: Scene, reading: Reading) -> str | None:
        """Give who took a stance right beside a clause ("X hatte angekündigt, sein Land werde ...", "so X")."""
        if reading not in scene.readings:
            return None
        at = scene.readings.index(reading)
        s, before, after = scene.s, scene.readings[at - 1 : at] if at else [], scene.readings[at + 1 : at + 2]
        beside = [r for r in before if reading.own.reported or self._compares(s, r)]
        beside += [r for r in after if self._closing(r) or self._compares(s, r)]
        beside = [r for r in beside if r.own.cue in STANCES and not r.clause.items]
        found = [
            a
            for r in beside
            for a in r.clause.actors
            if a.role in {"subject", "object", "with"}
            and (self._speaks(a) or (r in after and a.role == "subject" and self._institution(s, a)))
        ]
        return self.words(scene.document.text, scene.s, found[0]) if found else None

    @staticmethod
    def _compares(s: Sentence, reading: Reading) -> bool:
        """Whether a clause says that somebody said so ("wie X am Mittwoch ankündigte", "as X announced")."""
        return reading.kind == "other" and {"comparison", "sub.other"} <= s.tokens[reading.clause.first].words

    @staticmethod
    def _closing(reading: Reading) -> bool:
        """Whether a clause closes the sentence as an attribution does: verb first, or "X announced"."""
        inverted = any(c.start == reading.clause.first for c in reading.own.chain)
        return inverted or (
            reading.own.cue in {"commit", "decide"} and reading.clause.opener == "," and reading.kind == "main"
        )

    @staticmethod
    def _speaks(actor: ActorMention) -> bool:
        return actor.person and actor.office != "government"

    @staticmethod
    def _institution(s: Sentence, actor: ActorMention) -> bool:
        """Whether an actor is an institution; a seat is one where it has an article ("the Pentagon")."""
        article = actor.start > 0 and "article.definite" in s.tokens[actor.start - 1].words
        return (
            "government" in {actor.kind, actor.office}
            or actor.kind == "institution"
            or (actor.kind == "seat" and article)
        )

    def words(self, text: str, s: Sentence, actor: ActorMention) -> str:
        """Give an actor with the name that follows an office."""
        end = actor.end
        if actor.kind == "office":
            while (
                end < len(s.tokens)
                and s.tokens[end].text[:1].isupper()
                and s.tokens[end].text.isalpha()
                and not s.tokens[end].words
                and not self._taken(s, end)
            ):
                end += 1
        return text[s.tokens[actor.start].start : s.tokens[end - 1].end]

    @staticmethod
    def _taken(s: Sentence, at: int) -> bool:
        return (
            any(i.start <= at < i.end for i in s.items)
            or any(a.start == at for a in s.actors)
            or any(c.start == at for c in s.cues)
        )
