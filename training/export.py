"""Export a trained encoder: ``python -m training.export --weights build/encoder --out src/sayso/reading/encoder/weights``.

Writes float32 ONNX beside the weights and int8 ONNX (what ships: matrices quantised by column, the word-piece table by row), the
vocabulary and their sha256 sums.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.backbones import backbone_folder, form_of
from training.network import Encoder

INPUTS = ("ids", "shapes", "mask", "first", "last")
EXACT = ["/tag_inner/MatMul", "/tag_outer/MatMul"]
"""Matrices that stay float32: those that decide the tags of words; in int8 they cost half a point of names F1."""


def main() -> None:
    """Run the export; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", type=Path, default=Path("build/encoder"))
    ap.add_argument("--out", type=Path, default=Path("src/sayso/reading/encoder/weights"))
    args = ap.parse_args()
    weights = torch.load(args.weights / "encoder.pt", weights_only=True)
    model = Encoder(dropout=0.0, form=form_of(weights))
    model.load_state_dict(weights)
    model.eval()
    full = args.weights / "encoder.fp32.onnx"
    export(model, full)
    args.out.mkdir(parents=True, exist_ok=True)
    small = args.out / "encoder.onnx"
    quantize_dynamic(
        str(full), str(small), op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True,
        nodes_to_exclude=EXACT, extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    onnx.save(by_row(onnx.load(str(small))), str(small))
    shutil.copyfile(backbone_folder() / "tokenizer.json", args.out / "vocabulary.json")
    sums = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (small, args.out / "vocabulary.json")}
    (args.out / "sha256.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    print(f"{small}: {small.stat().st_size / 1e6:.1f} MB")


def by_row(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Store the word-piece table as int8 with a scale for each row; one scale for the whole table costs 1.2 points of coded F1."""
    table = max((t for t in graph.graph.initializer if t.data_type == TensorProto.FLOAT), key=lambda t: int(np.prod(t.dims)))
    values = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
    whole = np.round(values / scales).astype(np.int8)
    (reader,) = (n for n in graph.graph.node if table.name in n.input)
    ids, out, place = reader.input[1], reader.output[0], list(graph.graph.node).index(reader)
    graph.graph.initializer.remove(table)
    graph.graph.initializer.extend([numpy_helper.from_array(whole, "table.rows"), numpy_helper.from_array(scales, "table.scales")])
    graph.graph.node.remove(reader)
    for step in (
        helper.make_node("Mul", ["table.cast", "table.scale"], [out], "table/Mul"),
        helper.make_node("Gather", ["table.scales", ids], ["table.scale"], "table/Scale"),
        helper.make_node("Cast", ["table.row"], ["table.cast"], "table/Cast", to=TensorProto.FLOAT),
        helper.make_node("Gather", ["table.rows", ids], ["table.row"], "table/Row"),
    ):
        graph.graph.node.insert(place, step)
    return graph


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
