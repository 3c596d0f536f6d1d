"""The nine statuses of the codebook and their ordinary course."""

from enum import StrEnum


class Status(StrEnum):
    """A donor's position on one item for one recipient (CODEBOOK.md, "Status: nine values")."""

    REQUESTED = "requested"
    CONSIDERED = "considered"
    OFFERED = "offered"
    PLEDGED = "pledged"
    APPROVED = "approved"
    IN_DELIVERY = "in_delivery"
    DELIVERED = "delivered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


COURSE = (
    Status.CONSIDERED,
    Status.OFFERED,
    Status.PLEDGED,
    Status.APPROVED,
    Status.IN_DELIVERY,
    Status.DELIVERED,
)
"""The donor's own positions, from the least to the furthest."""

NEGATIVE = (Status.REFUSED, Status.WITHDRAWN)
