"""The shape of the files that list ids."""

from ledger.rulebook.schema import Forms, Strict


class LabelFile(Strict):
    """shared/labels.toml: the ids of items that gold labels may use."""

    items: Forms


class RetiredFile(Strict):
    """retired.toml: ids of rules that are gone and are never used again."""

    retired: Forms
