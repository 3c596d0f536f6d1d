"""Raise the quality floors of tests/gold/floors.toml to a little below what is measured now.

    python scripts/raise_floors.py [--lower] GOLD...

A floor only rises; `--lower` lets it fall, and the reason must stand in the change log.
"""

import argparse
import tomllib
from pathlib import Path

from ledger.cli.rows import claim_row
from ledger.services.floors import Floors, measure_sets, raise_floors
from ledger.services.measuring import measure_rules

FLOORS = Path(__file__).parents[1] / "tests" / "gold" / "floors.toml"
HEAD = """# What the reader must reach on the labelled documents, by set: claims, commitments (F1 without the
# status), and the share of evidence that stands where it should. Written by scripts/raise_floors.py; floors only rise.
"""


def render(floors: dict[str, Floors]) -> str:
    """Write the floors as TOML."""
    tables = (f"\n[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in t.items()) for name, t in floors.items())
    return HEAD + "".join(tables)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--lower", action="store_true", help="let floors fall")
    args = parser.parse_args()
    old = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    measured = measure_sets(measure_rules(args.gold, claim_row))
    new = {name: raise_floors(old.get(name, {}), values, lower=args.lower) for name, values in measured.items()}
    FLOORS.write_text(render(dict(sorted((old | new).items()))), "utf-8")
    for name, floors in new.items():
        print(name, *(f"{key} {value}" for key, value in floors.items()))


if __name__ == "__main__":
    main()
