"""Give each actor of a clause its grammatical role, by prepositions, articles, genitives and word order."""

from ledger.extract.clauses import FINITE_CLASSES, QUOTES, Clause
from ledger.extract.inversion import is_addressed, settle_inversion
from ledger.extract.lexicon import Lexicon
from ledger.extract.mentions import ActorMention, Sentence
from ledger.extract.shared_roles import share_role
from ledger.extract.tokens import Token, is_inflected

REACH = 5
PREPOSITIONS = ("according", "by", "from", "to", "with", "against", "of", "in", "about")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
CLAUSE_VERBS = frozenset({"fin", "past", "inf", "part", "ing", "subj"})
ARTICLES = frozenset({"determiner", "article.definite"})
CLOSING = frozenset({",", ".", ";", ":", ")"})
GENITIVE_KINDS = frozenset({"name", "person", "seat"})
SHARED_ARTICLES = frozenset({"der", "den", "einer"})
"""Datives that are other cases too."""
DATIVE_PLURALS = ("n", "usa", "staaten")
WITH_DATIVE = frozenset({"with", "from", "by"})
"""Roles of prepositions whose dative a second actor may share without them ("mit Rom und den Niederlanden")."""
ENDOWED_REACH = 5
"""From the adjective of who is provided with something to the preposition of what with."""
OPENING = 2
"""How far into a clause the actor beside its subject stands, after preposition and article."""


class RoleFinder:
    """Finds roles in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's words and settings."""
        self.lexicon = lexicon
        self.capitals = lexicon.capitals
        self.feminine = tuple(filter(None, lexicon.language.settings["feminine_suffixes"].split("|")))

    def assign(self, s: Sentence, clause: Clause) -> None:
        """Set the role of every actor of the clause."""
        if not clause.actors:
            return
        verb = min((c.start for c in clause.cues if c.form.tag in CLAUSE_VERBS), default=None)
        floor = self._floor(s, clause)
        beside = "prep.besides" in s.tokens[clause.first].words and any(
            "also" in s.tokens[n].words for n in clause.tokens
        )
        previous: ActorMention | None = None
        for actor in clause.actors:
            if beside and actor.start - clause.first <= OPENING:
                actor.role, actor.besides = "subject", True
                continue
            actor.role = self._role(s, actor, floor)
            if actor.role == "bare":
                actor.role = share_role(s, previous, actor) or self._bare(s, clause, actor, verb)
            elif actor.role == "to" and previous is not None and previous.role in WITH_DATIVE:
                actor.role = share_role(s, previous, actor) or "to"
            previous = actor
        if self.capitals:
            settle_inversion(s, clause)

    def _floor(self, s: Sentence, clause: Clause) -> int:
        """Give the last token at the clause's head that is no preposition, whatever it looks like; -1 for none."""
        if clause.kind == "rel":
            return clause.first if "relative" in s.tokens[clause.first].words else clause.first + 1
        opened = clause.kind == "other" and (not self.capitals or _closed_by_verb(s, clause))
        return clause.first if opened else -1

    def _role(self, s: Sentence, actor: ActorMention, floor: int) -> str:
        """Read the role off what surrounds the actor; at or before `floor` stands a relative pronoun."""
        if _is_adjective(s, actor) and not _is_people(s, actor):
            actor.before_noun = True
            return "object" if not self.capitals and _is_endowed(s, actor) else _of_adjective(s, actor)
        after = s.tokens[actor.end] if actor.end < len(s.tokens) else None
        if after is not None and not self.capitals and _is_doer_of(s, actor):
            actor.before_noun = True
            return "by"
        if after is not None and self._owns(s, actor, after):
            actor.before_noun = True
            return "of"
        if after is not None and "according_after" in after.words:
            return "according"
        if self._is_genitive_name(s, actor):
            actor.before_noun = True
            return "of"
        return self._by_words_before(s, actor, floor)

    def _owns(self, s: Sentence, actor: ActorMention, after: Token) -> bool:
        """Whether a mark after the actor, or the noun compounded with it, says that the noun is the actor's."""
        return after.text in POSSESSIVES or (after.hyphen and self.capitals and _is_theme(s, actor.end))

    def _by_words_before(self, s: Sentence, actor: ActorMention, floor: int) -> str:
        """Read the role off the preposition of the actor's noun phrase, else off its article."""
        article: Token | None = None
        for n in range(actor.start - 1, max(floor, actor.start - 1 - REACH), -1):
            token = s.tokens[n]
            if not self.capitals and any(c.start == n and c.form.tag in {"inf", "ing"} for c in s.cues):
                break
            name = _preposition(s, n)
            if name is not None and not self.capitals and _opens_clause(s, actor, token):
                return "bare"
            if name is not None:
                return _by_preposition(s, actor, name, token, article)
            if token.words & ARTICLES and article is None:
                article = token
            elif not self._is_modifier(token) or article is not None:
                break
        return self._by_article(s, actor, article)

    def _is_genitive_name(self, s: Sentence, actor: ActorMention) -> bool:
        """Whether a name ends in the -s of a genitive ("Deutschlands")."""
        if not self.capitals or actor.end - actor.start != 1 or actor.kind not in GENITIVE_KINDS:
            return False
        text = s.tokens[actor.start].text
        return text.endswith("s") and text[:-1].lower() in self.lexicon.entries and not text.isupper()

    def _is_modifier(self, token: Token) -> bool:
        """A word that may stand between a preposition and its noun."""
        if self.capitals:
            return is_inflected(token) or token.text[:1].isdigit()
        return token.text[:1].isalpha() and not token.words

    def _by_article(self, s: Sentence, actor: ActorMention, article: Token | None) -> str:
        """Read the role off the case that an article shows."""
        if article is None or not self.capitals:
            return "bare"
        low = article.low
        if "article.genitive" in article.words and "article.dative" not in article.words:
            return "of"
        if "article.dative" in article.words and low not in SHARED_ARTICLES:
            return "to"
        first = s.tokens[actor.start]
        oblique = first.text[:1].islower() and first.low.endswith("en")
        if low in {"der", "einer"} and (oblique or first.low.endswith(self.feminine)):
            return _of_feminine(s, s.tokens.index(article))
        plural = low == "den" and s.tokens[actor.end - 1].low.endswith(DATIVE_PLURALS)
        return "to" if plural else "bare"

    def _bare(self, s: Sentence, clause: Clause, actor: ActorMention, verb: int | None) -> str:
        """Without a preposition the first is the subject, others objects; English also goes by the verb's place."""
        earlier = any(a.start < actor.start and a.role == "subject" and not a.besides for a in clause.actors)
        pronoun = clause.kind != "rel" and any(
            "pronoun.subject" in s.tokens[n].words for n in clause.tokens if n < actor.start
        )
        if _is_expected(s, actor):
            actor.doer = True
            return "object"
        if earlier or pronoun or is_addressed(s, clause, actor):
            return "object"
        if not self.capitals and verb is not None and actor.start > verb:
            return "object"
        return "subject"


