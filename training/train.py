"""Train the encoder from nothing: ``python -m training.train --data ../shared/data --out build/encoder``.

Two stages, one run: first grammar (treebanks, names, factuality); then say-so (the documents annotated for attributions and claims,
with a share of the first stage's material so that nothing is forgotten). The first stage's parser finds the words that the second
stage's labels need. Seeded; the same inputs on one machine give the same weights. ``--stage`` runs one stage alone.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from sayso.codebook import load
from sayso.reading.encoder.labels import ROLES, UPOS
from sayso.reading.encoder.pieces import WINDOW, WordPieces
from sayso.reading.lemmas import lemmas
from training.annotated import Annotated, add_claims
from training.backbones import FORMS, backbone_folder, form_of, load_backbone
from training.batches import Prepared, collate, prepare
from training.coordination import lists
from training.example import Passage, digest, windows
from training.loss import SLICES, loss_of
from training.material import Material, gather, opened
from training.network import Encoder
from training.run import Losses, Run, steps_of
from training.triggers import TriggerPicker
from training.wording import reworded

GRAMMAR_RATES, RATES = (2e-4, 1.5e-3), (1.5e-4, 1.2e-3)
"""Peak learning rates of backbone and heads in the first stage and in the second."""
SHARES = {"real": 1.5, "standoff": 1.5, "own": 1.0, "briefs": 2.0}
"""How often one pass of the second stage takes a document, by where it comes from."""
OPTIONS = frozenset("grammar sayso hard hidden lists wording untaught plain rate device".split())
"""What a stage was told that is recorded for the model card."""
Otherwise = Callable[[Passage], Passage | None]
"""Says a window in other words; None where it finds none."""
LONGEST, PARSED = 510, 16  # word pieces of a sentence, and sentences at a time, when documents are parsed


def main() -> None:
    """Run the training; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--corpus", type=Path, default=Path("corpus"))
    ap.add_argument("--material", type=Path, help="a file of training.material, instead of --data and --corpus")
    ap.add_argument("--out", type=Path, default=Path("build/encoder"))
    ap.add_argument("--stage", choices=["grammar", "sayso", "both"], default="both")
    ap.add_argument("--grammar", type=float, default=5.0, help="passes of the first stage")
    ap.add_argument("--start", type=Path, help="begin the second stage from these weights, roles new since then untrained")
    ap.add_argument("--form", choices=sorted(FORMS), default="minilm", help="what the first stage begins from")
    ap.add_argument("--backbone", type=Path, help="the folder of its publisher's model, where that is not an installed package")
    ap.add_argument("--threads", type=int, default=2)
    second_stage_options(ap)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    pieces = WordPieces(backbone_folder() / "tokenizer.json")
    material = opened(args.material) if args.material else gather(args.data / "train", args.corpus)
    if args.stage != "sayso" and not (args.resume and (args.out / "grammar.json").exists()):
        model = Encoder(form=FORMS[args.form])
        load_backbone(model, args.backbone or backbone_folder())
        grammar(model.to(args.device), pieces, material, args)
    if args.stage != "grammar":
        sayso(loaded(args.start or args.out / "grammar.pt").to(args.device), pieces, material, args)


def second_stage_options(ap: argparse.ArgumentParser) -> None:
    """What ``learn`` can be told on the command line, with teachers or without."""
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--sayso", type=float, default=10.0, help="passes of the second stage")
    ap.add_argument("--hidden", type=float, default=0.05, help="share of word pieces masked while training")
    ap.add_argument("--lists", type=float, default=0.0, help="how often a pass takes each document with lists of parties put in")
    ap.add_argument("--wording", type=float, default=0.0, help="chance that a claim's word is replaced (training.wording)")
    ap.add_argument("--rate", type=float, default=1.0, help="what the second stage's learning rates are multiplied by")
    ap.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    ap.add_argument("--resume", action="store_true", help="go on from the last state saved in --out")


def grammar(model: Encoder, pieces: WordPieces, material: Material, args: argparse.Namespace) -> None:
    """The first stage; leaves ``grammar.pt`` and ``grammar.json``."""
    seeded(args.seed)
    stock = [(cut(material.trees, pieces), 1.0), (cut(material.names, pieces), 1.0)]
    steps, began = steps_of(stock, args.grammar), time.time()
    print(f"grammar: {[len(m) for m, _ in stock]} windows, {steps} steps", flush=True)
    keep = args.out / "grammar.run"
    run = Run(model, steps=steps, rates=GRAMMAR_RATES, seed=args.seed, keep=keep, hidden=args.hidden)
    (run.resume() if args.resume else run).over(stock)
    torch.save(model.state_dict(), args.out / "grammar.pt")
    record(args.out / "grammar.json", args, steps, began, {"trees": material.trees, "names": material.names})


def sayso(model: Encoder, pieces: WordPieces, material: Material, args: argparse.Namespace) -> None:
    """The second stage; leaves ``encoder.pt``, the running mean of the weights, and ``training.json``."""
    seeded(args.seed + 1)
    if not material.tagged:
        tag_claims(model, pieces, [d for docs in material.documents.values() for d in docs], trigger_picker())
    learn(model, pieces, material, args)


