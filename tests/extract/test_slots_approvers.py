"""Whose leave a claim reports: an ally's, the donor's for others, or none."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Claim

Read = Callable[..., tuple[Claim, ...]]

APPROVERS = [
    ("de", "Oslo hat Lettland die Ausfuhr von D-30 an die Ukraine erlaubt.", [("LV", "NO")]),
    ("de", "Bern erlaubt anderen Staaten die Weitergabe von Piranha an die Ukraine.", [("WEST", "CH")]),
    ("de", "Oslo genehmigt die Ausfuhr von Piranha an die Ukraine.", [("NO", "NO")]),
    ("de", "Das Parlament in Oslo hat die Lieferung von Piranha an die Ukraine gebilligt.", [("NO", None)]),
    ("en", "Oslo has allowed the export of Piranha vehicles to Ukraine.", [("NO", "NO")]),
    ("en", "Oslo permitted others to pass on Piranha vehicles to Ukraine.", [("WEST", "NO")]),
    ("en", "Oslo gave other European states permission to send Piranha vehicles to Ukraine.", [("WEST", "NO")]),
    ("en", "The parliament in Oslo approved the delivery of Piranha vehicles to Ukraine.", [("NO", None)]),
    ("en", "Ukraine's allies gave the go-ahead to provide Norwegian M109 howitzers.", [("WEST", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expect"), APPROVERS)
def test_an_approver_gives_leave_for_arms_that_are_passed_on(
    read: Read, lang: str, text: str, expect: list[tuple[str, str | None]]
) -> None:
    """Who clears its own delivery is no approver, and no group of states is one."""
    assert [(c.donor, c.approver) for c in read(lang, text)] == expect
