"""A throw-away fine-tune on PolNeAR: ``python -m training.polnear --start build/enc/encoder.pt`` (some 20 minutes, two free cores).

Starts from a trained encoder, learns PolNeAR's train split alone, measures exact spans on its dev split as
``benchmarks.reading.polnear`` does, prints the figures as JSON and keeps them in ``build/polnear`` with the checkpoints. PolNeAR
has no licence for weights that are passed on: nothing of this is ever exported into ``src``.

One label a word (BIO over source, cue, content; PolNeAR is univocal) by a linear-chain CRF over the encoder's word vectors and what
is known of a word's place in quotations, sentences and paragraphs. Every other pass moves the windows' cuts; at reading time the
scores of both cuts are averaged and decoded over the whole article, with the weights averaged over the last part of the training.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.reading.polnear import compare
from benchmarks.reading.polnear_adapter_units import KINDS, Unit, labels_of, spans_of, train_relations
from sayso.model import Span
from sayso.reading.encoder.pieces import WINDOW, WordPieces
from sayso.reading.quotes import quotations
from sayso.reading.sentences import sentences_in
from sayso.reading.words import words_in
from training.backbones import backbone_folder
from training.batches import collate, prepare
from training.example import Passage, windows
from training.network import TAG_WIDTH, Encoder

LABELS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
PLACES = ("quote", "sentence", "paragraph")
BATCH = 8
_PLACE, _CHAIN, _FORBIDDEN = 16, 192, -1e4
_AVERAGED, _EVERY = 0.3, 10  # share of the steps whose weights are averaged, and how often


class Chain(nn.Module):
    """A linear-chain CRF over LABELS; an I label only follows a B or I of its kind."""

    barred: Tensor
    unopened: Tensor

    def __init__(self) -> None:
        super().__init__()
        n = len(LABELS)
        self.start, self.step = nn.Parameter(torch.zeros(n)), nn.Parameter(torch.zeros(n, n))
        inside = [label.startswith("I-") for label in LABELS]
        follows = [[not i or a[2:] == b[2:] for b, i in zip(LABELS, inside, strict=True)] for a in LABELS]
        self.register_buffer("barred", torch.tensor([[0.0 if ok else _FORBIDDEN for ok in row] for row in follows]))
        self.register_buffer("unopened", torch.tensor([_FORBIDDEN if i else 0.0 for i in inside]))

    def weights(self) -> tuple[Tensor, Tensor]:
        """Scores of a first label [K] and of a label after another [K, K], with what is forbidden."""
        return self.start + self.unopened, self.step + self.barred

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log likelihood a word of ``gold`` [B, W] under ``scores`` [B, W, K]."""
        start, step = self.weights()
        at = torch.gather(scores, 2, gold[:, :, None])[:, :, 0] * mask
        moves = step[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        right = start[gold[:, 0]] + at.sum(1) + moves.sum(1)
        alpha = start + scores[:, 0]
        for i in range(1, scores.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + step[None], 1) + scores[:, i]
            alpha = torch.where(mask[:, i : i + 1] > 0, after, alpha)
        return (torch.logsumexp(alpha, 1) - right).sum() / mask.sum()

    @torch.no_grad()
    def best(self, scores: Tensor) -> list[int]:
        """The likeliest labels of one run of words, ``scores`` [W, K]."""
        start, step = self.weights()
        value, back = start + scores[0], []
        for row in scores[1:]:
            highest, came = (value[:, None] + step).max(0)
            value = highest + row
            back.append(came)
        out = [int(value.argmax())]
        for came in reversed(back):
            out.append(int(came[out[-1]]))
        return out[::-1]


class Tagger(nn.Module):
    """The encoder, what it knows of cues and roles, a word's place, and a recurrent layer over the words."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.places = nn.ModuleList(nn.Embedding(4, _PLACE) for _ in PLACES)
        self.inner = nn.Linear(2 * TAG_WIDTH + len(PLACES) * _PLACE, TAG_WIDTH)
        self.chain_in = nn.GRU(TAG_WIDTH, _CHAIN, batch_first=True, bidirectional=True)
        self.outer = nn.Linear(TAG_WIDTH + 2 * _CHAIN, len(LABELS))
        self.chain = Chain()
        self.dropout = nn.Dropout(0.15)

    def forward(self, group: list[Passage], pieces: WordPieces) -> Tensor:
        """Label scores [B, W, K] of windows."""
        batch = collate([prepare(p, pieces) for p in group])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            x = self.encoder.hidden(batch.ids, batch.shapes, batch.mask)
        x = x.float()
        ends = [torch.gather(x, 1, at[:, :, None].expand(-1, -1, x.shape[-1])) for at in (batch.first, batch.last)]
        words = torch.cat(ends, -1)
        known = [F.gelu(self.encoder.tag_inner(words)), F.gelu(self.encoder.role_inner(words))]
        placed = [self.places[k](grid(group, name)) for k, name in enumerate(PLACES)]
        inner = self.dropout(F.gelu(self.inner(torch.cat([*known, *placed], -1))))
        return torch.as_tensor(self.outer(torch.cat([inner, self.dropout(self.chain_in(inner)[0])], -1)))

    def loss(self, group: list[Passage], pieces: WordPieces) -> Tensor:
        """The chain's loss, with some of the plain loss word by word."""
        scores, gold = self(group, pieces), grid(group, "label")
        mask = (torch.arange(gold.shape[1])[None] < torch.tensor([len(p.words) for p in group])[:, None]).float()
        alone = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="none") * mask.flatten()
        return self.chain.loss(scores, gold, mask) + 0.3 * alone.sum() / mask.sum()


