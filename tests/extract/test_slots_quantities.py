"""How many: numbers before, behind, shared, understood, and left open."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Claim

Read = Callable[..., tuple[Claim, ...]]

NUMBERS = [
    ("de", "Die USA schicken der Ukraine eine Batterie des Flugabwehrsystems Patriot.", "US", 1, "battery"),
    ("de", "Deutschland stellt der Ukraine eine Patriot-Batterie bereit.", "DE", 1, "battery"),
    ("de", "Kiew hat von Deutschland bislang ein Flugabwehrsystem vom Typ Iris-T erhalten.", "DE", 1, "system"),
    ("de", "Die Slowakei überließ der Ukraine ihr einziges Flugabwehrsystem vom Typ S-300.", "SK", 1, "system"),
    ("de", "Deutschland liefert der Ukraine Panzerhaubitzen 2000: 14 Stück.", "DE", 14, None),
    ("de", "Die Briten schicken der Ukraine 14 ihrer 227 Challenger 2.", "GB", 14, None),
    ("de", "Von den 18 zugesagten Leopard 2 hat Deutschland erst vier an die Ukraine übergeben.", "DE", 4, None),
    ("de", "Aus Norwegen kamen acht Leopard 2 in die Ukraine, aus Portugal drei.", "PT", 3, None),
    ("de", "Deutschland hat der Ukraine laut Liste geliefert: Gepard (34).", "DE", 34, None),
    ("en", "The United States will send Ukraine a Patriot battery.", "US", 1, "battery"),
    ("en", "Canada will send Kyiv a NASAMS battery next year.", "CA", 1, "battery"),
    ("en", "Slovakia handed Ukraine its only S-300 system.", "SK", 1, "system"),
    ("en", "The US will provide 14 of its 59 Strykers to Ukraine.", "US", 14, None),
    ("en", "Copenhagen is parting with F-16s for Ukraine: 19 in all.", "DK", 19, None),
    ("en", "The US has promised Ukraine 31 Abrams; ten of the tanks arrived in September.", "US", 31, None),
]


def quantity_of(claim: Claim) -> object:
    """Give the published number."""
    return claim.quantity.number if claim.quantity is not None else None


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case[1])
def test_number_and_unit_are_those_of_the_item(read: Read, case: tuple[str, str, str, int, str | None]) -> None:
    """The number of the donor's own item is found, wherever the text puts it."""
    lang, text, donor, number, unit = case
    claim = read(lang, text, donor)[0]
    assert claim.quantity is not None
    assert (claim.quantity.number, claim.quantity.unit) == (number, unit)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Deutschland liefert der Ukraine Marder und 30 Gepard."),
        ("de", "Deutschland (2023) liefert der Ukraine Marder."),
        ("en", "Germany will send Ukraine Marder vehicles and 30 Gepards."),
        ("en", "Germany will send Ukraine Marder vehicles (2023)."),
    ],
)
def test_a_number_of_something_else_is_not_taken(read: Read, lang: str, text: str) -> None:
    """A neighbour's number and a year in brackets count nothing of this item."""
    claim = next(c for c in read(lang, text) if c.item == "marder")
    assert quantity_of(claim) is None


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("de", "Auch Athen bekommt 40 Marder und gibt dafür ebenso viele BMP-1 an die Ukraine ab.", 40),
        ("en", "Athens gets 40 Marders and hands as many BMP-1s to Ukraine.", 40),
    ],
)
def test_as_many_means_the_number_before(read: Read, lang: str, text: str, number: int) -> None:
    """The phrase "as many" repeats the number of what was named before."""
    claim = next(c for c in read(lang, text) if c.item == "bmp-1")
    assert quantity_of(claim) == number


def test_an_addition_keeps_its_new_total(read: Read) -> None:
    """The total that an addition leads to is a slot of its own."""
    claim = read("en", "The US will provide Ukraine another 59 Bradleys, bringing the total to 109.")[0]
    assert claim.quantity is not None
    assert (claim.quantity.number, claim.quantity.additional, claim.quantity.total) == (59, True, 109)


@pytest.mark.parametrize(
    ("lang", "text", "joint"),
    [
        ("de", "Dänemark und die Niederlande kaufen gemeinsam 14 Leopard 2 für die Ukraine.", True),
        ("de", "Belgien und Spanien liefern der Ukraine je 20 M113.", False),
        ("en", "Norway and Denmark have each given Ukraine eight M109 howitzers.", False),
    ],
)
def test_a_shared_number_is_joint_unless_each_has_its_own(read: Read, lang: str, text: str, *, joint: bool) -> None:
    """Several donors of one number share it, but not where the text says "each"."""
    found = read(lang, text)
    assert len(found) > 1
    assert {c.quantity.joint for c in found if c.quantity is not None} == {joint}


@pytest.mark.parametrize(
    ("lang", "text", "qualifier"),
    [
        ("de", "Deutschland liefert der Ukraine Gepard. Wie viele, ließ die Ministerin offen.", "undisclosed"),
        ("de", "Deutschland liefert der Ukraine Gepard. Und die Stückzahl? Fehlanzeige.", "undisclosed"),
        ("de", "Deutschland liefert der Ukraine Gepard. Die Ministerin sprach nicht lange.", None),
        ("en", "The Pentagon is sending Ukraine Switchblade drones but would not say how many.", "undisclosed"),
        ("en", "The Pentagon is sending Ukraine Switchblade drones. It has no plans for jets.", None),
    ],
)
def test_a_number_left_open_is_undisclosed(read: Read, lang: str, text: str, qualifier: str | None) -> None:
    """A sentence that withholds the number marks the claim; another negation does not."""
    claim = read(lang, text)[0]
    assert (claim.quantity.qualifier if claim.quantity is not None else None) == qualifier


def test_a_sum_belongs_to_the_item_that_it_is_tied_to(read: Read) -> None:
    """The value of a plain item is a sum that stands behind it with "worth" or its like."""
    tied = read("en", "Britain will send Ukraine drones worth £20 million.")[0]
    assert tied.value is not None
    assert (int(tied.value.amount), tied.value.currency) == (20_000_000, "GBP")
