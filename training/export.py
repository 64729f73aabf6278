"""Export a trained encoder: ``python -m training.export --weights build/encoder --out src/sayso/reading/encoder/weights``.

Writes float32 ONNX beside the weights and dynamically quantised int8 ONNX (what ships), the vocabulary and their sha256 sums.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import Encoder
from training.train import backbone_folder

INPUTS = ("ids", "shapes", "mask", "first", "last")


def main() -> None:
    """Run the export; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", type=Path, default=Path("build/encoder"))
    ap.add_argument("--out", type=Path, default=Path("src/sayso/reading/encoder/weights"))
    args = ap.parse_args()
    model = Encoder(dropout=0.0)
    model.load_state_dict(torch.load(args.weights / "encoder.pt", weights_only=True))
    model.eval()
    full = args.weights / "encoder.fp32.onnx"
    export(model, full)
    args.out.mkdir(parents=True, exist_ok=True)
    small = args.out / "encoder.onnx"
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, extra_options={"MatMulConstBOnly": True})
    shutil.copyfile(backbone_folder() / "tokenizer.json", args.out / "vocabulary.json")
    sums = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (small, args.out / "vocabulary.json")}
    (args.out / "sha256.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    print(f"{small}: {small.stat().st_size / 1e6:.1f} MB")


def export(model: Encoder, path: Path) -> None:
    """Write the whole forward pass as ONNX with free batch, piece and word axes."""
    b, t, w = 2, 16, 8
    example = (
        torch.ones(b, t, dtype=torch.int64),
        torch.zeros(b, t, dtype=torch.int64),
        torch.ones(b, t, dtype=torch.int64),
        torch.zeros(b, w, dtype=torch.int64),
        torch.zeros(b, w, dtype=torch.int64),
    )
    axes = {n: {0: "b", 1: "t" if n in INPUTS[:3] else "w"} for n in INPUTS}
    axes |= {"tags": {0: "b", 1: "w"}, "pairs": {0: "b", 2: "w", 3: "w"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            example,
            str(path),
            input_names=list(INPUTS),
            output_names=["tags", "pairs"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


if __name__ == "__main__":
    main()