def _is_endowed(s: Sentence, actor: ActorMention) -> bool:
    """Whether an adjective says whose the noun is that is provided with something ("equip Ukrainian units with")."""
    verb = actor.start > 0 and "endowing" in s.tokens[actor.start - 1].words
    ahead = next(
        (n for n in range(actor.end, min(actor.end + ENDOWED_REACH, len(s.tokens))) if "prep.mit" in s.tokens[n].words),
        None,
    )
    return verb and ahead is not None and not any(actor.end <= i.start < ahead for i in s.items)


def _is_doer_of(s: Sentence, actor: ActorMention) -> bool:
    """Whether a hyphen ties the actor to the participle of its deed ("UK-supplied")."""
    gives = any(
        c.start == actor.end and c.cue in {"transfer", "give"} and c.form.tag in {"part", "attr"} for c in s.cues
    )
    return s.tokens[actor.end].hyphen and gives


def _is_expected(s: Sentence, actor: ActorMention) -> bool:
    """Whether somebody expects the actor to do something ("expects Rome to send")."""
    lead = s.tokens[max(0, actor.start - 2) : actor.start]
    follower = s.tokens[actor.end].words if actor.end < len(s.tokens) else frozenset()
    return "infinitive_mark" in follower and any("expecting" in t.words for t in lead)


