"""Choose who says what a claim says, and who asks."""

from ledger.extract.candidates import Candidate
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.noun_phrases import PhraseReader
from ledger.extract.scene import Scene
from ledger.extract.telling import Telling

STANCES = frozenset({"commit", "offer", "refuse", "withdraw", "consider", "approve", "decide", "request"})
ASKING = frozenset({"request", "want", "pressed"})
DEPTH = 3


class SpeakerFinder:
    """Finds speakers in one language."""

    def __init__(self, phrase: PhraseReader) -> None:
        """Take the reader of noun phrases."""
        self.phrase = phrase

    def telling(self, s: Sentence, tellings: list[Telling], candidate: Candidate) -> Telling | None:
        """Give the telling that covers a candidate, the nearest of several."""
        clause = candidate.reading.clause
        at = candidate.item.start if candidate.local and candidate.item.start in clause.tokens else clause.first
        found = [t for t in tellings if self._covers(s, t, at, candidate.reading)]
        return min(found, key=lambda t: (not t.first <= at <= t.last, abs(t.at - at)), default=None)

    @staticmethod
    def _covers(s: Sentence, t: Telling, at: int, reading: Reading) -> bool:
        if t.first <= at <= t.last or t.at in reading.clause.tokens:
            return True
        low, high = min(t.at, at), max(t.at, at)
        between = [s.tokens[n].text for n in range(low, high)]
        if ";" in between:
            return False
        if t.at > at:
            relative = reading.kind == "rel" and reading.governor is None and ":" in between
            return not t.coordinated and ":" not in between and not relative
        return not t.backward

    def speaker(self, scene: Scene, candidate: Candidate, telling: Telling | None) -> str | None:
        """Give who says so, as in the text."""
        if telling is not None and telling.pronoun:
            return scene.d.story.name
        if telling is not None and telling.name is not None:
            return telling.name
        clause: Reading | None = candidate.reading
        depth = 0
        while clause is not None and depth < DEPTH:
            for actor in clause.clause.actors:
                institution = actor.kind == "institution" and clause.own.cue in STANCES
                if actor.role in {"subject", "according"} and (actor.person or institution):
                    return self.words(scene, actor)
            clause, depth = clause.governor, depth + 1
        return None

    def requester(self, scene: Scene, reading: Reading, donors: tuple[str, ...], speaker: str | None) -> str | None:
        """Give who asks: the subject of the request, else whose request it is, else the speaker."""
        clause: Reading | None = reading
        depth = 0
        while clause is not None and depth < DEPTH:
            for role in ("subject", "of", "by", "from"):
                for actor in clause.clause.actors:
                    if actor.role == role and actor.state not in donors and clause.full.cue in ASKING:
                        return self.words(scene, actor)
            clause, depth = clause.governor, depth + 1
        return speaker

    def words(self, scene: Scene, actor: ActorMention) -> str:
        """Give an actor with the name that follows an office."""
        s, end = scene.s, actor.end
        if actor.office is not None or actor.kind == "office":
            while (
                end < len(s.tokens)
                and s.tokens[end].text[:1].isupper()
                and s.tokens[end].text.isalpha()
                and not s.tokens[end].words
                and not self._taken(s, end)
            ):
                end += 1
        return scene.document.text[s.tokens[actor.start].start : s.tokens[end - 1].end]

    @staticmethod
    def _taken(s: Sentence, at: int) -> bool:
        return (
            any(i.start <= at < i.end for i in s.items)
            or any(a.start == at for a in s.actors)
            or any(c.start == at for c in s.cues)
        )
