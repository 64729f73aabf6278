"""The mean of several encoders' weights: ``python -m training.mean build/s1 build/s2 --out build/encoder``.

For encoders that began from the same first stage and had the same teachers (model soups, Wortsman et al. 2022). Leaves
``encoder.pt`` and a ``training.json`` that holds what each recorded.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch


def main() -> None:
    """Write the mean; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", type=Path, nargs="+", help="each with encoder.pt and training.json")
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    found = [torch.load(folder / "encoder.pt", weights_only=True, map_location="cpu") for folder in args.folders]
    torch.save({name: sum(one[name] * (1 / len(found)) for one in found) for name in found[0]}, args.out / "encoder.pt")
    runs = [json.loads((folder / "training.json").read_text(encoding="utf-8")) for folder in args.folders]
    record = {**runs[0], "steps": sum(run["steps"] for run in runs), "runs": runs}
    (args.out / "training.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
