"""Set the confidence of each claim rule to its smoothed precision on the tuning half of labelled documents.

    python scripts/calibrate.py GOLD...

Claims that match optional labels count neither way. The checking half is left alone and shows what the confidences are
worth: `aidledger eval GOLD...` sets stated against measured.
"""

import argparse
from pathlib import Path

from ledger.cli.rows import claim_row
from ledger.rulebook import rules_root
from ledger.rulebook.reader import frame_files
from ledger.rulebook.written import read_rules
from ledger.services.calibrating import smoothed, with_confidence
from ledger.services.measuring import measure_rules


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--rules", type=Path, help="another folder of rules than the installed one")
    args = parser.parse_args()
    stated = {rule.id: rule.confidence for rule in read_rules(args.rules)}
    scored = measure_rules(args.gold, claim_row, rules=args.rules, half="tune")
    prior, measured = smoothed(scored, stated)
    for path in frame_files(rules_root(args.rules)):
        path.write_text(with_confidence(path.read_text("utf-8"), prior, measured), "utf-8")
    print(
        f"{len(scored)} documents; overall precision {prior}%; {len(measured)} rules measured, the others get {prior}%"
    )


if __name__ == "__main__":
    main()
