"""aidledger: a weapons-aid commitment ledger for the terminal."""

__version__ = "0.1.0"
