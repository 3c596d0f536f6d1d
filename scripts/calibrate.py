"""Set the confidence of claim rules, and what circumstances add to it, by the tuning half of labelled documents.

    python scripts/calibrate.py GOLD... --fresh GOLD --fresh GOLD

Claims that match optional labels count neither way. The checking half is left alone and shows what the confidences are
worth: `aidledger eval GOLD...` sets stated against measured.

From neither half of the sets given with `--fresh` was a rule written: what all rules overstate on them is taken off.
"""

import argparse
from pathlib import Path

from ledger.cli.rows import claim_row
from ledger.model.claim import Claim
from ledger.rulebook import rules_root
from ledger.rulebook.reader import frame_files
from ledger.services.calibrating import fit, lower, with_confidence, with_points
from ledger.services.measuring import measure_rules
from ledger.services.scoring import Row


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--fresh", action="append", default=[], type=Path, help="a set from which no rule was written; may be repeated"
    )
    parser.add_argument("--rules", type=Path, help="another folder of rules than the installed one")
    args = parser.parse_args()
    scored = measure_rules([*args.gold, *args.fresh], _row, rules=args.rules, half="tune")
    weights = fit(scored)
    share = lower(weights, measure_rules(args.fresh, _row, rules=args.rules)) if args.fresh else 0.0
    root = rules_root(args.rules)
    for path in frame_files(root):
        path.write_text(with_confidence(path.read_text("utf-8"), weights), "utf-8")
    points = root / "shared" / "confidence.toml"
    points.write_text(with_points(points.read_text("utf-8"), weights), "utf-8")
    measured = f"{len(scored)} documents; {len(weights.rules)} rules measured, the others get {weights.unseen:.0%}"
    print(f"{measured}; {share:.1%} taken off for what fresh texts show")


def _row(claim: Claim) -> Row:
    return claim_row(claim) | {"circumstances": claim.circumstances}


if __name__ == "__main__":
    main()
