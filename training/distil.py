"""One encoder that learns from several: ``python -m training.distil --teachers build/t*/encoder.pt``.

Teachers are encoders of the second stage that differ in their seeds. The student learns the annotation and, word by word, the mean
of the teachers' scores (Hinton, Vinyals and Dean 2015), also on windows of the first stage that nobody annotated for say-so. Leaves
``encoder.pt`` and ``training.json`` as ``training.train`` does.
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.reading.encoder.labels import ROLES
from sayso.reading.encoder.pieces import WordPieces
from training.backbones import Form, backbone_folder
from training.batches import Batch
from training.loss import CHOICE_WEIGHT, ROLE_WEIGHT, SLICES, TASK_WEIGHT, loss_of
from training.material import opened
from training.network import Encoder
from training.train import learn, loaded, second_stage_options, seeded

HEADS = ("ner", "cue", "stance", "trigger", "modality", "polarity")
BY_CUE, BY_TRIGGER = ("source", "content", "via", "holder"), ("subject", "object", "when", "where", "amount")
_LIKELY = 0.3  # from this probability on, a teachers' cue or trigger counts


class Teachers:
    """Encoders scored together, each in half precision where there is hardware.

    Args:
        paths: their weights; those of one form are scored in one pass.
        device: where they score.
    """

    def __init__(self, paths: list[Path], device: str) -> None:
        by_form: dict[Form, list[Encoder]] = {}
        for path in paths:
            model = loaded(path).eval().to(device)
            model.halved = True
            by_form.setdefault(model.form, []).append(model)
        self.groups = [
            (copy.deepcopy(models[0]).to("meta"), *torch.func.stack_module_state(models), len(models) / len(paths))
            for models in by_form.values()
        ]

    @torch.no_grad()
    def score(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The mean of their tag scores [B, W, K] and pair scores [B, R, W, W]."""
        words = (batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
        tags, pairs = [], []
        for skeleton, weights, buffers, share in self.groups:

            def one(of: dict[str, Tensor], held: dict[str, Tensor], skeleton: Encoder = skeleton) -> tuple[Tensor, Tensor]:
                found: tuple[Tensor, Tensor] = torch.func.functional_call(skeleton, (of, held), words)
                return found

            theirs = torch.func.vmap(one)(weights, buffers)
            tags.append(theirs[0].mean(0) * share)
            pairs.append(theirs[1].mean(0) * share)
        return torch.stack(tags).sum(0), torch.stack(pairs).sum(0)


class Taught:
    """The losses of a student.

    Args:
        teachers: whom it learns from.
        hard: what the annotation's losses weigh beside the teachers'.
    """

    def __init__(self, teachers: Teachers, hard: float = 0.5) -> None:
        self.teachers, self.hard = teachers, hard

    def __call__(self, tags: Tensor, pairs: Tensor, batch: Batch) -> dict[str, Tensor]:
        """The annotation's losses, and the distance to the teachers as one more."""
        taught_tags, taught_pairs = self.teachers.score(batch.original or batch)
        words = torch.arange(tags.shape[1], device=tags.device)[None, :] < (batch.words * batch.taught)[:, None]
        roles = _roles(pairs, taught_pairs, taught_tags, words)
        soft = _tags(tags, taught_tags, words) + roles + _choices(pairs, taught_pairs, batch)
        return {name: self.hard * loss for name, loss in loss_of(tags, pairs, batch).items()} | {"taught": soft}


def _said(tags: Tensor, head: str) -> Tensor:
    """The probability [B, W] that a word has some label under ``head``."""
    return 1 - F.softmax(tags[..., SLICES[head]], -1)[..., 0]


def _tags(tags: Tensor, taught: Tensor, words: Tensor) -> Tensor:
    """Weighted relative entropy of the token heads; those of cues and triggers count by how likely there is one."""
    cue, trigger = _said(taught, "cue"), _said(taught, "trigger")
    even = torch.ones_like(cue)
    weights = {
        "ner": even,
        "cue": torch.where(cue < 0.1, 0.6, 1.4),
        "trigger": torch.where(trigger < 0.1, 0.6, 1.4),
        "stance": cue,
        "modality": trigger,
        "polarity": trigger,
    }
    total = torch.zeros((), device=tags.device)
    for head in HEADS:
        right, found = F.log_softmax(taught[..., SLICES[head]], -1), F.log_softmax(tags[..., SLICES[head]], -1)
        weight = weights[head] * words
        total = total + TASK_WEIGHT[head] * ((right.exp() * (right - found)).sum(-1) * weight).sum() / weight.sum().clamp(min=1)
    return total


def _roles(pairs: Tensor, taught: Tensor, tags: Tensor, words: Tensor) -> Tensor:
    """Relative entropy, word by word, of the roles of what the teachers take for cues and triggers."""
    total = torch.zeros((), device=pairs.device)
    for names, likely in ((BY_CUE, _said(tags, "cue")), (BY_TRIGGER, _said(tags, "trigger"))):
        window, word = ((likely > _LIKELY) & words).nonzero(as_tuple=True)
        if not len(window):
            continue
        inside = words[window]
        for name in names:
            found, right = pairs[window, ROLES.index(name), word], taught[window, ROLES.index(name), word]
            share = torch.sigmoid(right)
            apart = F.binary_cross_entropy_with_logits(found, share, reduction="none")
            least = F.binary_cross_entropy_with_logits(right, share, reduction="none")
            total = total + ROLE_WEIGHT[name] * (((apart - least) * inside).sum(-1) / ((share * inside).sum(-1) + 2.0)).mean()
    return total


def _choices(pairs: Tensor, taught: Tensor, batch: Batch) -> Tensor:
    """Relative entropy of where each annotated mention was mentioned before."""
    role = ROLES.index("antecedent")
    window, word = batch.rows[(batch.rows[:, 1] == role) & batch.taught[batch.rows[:, 0]]][:, [0, 2]].unbind(1)
    if not len(window):
        return torch.zeros((), device=pairs.device)
    later = torch.arange(pairs.shape[-1], device=pairs.device)[None, :] > word[:, None]
    found, right = (F.log_softmax(x[window, role, word].masked_fill(later, -1e4), -1) for x in (pairs, taught))
    return CHOICE_WEIGHT["antecedent"] * (right.exp() * (right - found)).sum(-1).mean()


def main() -> None:
    """Train the student; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--material", type=Path, default=Path("build/material.xz"), help="written by training.material --grammar")
    ap.add_argument("--teachers", type=Path, nargs="+", required=True)
    ap.add_argument("--start", type=Path, default=Path("build/encoder/grammar.pt"))
    ap.add_argument("--out", type=Path, default=Path("build/distilled"))
    ap.add_argument(
        "--untaught", nargs="*", default=[], help="where documents come from of which the teachers say nothing (briefs)"
    )
    ap.add_argument("--plain", type=float, default=0.0, help="how often a pass takes each text without annotation (corpus/plain)")
    ap.add_argument("--hard", type=float, default=0.5, help="what the annotation's losses weigh beside the teachers'")
    second_stage_options(ap)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_float32_matmul_precision("high")
    seeded(args.seed)
    pieces, material = WordPieces(backbone_folder() / "tokenizer.json"), opened(args.material)
    taught = Taught(Teachers(args.teachers, args.device), args.hard)
    learn(loaded(args.start).to(args.device), pieces, material, args, taught)


if __name__ == "__main__":
    main()
