"""The shipped int8 encoder as trainable weights, to train on from it: ``python -m training.shipped --out build/shipped.pt``.

What quantisation rounded off stays lost; on the development documents the figures are those of the float weights.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, numpy_helper

from training.network import Encoder

SHIPPED = Path("src/sayso/reading/encoder/weights/encoder.onnx")
_REACH = 6  # nodes between a product and its bias


def main() -> None:
    """Run the conversion; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--encoder", type=Path, default=SHIPPED)
    ap.add_argument("--out", type=Path, default=Path("build/shipped.pt"))
    args = ap.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(reopened(args.encoder), args.out)


def reopened(path: Path) -> dict[str, torch.Tensor]:
    """Weights by name, as ``Encoder.load_state_dict`` takes them.

    Raises:
        ValueError: the graph lacks a weight of the encoder, or its shape is another.
    """
    graph = onnx.load(str(path)).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    stored |= {n.output[0]: numpy_helper.to_array(n.attribute[0].t) for n in graph.node if n.op_type == "Constant"}
    readers: dict[str, list[NodeProto]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            readers[name].append(node)
    wanted = Encoder().state_dict()
    found = {name: stored[name] for name in wanted if name in stored}
    found["tokens.weight"] = stored["table.rows"].astype(np.float32) * stored["table.scales"]
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in stored:
            name = node.input[1].removesuffix("_quantized")
            whole = stored[node.input[1]].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
            found[_bias(node, readers, stored).replace(".bias", ".weight")] = (whole * stored[f"{name}_scale"]).T
        elif node.op_type == "MatMul" and node.input[1] in stored:  # left float32 (``export.EXACT``)
            found[_bias(node, readers, stored).replace(".bias", ".weight")] = stored[node.input[1]].T
    wrong = [name for name, value in wanted.items() if name not in found or found[name].shape != tuple(value.shape)]
    if wrong:
        raise ValueError(f"{path}: no weights of the encoder's form for {', '.join(wrong)}")
    return {name: torch.tensor(np.array(found[name], dtype=np.float32)) for name in wanted}


def _bias(node: NodeProto, readers: dict[str, list[NodeProto]], stored: dict[str, np.ndarray]) -> str:
    """The name of the bias that is added to a product: it names the layer, which the quantised matrix does not."""
    name = node.output[0]
    for _ in range(_REACH):
        following = next(n for n in readers[name] if n.op_type in ("Cast", "Mul", "Add"))
        bias = next((i for i in following.input if i in stored and i.endswith(".bias")), None)
        if bias is not None:
            return bias
        name = following.output[0]
    raise ValueError(f"no bias follows {node.name}")


if __name__ == "__main__":
    main()
