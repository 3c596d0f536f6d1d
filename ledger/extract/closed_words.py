"""Choose among the closed classes of a word by its neighbours."""

from ledger.extract.tokens import Token, is_preposition

OPENERS = frozenset({"sub.other"})
WE = frozenset({"pronoun.we", "pronoun.us", "pronoun.subject"})
SO_FAR = frozenset({"done", "sub.other"})
"""An adverb of the past that starts like a subordinator ("so far")."""
MODALS_OF_MONTHS = frozenset({"modal.possible"})
ENDS = frozenset(".,;:")


def settle_word(token: Token, before: Token | None, after: Token | None) -> None:
    """Take from a word the classes that its neighbours or its capitals rule out."""
    if token.text.isupper() and len(token.text) > 1:
        token.words -= WE
    token.words -= OPENERS if "no_opener" in token.words else frozenset()
    if token.words >= SO_FAR and after is not None:
        token.words -= SO_FAR - {"done"}
        after.words -= {"negation"}
    if "lacking.noun" in token.words and _ends_phrase(after):
        token.words -= {"lacking"}
    if "month" in token.words and _is_dated(token, before, after):
        token.words -= MODALS_OF_MONTHS


def _ends_phrase(after: Token | None) -> bool:
    """Whether a noun phrase ends before a token, so that a word that may be a verb or a noun is the noun."""
    if after is None or after.text in ENDS:
        return True
    return is_preposition(after.words) and "infinitive_mark" not in after.words


def _is_dated(month: Token, before: Token | None, after: Token | None) -> bool:
    """Whether what stands beside a month's name shows that it is one."""
    dated = after is not None and after.text[:1].isdigit()
    led = before is not None and (before.text[:1].isdigit() or "month_before" in before.words)
    return month.text[:1].isupper() and (dated or led)