def _closed_by_verb(s: Sentence, clause: Clause) -> bool:
    """Whether the clause ends in its finite verb: then the word that opens it is no preposition."""
    last = next((s.tokens[n] for n in reversed(clause.tokens) if s.tokens[n].text.isalpha()), None)
    if last is not None and last.words & FINITE_CLASSES:
        return True
    return any(c.end == clause.last + 1 and c.form.tag in {"fin", "past"} for c in clause.cues)


def _is_theme(s: Sentence, at: int) -> bool:
    """Whether a cue or an item stands at a token: then the actor before it only modifies it ("Kanzler-Nein")."""
    return any(c.start == at for c in s.cues) or any(i.start == at for i in s.items)


def _is_theme_end(s: Sentence, at: int) -> bool:
    """Whether a cue or an item ends at a token: then a genitive after it says whose it is."""
    return any(c.start <= at < c.end for c in s.cues) or any(i.start <= at < i.end for i in s.items)


def _is_adjective(s: Sentence, actor: ActorMention) -> bool:
    """Whether the actor is named by an adjective, or by a name that may be one before a noun ("US decision")."""
    if actor.kind == "adjective":
        return True
    return actor.dual and any(c.start == actor.end and c.form.tag == "noun" for c in s.cues)


def _is_people(s: Sentence, actor: ActorMention) -> bool:
    """Whether an adjective behind an article means the people: a verb, a mark or another people follows it."""
    if actor.start == 0 or "article.definite" not in s.tokens[actor.start - 1].words:
        return False
    if actor.end >= len(s.tokens):
        return True
    after = s.tokens[actor.end]
    if "coordinator" in after.words:
        tied = next((a for a in s.actors if actor.end < a.start <= actor.end + 2), None)
        return tied is not None and tied.kind in {"people", "name"}
    verb = any(c.start == actor.end and c.form.tag in {"fin", "past", "inf"} for c in s.cues)
    return verb or bool(after.words & FINITE_CLASSES) or after.text in CLOSING


def _of_adjective(s: Sentence, actor: ActorMention) -> str:
    """An adjective belongs to an item ("maker"), to a noun of its making ("origin"), or to another noun ("of")."""
    if actor.end < len(s.tokens) and "origin" in s.tokens[actor.end].words:
        return "origin"
    for item in s.items:
        if item.item.id == "class:aid-package" and item.start == actor.end:
            return "of"
        if actor.end <= item.start <= actor.end + 3 and not any(
            c.form.tag == "noun" and actor.end <= c.start < item.start for c in s.cues
        ):
            return "maker"
    return "of"


def _preposition(s: Sentence, n: int) -> str | None:
    """Name the preposition at a token; the last of a sentence is the particle of a verb."""
    if n + 1 >= len(s.tokens):
        return None
    return next((name for name in PREPOSITIONS if f"prep.{name}" in s.tokens[n].words), None)


def _opens_clause(s: Sentence, actor: ActorMention, token: Token) -> bool:
    """Whether what may be a preposition opens a clause: the finite verb follows the actor ("after Berlin agreed")."""
    opens = "sub.other" in token.words and actor.state is not None
    return opens and any(c.start == actor.end and c.form.tag in {"past", "fin"} for c in s.cues)


def _by_preposition(s: Sentence, actor: ActorMention, name: str, token: Token, article: Token | None) -> str:
    """Read the role off a preposition; "for X to send" makes a doer, and "in" with the accusative is "to"."""
    follower = s.tokens[actor.end].words if actor.end < len(s.tokens) else frozenset()
    if name in {"from", "in"} and any(c.start == actor.end and c.cue == "buy" and c.form.tag == "attr" for c in s.cues):
        return "origin"
    if "prep.doer" in token.words and "infinitive_mark" in follower:
        actor.doer = True
        return "object"
    towards = article is not None and "article.towards" in article.words and "prep.into" in token.words
    return "to" if name == "in" and towards else name


def _of_feminine(s: Sentence, at: int) -> str:
    """Read the role off "der" or "einer" at a token before a feminine: a genitive after a noun, else a dative."""
    at -= at > 1 and s.tokens[at - 1].text in QUOTES
    before = s.tokens[at - 1] if at else None
    if (
        before is None
        or not before.text[:1].isupper()
        or "pronoun.actor" in before.words
        or any(a.start <= at - 1 < a.end for a in s.actors)
    ):
        return "to"
    return "of" if _is_theme_end(s, at - 1) or "measure" in before.words else "attribute"
