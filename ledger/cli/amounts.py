"""How many, written for people."""

from ledger.model.quantity import Quantity


def quantity_text(q: Quantity | None) -> str:
    """Write a quantity for people: `14`, `~40`, `≥24`, `12–14`, `+59 (109 in all)`, `2 batteries`."""
    if q is None:
        return ""
    if q.least is not None and q.least == q.most:
        text = f"{q.least:,}".replace(",", " ")
    elif q.least is not None and q.most is not None:
        text = f"{q.least}–{q.most}"
    elif q.least is not None:
        text = f"≥{q.least}"
    elif q.most is not None:
        text = f"≤{q.most}"
    else:
        text = "?" if q.qualifier == "undisclosed" else ""
    text = f"~{text}" if q.qualifier == "about" and text else text
    text = f"+{text}" if q.additional and text else text
    text = f"{text} {unit_text(q)}" if q.unit and text else text
    text = f"{text} ({q.total} in all)" if q.total is not None else text
    return f"{text} jointly" if q.joint and text else text


def unit_text(q: Quantity) -> str:
    """Write a unit as its number asks for: `1 battery`, `2 batteries`."""
    unit = q.unit or ""
    if q.least == q.most == 1:
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
