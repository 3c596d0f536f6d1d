"""Turn a filter into SQL conditions; values always go as parameters."""

from collections.abc import Iterable, Sequence

from ledger.model.filter import Filter

THREAD = (
    ("thread.donor", "donors"),
    ("thread.recipient", "recipients"),
    ("thread.item", "items"),
    ("thread.class", "classes"),
)


def among(column: str, values: Sequence[object]) -> tuple[str, list[object]]:
    """Give `column IN (...)`; nothing where there are no values."""
    if not values:
        return "", []
    return f"{column} IN ({', '.join('?' * len(values))})", [str(v) for v in values]


def joined(parts: Iterable[tuple[str, Sequence[object]]]) -> tuple[str, list[object]]:
    """Join conditions with AND; `1` where there are none."""
    kept = [(sql, values) for sql, values in parts if sql]
    return " AND ".join(sql for sql, _ in kept) or "1", [v for _, values in kept for v in values]


def thread_conditions(where: Filter) -> list[tuple[str, list[object]]]:
    """Give the conditions on donor, recipient, item and class."""
    return [among(column, getattr(where, name)) for column, name in THREAD]


def claim_conditions(where: Filter) -> tuple[str, list[object]]:
    """Give the conditions on claims joined as `codec.SOURCED` joins them."""
    parts: list[tuple[str, list[object]]] = [*thread_conditions(where), among("claim.status", where.statuses)]
    if where.since:
        parts.append(("claim.on_day >= ?", [where.since.isoformat()]))
    if where.until:
        parts.append(("claim.on_day <= ?", [where.until.isoformat()]))
    if where.known_at:
        parts.append(("coalesce(version.dated, version.published) <= ?", [where.known_at.isoformat()]))
    if where.min_confidence:
        parts.append(("claim.confidence >= ?", [where.min_confidence]))
    if where.document is not None:
        parts.append(("version.document = ?", [where.document]))
    if where.speaker is not None:
        parts.append(("instr(lower(claim.speaker), lower(?)) > 0", [where.speaker]))
    return joined(parts)


def state_conditions(where: Filter) -> tuple[str, list[object]]:
    """Give the conditions on steps of the timeline."""
    parts: list[tuple[str, list[object]]] = [*thread_conditions(where), among("step.status", where.statuses)]
    if where.since:
        parts.append(("step.since_day >= ?", [where.since.isoformat()]))
    if where.until:
        parts.append(("step.since_day <= ?", [where.until.isoformat()]))
    if where.min_confidence:
        parts.append(("step.confidence >= ?", [where.min_confidence]))
    return joined(parts)
