"""Give each actor of a clause its grammatical role, by prepositions, articles, genitives and word order."""

from ledger.extract.clauses import Clause
from ledger.extract.lexicon import Lexicon
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.tokens import Token

REACH = 5
PREPOSITIONS = ("according", "by", "from", "to", "with", "against", "of", "in", "about")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


class RoleFinder:
    """Finds roles in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words and settings."""
        self.lexicon = lexicon
        self.capitals = lexicon.capitals
        self.feminine = tuple(filter(None, lexicon.language.settings["feminine_suffixes"].split("|")))

    def assign(self, s: Sentence, clause: Clause) -> None:
        """Set the role of every actor of the clause."""
        verb = min(
            (c.start for c in clause.cues if c.form.tag in {"fin", "past", "inf", "part", "ing", "subj"}), default=None
        )
        previous: ActorMention | None = None
        also = any("also" in s.tokens[n].words for n in clause.tokens)
        for actor in clause.actors:
            if also and actor.start - clause.first <= 2 and "prep.besides" in s.tokens[clause.first].words:
                actor.role, actor.besides = "subject", True
                continue
            floor = -1
            if clause.kind == "rel":
                floor = clause.first if "relative" in s.tokens[clause.first].words else clause.first + 1
            elif clause.kind == "other" and (not self.capitals or self._closed_by_verb(clause)):
                floor = clause.first
            actor.role = self._role(s, actor, floor)
            if actor.role == "bare":
                actor.role = self._coordinated(s, previous, actor) or self._bare(s, clause, actor, verb)
            previous = actor

    @staticmethod
    def _closed_by_verb(clause: Clause) -> bool:
        """Whether the clause ends in its finite verb: then the word that opens it is no preposition."""
        return any(c.end == clause.last + 1 and c.form.tag in {"fin", "past"} for c in clause.cues)

    def _role(self, s: Sentence, actor: ActorMention, floor: int) -> str:
        """Read the role off what surrounds the actor; at or before `floor` stands a relative pronoun."""
        after = s.tokens[actor.end] if actor.end < len(s.tokens) else None
        if actor.kind == "adjective" or (
            actor.dual and any(c.start == actor.end and c.form.tag == "noun" for c in s.cues)
        ):
            return self._of_adjective(s, actor)
        if after is not None and (
            after.text in POSSESSIVES or (after.hyphen and self.capitals and self._is_theme(s, actor.end))
        ):
            actor.before_noun = True
            return "of"
        if after is not None and "according_after" in after.words:
            return "according"
        if self._is_genitive_name(s, actor):
            actor.before_noun = True
            return "of"
        article: Token | None = None
        for n in range(actor.start - 1, max(floor, actor.start - 1 - REACH), -1):
            token = s.tokens[n]
            for name in PREPOSITIONS:
                if f"prep.{name}" in token.words and not self._is_particle(s, n):
                    if "prep.doer" in token.words and after is not None and "infinitive_mark" in after.words:
                        actor.doer = True
                        return "object"
                    towards = (
                        name == "in"
                        and article is not None
                        and "article.towards" in article.words
                        and "prep.into" in token.words
                    )
                    return "to" if towards else name
            if token.words & {"determiner", "article.definite"} and article is None:
                article = token
                continue
            if not self._is_modifier(token) or article is not None:
                break
        return self._by_article(s, actor, article)

    @staticmethod
    def _is_theme(s: Sentence, at: int) -> bool:
        """Whether a cue or an item stands at a token: then the actor before it only modifies it ("Kanzler-Nein")."""
        return any(c.start == at for c in s.cues) or any(i.start == at for i in s.items)

    @staticmethod
    def _is_theme_end(s: Sentence, at: int) -> bool:
        """Whether a cue or an item ends at a token: then a genitive after it says whose it is."""
        return any(c.start <= at < c.end for c in s.cues) or any(i.start <= at < i.end for i in s.items)

    def _of_adjective(self, s: Sentence, actor: ActorMention) -> str:
        """An adjective belongs to an item ("maker") or to another noun ("of")."""
        actor.before_noun = True
        for item in s.items:
            if item.item.id == "class:aid-package" and item.start == actor.end:
                return "of"
            if actor.end <= item.start <= actor.end + 3 and not any(
                c.form.tag == "noun" and actor.end <= c.start < item.start for c in s.cues
            ):
                return "maker"
        return "of"

    def _is_genitive_name(self, s: Sentence, actor: ActorMention) -> bool:
        if not self.capitals or actor.end - actor.start != 1 or actor.kind not in {"name", "person", "seat"}:
            return False
        text = s.tokens[actor.start].text
        return text.endswith("s") and text[:-1].lower() in self.lexicon.entries and not text.isupper()

    def _is_modifier(self, token: Token) -> bool:
        """A word that may stand between a preposition and its noun."""
        if self.capitals:
            return (token.text[:1].islower() and token.low.endswith(("e", "en", "er", "es", "em"))) or token.text[
                :1
            ].isdigit()
        return token.text[:1].isalpha() and not token.words

    @staticmethod
    def _is_particle(s: Sentence, n: int) -> bool:
        """A separated particle at the end of a clause looks like a preposition."""
        return n + 1 >= len(s.tokens)

    def _by_article(self, s: Sentence, actor: ActorMention, article: Token | None) -> str:
        if article is None or not self.capitals:
            return "bare"
        low = article.low
        if "article.genitive" in article.words and "article.dative" not in article.words:
            return "of"
        if "article.dative" in article.words and low not in {"der", "den", "einer"}:
            return "to"
        head = s.tokens[actor.start].low
        feminine = head.endswith(self.feminine)
        if low in {"der", "einer"} and feminine:
            index = s.tokens.index(article)
            before = s.tokens[index - 1] if index else None
            noun = (
                before is not None
                and before.text[:1].isupper()
                and "pronoun.actor" not in before.words
                and not any(a.start <= index - 1 < a.end for a in s.actors)
            )
            if noun and not self._is_theme_end(s, index - 1):
                return "attribute"
            return "of" if noun else "to"
        if low == "den" and s.tokens[actor.end - 1].low.endswith(("n", "usa", "staaten")):
            return "to"
        return "bare"

    @staticmethod
    def _coordinated(s: Sentence, previous: ActorMention | None, actor: ActorMention) -> str | None:
        """An actor that "and" or a comma ties to the one before shares its role."""
        if previous is None or previous.before_noun:
            return None
        between = s.tokens[previous.end : actor.start]
        if not between or len(between) > 3:
            return None
        joined = all(t.text == "," or t.words & {"coordinator", "determiner", "also"} for t in between)
        if not joined:
            return None
        following = s.tokens[actor.end : actor.end + 3]
        goes_on = previous.role in {"subject", "object"} or any("coordinator" in t.words for t in following)
        tied = any("coordinator" in t.words for t in between) or (goes_on and any(t.text == "," for t in between))
        return previous.role if tied else None

    def _bare(self, s: Sentence, clause: Clause, actor: ActorMention, verb: int | None) -> str:
        """Without a preposition: the first is the subject, a later one an object; English also goes by the verb's place."""
        earlier = any(a.start < actor.start and a.role == "subject" and not a.besides for a in clause.actors)
        pronoun = clause.kind != "rel" and any(
            "pronoun.subject" in s.tokens[n].words for n in clause.tokens if n < actor.start
        )
        if earlier or pronoun:
            return "object"
        if not self.capitals and verb is not None and actor.start > verb:
            return "object"
        return "subject"