def grid(group: list[Passage], name: str) -> Tensor:
    """A batch's [B, W] of one tag, 0 where padded."""
    out = torch.zeros(len(group), max(len(p.words) for p in group), dtype=torch.long)
    for b, p in enumerate(group):
        tags = p.tags[name]
        out[b, : len(p.words)] = torch.tensor([tags[i][0] for i in range(len(p.words))])
    return out


def passage_of(name: str, text: str, pieces: WordPieces) -> tuple[Passage, list[Span]]:
    """An article's words, in sentences that fit a window, with each word's place; and where the words stand."""
    p = Passage(name, [], [])
    spans: list[Span] = []
    body = (Span(0, len(text)),)
    quotes = quotations(text, body)
    for s in sentences_in(text, body):
        words = words_in(text, s)
        forms = [text[w.start : w.end] for w in words]
        for a, e in bounded([len(x) for x in pieces.of_words(forms)]):
            p.sentences.append((len(spans) + a, len(spans) + e))
        spans += words
        p.words += forms
    _place(p, spans, text, quotes)
    return p, spans


def bounded(lengths: list[int], limit: int = WINDOW - 2) -> list[tuple[int, int]]:
    """Ranges of a sentence's words that each fit ``limit`` pieces."""
    out: list[tuple[int, int]] = []
    start = total = 0
    for i, n in enumerate(lengths):
        if total + n > limit:
            out.append((start, i))
            start, total = i, 0
        total += n
    return [*out, (start, len(lengths))] if lengths else out


def _place(p: Passage, spans: list[Span], text: str, quotes: list[Span]) -> None:
    """Tags for a word's place: in a quotation (1 first, 2 inside, 3 last), sentence (1 first, 2 last), paragraph (1 first)."""
    for name in PLACES:
        p.tags[name] = dict.fromkeys(range(len(spans)), (0,))
    k = 0
    for i, w in enumerate(spans):
        while k < len(quotes) and quotes[k].end <= w.start:
            k += 1
        if k < len(quotes) and quotes[k].start <= w.start:
            p.tags["quote"][i] = (1 if w.start == quotes[k].start else 3 if w.end == quotes[k].end else 2,)
        if i and "\n" in text[spans[i - 1].end : w.start]:
            p.tags["paragraph"][i] = (1,)
    for a, e in p.sentences:
        p.tags["sentence"][e - 1] = (2,)
        p.tags["sentence"][a] = (1,)


def train_passages(polnear: Path, pieces: WordPieces) -> list[Passage]:
    """PolNeAR's train split with a label a word."""
    out = []
    for name, text, relations in train_relations(polnear):
        p, spans = passage_of(name, text, pieces)
        marked = [(kind, s) for r in relations for kind in KINDS for s in getattr(r, kind)]
        labels = labels_of(Unit(p.words, [], [*spans]), marked)
        p.tags["label"] = {i: (LABELS.index(x),) for i, x in enumerate(labels)}
        out.append(p)
    return out


