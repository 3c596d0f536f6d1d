"""Which donors stand for several states."""

GROUPS = frozenset({"WEST", "NATO", "EU"})
"""What one of these gives is what its states give (CODEBOOK)."""