def learn(model: Encoder, pieces: WordPieces, material: Material, args: argparse.Namespace, losses: Losses = loss_of) -> None:
    """Learn from tagged documents, by ``losses``; leaves what ``sayso`` does."""
    untaught = frozenset(getattr(args, "untaught", ()))
    plain = getattr(args, "plain", 0.0)
    stock = stock_of(material, pieces, args.lists, args.wording, args.seed, draws=round(args.sayso), untaught=untaught, plain=plain)
    began = time.time()
    steps, rates = steps_of(stock, args.sayso), (RATES[0] * args.rate, RATES[1] * args.rate)
    print(f"sayso: {[len(m) for m, _ in stock]} windows, {steps} steps", flush=True)
    keep = args.out / "sayso.run"
    run = Run(model, steps=steps, rates=rates, seed=args.seed + 3, keep=keep, hidden=args.hidden, losses=losses)
    (run.resume() if args.resume else run).over(stock)
    torch.save(run.mean, args.out / "encoder.pt")
    record(args.out / "training.json", args, steps, began, passages_of(material))


def passages_of(material: Material) -> dict[str, list[Passage]]:
    """The annotated documents' passages by where they come from."""
    return {name: [d.passage for d in docs] for name, docs in material.documents.items()}


def stock_of(
    material: Material,
    pieces: WordPieces,
    share: float = 0.0,
    wording: float = 0.0,
    seed: int = 0,
    *,
    draws: int = 1,
    untaught: Collection[str] = (),
    plain: float = 0.0,
) -> list[tuple[list[Prepared], float]]:
    """Windows of the second stage with the share that a pass takes: documents in two cuts, and some of the first stage's.

    Args:
        material: what to cut.
        pieces: cuts words.
        share: of the documents once more with lists of parties put in (``training.coordination``).
        wording: the chance that a claim's word is replaced by another (``training.wording``).
        seed: draws the lists and the words.
        draws: how often words are drawn anew, each draw for its part of the passes.
        untaught: where documents come from of which teachers say nothing, and which keep their words.
        plain: of the texts without annotation.
    """
    found = passages_of(material)
    otherwise = partial(reworded, rng=random.Random(seed), chance=wording) if wording else None
    times = max(1, draws) if otherwise else 1
    documents = [
        (cut(passages, pieces, first, otherwise if taught else None, taught=taught), SHARES[name] / 2 / times)
        for _ in range(times)
        for name, passages, taught in ((n, p, n not in untaught) for n, p in found.items())
        for first in (None, WINDOW // 2)
    ]
    if share:
        every = [p for passages in found.values() for p in passages]
        documents.append((cut(lists(every, seed), pieces), share))
    if plain:
        documents.append((cut(material.plain, pieces), plain))
    return [*documents, (cut(material.trees, pieces), 0.15), (cut(material.names, pieces), 0.05)]


def loaded(path: Path) -> Encoder:
    """An encoder with the weights of a file; what it has more than they do is untrained."""
    weights = torch.load(path, weights_only=True, map_location="cpu")
    model = Encoder(form=form_of(weights))
    model.load_state_dict(grown(weights, model))
    return model


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


def seeded(seed: int) -> None:
    """Seed everything that draws."""
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
        "options": {name: value for name, value in sorted(vars(args).items()) if name in OPTIONS},
        "teachers": len(getattr(args, "teachers", ())),
        "torch": torch.__version__,
    }
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print("done", found, flush=True)


def cut(
    passages: list[Passage],
    pieces: WordPieces,
    first: int | None = None,
    otherwise: Otherwise | None = None,
    *,
    taught: bool = True,
) -> list[Prepared]:
    """All windows of all passages.

    Args:
        passages: what to cut.
        pieces: cuts words.
        first: moves the cuts (see ``windows``).
        otherwise: says a window in other words.
        taught: whether teachers say something of these windows.
    """
    out = []
    for window in (w for p in passages for w in windows(p, pieces, first=first)):
        made = replace(prepare(window, pieces), taught=taught)
        other = otherwise(window) if otherwise else None
        out.append(replace(prepare(other, pieces), original=made, taught=taught) if other else made)
    return out


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
        doc.passage.upos = upos
        total += len(doc.gold["claims"])
    print(f"claims: {total}, trigger words: {tagged}", flush=True)


def tag_material(material: Material, grammar: Path) -> None:
    """Tag all documents' claims with the first stage's weights."""
    pieces = WordPieces(backbone_folder() / "tokenizer.json")
    tag_claims(loaded(grammar), pieces, [d for docs in material.documents.values() for d in docs], trigger_picker())
    material.tagged = True


@torch.no_grad()
def parse(model: Encoder, pieces: WordPieces, passage: Passage) -> tuple[dict[int, int], dict[int, str]]:
    """Predicted head (root = itself) and part of speech of every word; sentences too long for the encoder have none."""
    device = str(next(model.parameters()).device)
    heads: dict[int, int] = {}
    upos: dict[int, str] = {}
    alone = [(a, e, prepare(Passage("", passage.words[a:e], [(0, e - a)]), pieces)) for a, e in passage.sentences]
    order = sorted((s for s in alone if len(s[2].ids) <= LONGEST), key=lambda s: len(s[2].ids))
    for at in range(0, len(order), PARSED):
        group = order[at : at + PARSED]
        batch = collate([window for _, _, window in group], device)
        tags, pairs = model(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
        scores, labels = pairs[:, ROLES.index("head")].cpu(), tags[:, :, SLICES["upos"]].argmax(-1).tolist()
        for k, (a, e, _) in enumerate(group):
            heads |= {a + i: a + j for i, j in enumerate(scores[k, : e - a, : e - a].argmax(-1).tolist())}
            upos |= {a + i: UPOS[labels[k][i]] for i in range(e - a)}
    return heads, upos


if __name__ == "__main__":
    main()
