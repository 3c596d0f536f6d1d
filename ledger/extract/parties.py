"""The finders of all who take part in a gift: donor, licensee and recipient."""

from ledger.extract.donor_roles import DonorFinder
from ledger.extract.donor_states import DonorStates
from ledger.extract.licensees import LicenseeFinder
from ledger.extract.recipients import RecipientFinder
from ledger.extract.sides import Sides


class PartyFinder:
    """Holds the finders of one language."""

    def __init__(self, sides: Sides, home: str | None) -> None:
        """Take the sides of the war and the state that the language's texts mean by default."""
        states = DonorStates(sides, home)
        self.sides = sides
        self.donors = DonorFinder(states)
        self.licensees = LicenseeFinder(states)
        self.recipients = RecipientFinder(sides)
