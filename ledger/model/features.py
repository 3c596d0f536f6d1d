"""What a claim rule may ask of a governed item: the names of conditions and the values that they can have."""

from collections.abc import Mapping

FEATURES: Mapping[str, frozenset[str]] = {
    "form": frozenset({"verb", "noun", "adj", "phrase", "attr", "gerund", "activity", "none"}),
    "modal": frozenset({"none", "oblige", "possible", "would", "wish", "intend", "shall", "may", "can"}),
    "tense": frozenset({"present", "past", "perfect", "pluperfect", "future", "progressive", "infinitive"}),
    "voice": frozenset({"active", "passive", "bare"}),
    "polarity": frozenset({"positive", "negative", "not_yet"}),
    "inner": frozenset(),
    "clause": frozenset({"main", "rel", "inf", "that", "whether", "if", "other", "instead", "purpose", "gap"}),
    "actor": frozenset({"donor", "outside", "recipient", "recipient-only", "opponent", "none", "assembly"}),
    "mood": frozenset({"plain", "question", "conditional", "conditioned"}),
    "adverb": frozenset({"none", "history", "ongoing", "done", "hedge", "also", "more", "over", "evaluation"})
    | {"late", "pressing", "resolved", "pending", "intent", "reversed", "lacking", "swap", "enabled"}
    | {"contributing", "obliged"},
    "recipient": frozenset({"explicit", "implied", "directed", "undirected"}),
    "list": frozenset({"open", "closed", "told", "aid"}),
    "reference": frozenset({"name", "count", "plan", "pointer", "bare"}),
    "setting": frozenset({"plain", "survey", "sale", "reproach", "drill", "transit"}),
    "place": frozenset({"recipient", "elsewhere"}),
}
"""Values by condition; those of `inner` are the cue classes."""

CIRCUMSTANCES = (
    frozenset({"anaphoric", "class", "hedged", "number", "repeated", "recipient.implied", "donors.several"})
    | {"states.other", "donor.near", "donor.far", "sentence.short", "sentence.long"}
    | {f"reference.{value}" for value in FEATURES["reference"] - {"name"}}
)
"""What bears on a claim's certainty besides its rule; further the donor's role where it is no subject (`role.NAME`)."""