def train(model: Tagger, passages: list[Passage], pieces: WordPieces, args: argparse.Namespace) -> int:
    """Train in place; the weights become the mean of the last part's. Returns the number of steps."""
    cuts = [[w for p in passages for w in windows(p, pieces, first=first)] for first in (None, WINDOW // 2)]
    steps = args.steps or int(args.passes * len(cuts[0]) / BATCH)
    optimiser, schedule = optimiser_of(model, steps)
    rng, step, began, passes = random.Random(args.seed), 0, time.time(), 0
    mean: dict[str, Tensor] = {}
    losses: list[float] = []
    model.train()
    while step < steps:
        for group in shuffled(cuts[passes % 2], rng)[: steps - step]:
            loss = model.loss(group, pieces)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            step += 1
            losses.append(float(loss.detach()))
            if step > (1 - _AVERAGED) * steps and step % _EVERY == 0:
                add(mean, model)
            if step % 25 == 0:
                told(step, steps, began, losses[-25:])
            if step % 400 == 0:
                torch.save(model.state_dict(), args.out / "tagger.pt")
        passes += 1
    if mean:
        taken = float(mean.pop("taken"))
        model.load_state_dict({name: total / taken for name, total in mean.items()})
    torch.save(model.state_dict(), args.out / "tagger.pt")
    return steps


def optimiser_of(model: Tagger, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW with a warm-up and a linear descent; what is new learns ten times as fast as the encoder."""
    new = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": [*model.encoder.parameters()], "lr": 1.5e-4}, {"params": new, "lr": 1.5e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = max(1, steps // 12)
    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, (s + 1) / warm) * max(0.05, 1.0 - s / steps))


def told(step: int, steps: int, began: float, losses: list[float]) -> None:
    """One line of the log."""
    pace = (time.time() - began) / step
    mean = sum(losses) / len(losses)
    print(f"step {step}/{steps} {pace:.2f}s/step loss={mean:.3f} left={pace * (steps - step) / 60:.0f}min", flush=True)


def shuffled(passages: list[Passage], rng: random.Random) -> list[list[Passage]]:
    """Batches of windows of much the same length, in random order."""
    order = sorted(rng.sample(passages, len(passages)), key=lambda p: len(p.words) // 32)
    batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(batches)
    return batches


def add(mean: dict[str, Tensor], model: nn.Module) -> None:
    """Add one more state of the weights to their sum."""
    for name, value in [*model.state_dict().items(), ("taken", torch.ones(()))]:
        mean[name] = mean[name] + value if name in mean else value.clone()


def marker(model: Tagger, pieces: WordPieces) -> Callable[[str], list[tuple[str, Span]]]:
    """Marks an article's text with what the model finds."""
    model.eval()

    @torch.no_grad()
    def mark(text: str) -> list[tuple[str, Span]]:
        p, spans = passage_of("", text, pieces)
        if not spans:
            return []
        total = torch.zeros(len(spans), len(LABELS))
        for first in (None, WINDOW // 2):
            total += torch.cat([model([w], pieces)[0, : len(w.words)] for w in windows(p, pieces, first=first)])
        labels = [LABELS[k] for k in model.chain.best(total / 2)]
        found = [(kind, Span(spans[a].start, spans[e - 1].end)) for kind, a, e in spans_of(labels)]
        quotes = quotations(text, (Span(0, len(text)),))
        return [(kind, whole(s, quotes, text) if kind == "content" else s) for kind, s in found]

    return mark


def whole(content: Span, quotes: list[Span], text: str) -> Span:
    """Content that stops short of a quotation mark by no more than a stop or comma takes the mark."""
    start, end = content.start, content.end
    for q in quotes:
        if q.start == start - 1:
            start = q.start
        if end < q.end <= end + 3 and q.start < end and not text[end : q.end - 1].strip(".,?!… "):
            end = q.end
    return Span(start, end)


def start_from(path: Path) -> Encoder:
    """An encoder with a checkpoint's weights; heads of another shape (the labels have changed since) stay untrained."""
    encoder = Encoder()
    kept = encoder.state_dict()
    found = torch.load(path, weights_only=True)
    encoder.load_state_dict({k: v for k, v in found.items() if k in kept and kept[k].shape == v.shape}, strict=False)
    return encoder


def main() -> None:
    """Train and measure; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--start", type=Path, default=Path("build/enc/encoder.pt"))
    ap.add_argument("--out", type=Path, default=Path("build/polnear"))
    ap.add_argument("--passes", type=float, default=3.5)
    ap.add_argument("--steps", type=int, help="this many steps, instead of passes (to try it out)")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--measure", action="store_true", help="only measure the checkpoint that is there")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    benchmark, began = args.data / "benchmark", time.time()
    pieces = WordPieces(backbone_folder() / "tokenizer.json")
    model = Tagger(start_from(args.start))
    if args.measure:
        model.load_state_dict(torch.load(args.out / "tagger.pt", weights_only=True))
        steps = 0
    else:
        steps = train(model, train_passages(benchmark / "polnear", pieces), pieces, args)
    figures = compare(benchmark, marker(model, pieces))
    found = {
        "scores": figures["sayso"],
        "all annotators": figures["all annotators"],
        "start": str(args.start),
        "seed": args.seed,
        "passes": args.passes,
        "steps": steps,
        "seconds": round(time.time() - began),
        "torch": torch.__version__,
    }
    text = json.dumps(found, indent=1)
    (args.out / "figures.json").write_text(text + "\n", encoding="utf-8")
    print(text, flush=True)


if __name__ == "__main__":
    main()
