"""Measure what has a floor, compare with the floors, and raise them."""

from collections.abc import Iterator, Mapping, Sequence

from ledger.services.evaluating import Scored, sum_up

SLACK = 0.01
"""How far below the measured value a floor is set, so that one label does not break the build."""
Floors = dict[str, float]


def measure(scored: Sequence[Scored]) -> Floors:
    """Give the measures that have floors: claims, commitments, and evidence that stands where it should."""
    figures = sum_up(scored)
    claims = figures.levels["claim"]
    return {
        "f1": claims.f1,
        "precision": claims.precision,
        "recall": claims.recall,
        "commitment_f1": figures.levels["commitment"].f1,
        "on_target": 1 - figures.off_target / max(1, claims.tp),
        "sound": 1 - figures.unsound / max(1, figures.claims),
    }


def measure_sets(scored: Sequence[Scored]) -> dict[str, Floors]:
    """Measure each set of labelled documents."""
    names = dict.fromkeys(one.gold.name for one in scored)
    return {name: measure([one for one in scored if one.gold.name == name]) for name in names}


def raise_floors(old: Mapping[str, float], measured: Mapping[str, float], *, lower: bool = False) -> Floors:
    """Give new floors, a little below what is measured; none falls unless `lower` says so."""
    values = {
        name: 1.0 if name == "sound" and value == 1 else max(0.0, round(value - SLACK, 3))
        for name, value in measured.items()
    }
    return values if lower else {name: max(value, old.get(name, 0.0)) for name, value in values.items()}


def find_breaches(floors: Mapping[str, float], measured: Mapping[str, float]) -> Iterator[str]:
    """Say which measures lie below their floors."""
    for name, floor in floors.items():
        if measured[name] < floor:
            yield f"{name} is {measured[name]:.4f}, below its floor {floor}"
