"""The optimiser's run over shuffled batches of windows: seeded, resumable, one log line every fifty steps."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from training.batches import Batch, Prepared, collate, masked
from training.loss import loss_of
from training.network import Encoder

BATCH = 8
DECAY = 0.998
"""Of the running mean of the weights (an exponential moving average)."""
_HEADS = ("tag_", "role_", "relation_", "shapes")
_SAVED = 500  # steps between two savings
Losses = Callable[[Tensor, Tensor, Batch], dict[str, Tensor]]


class Run:
    """One stage of training: a warm-up, then a linear descent; its state is saved every 500 steps.

    Args:
        model: trained in place, on the device it lies on.
        steps: how many steps the stage takes.
        rates: peak learning rates of the backbone and of the heads.
        seed: seeds the order of batches.
        keep: where the state is saved, to go on from after an end of the process.
        hidden: share of word pieces that are masked in each batch.
        losses: what is summed, from tag scores, pair scores and the batch.
    """

    def __init__(
        self,
        model: Encoder,
        *,
        steps: int,
        rates: tuple[float, float],
        seed: int,
        keep: Path,
        hidden: float = 0.0,
        losses: Losses = loss_of,
    ) -> None:
        self.model, self.total, self.keep, self.hidden, self.losses = model, steps, keep, hidden, losses
        self.device = next(model.parameters()).device
        self.rng = random.Random(seed)
        heads = [p for n, p in model.named_parameters() if n.startswith(_HEADS)]
        rest = [p for n, p in model.named_parameters() if not n.startswith(_HEADS)]
        self.optimiser = torch.optim.AdamW(
            [{"params": rest, "lr": rates[0]}, {"params": heads, "lr": rates[1]}], weight_decay=0.01, betas=(0.9, 0.98), fused=True
        )
        warm = max(1, steps // 15)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1.0 - s / max(1, steps))
        )
        self.step = self.done = 0
        self.mean = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self.began, self.since = time.time(), 0
        self._sums: dict[str, list[Tensor]] = {}

    def over(self, material: list[tuple[list[Prepared], float]]) -> None:
        """Go on until the stage's steps are done.

        Args:
            material: windows with the share of them that one pass takes (2.0: each twice).
        """
        self.model.train()
        while self.step < self.total:
            order = self.rng.getstate()
            for group in self._batches(material)[self.done : self.done + self.total - self.step]:
                self._learn(group)
                self.done += 1
                if self.step % _SAVED == 0:
                    self._save(order)
            self.done = 0

    def _batches(self, material: list[tuple[list[Prepared], float]]) -> list[list[Prepared]]:
        everything: list[Prepared] = []
        for windows, share in material:
            everything += windows * int(share) + self.rng.sample(windows, int(len(windows) * (share % 1)))
        order = sorted(self.rng.sample(everything, len(everything)), key=lambda p: len(p.first) // 48)
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        self.rng.shuffle(batches)
        return batches

    def _learn(self, group: list[Prepared]) -> None:
        batch = masked(collate(group, self.device), self.hidden)
        losses = self.losses(*self.model(batch.ids, batch.shapes, batch.mask, batch.first, batch.last), batch)
        self.optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        self.since += 1
        weights, kept = self.model.state_dict(), min(DECAY, self.step / (self.step + 10))
        torch._foreach_lerp_(list(self.mean.values()), [weights[name] for name in self.mean], 1 - kept)
        for name, value in losses.items():
            self._sums.setdefault(name, []).append(value.detach())
        if self.step % 50 == 0:
            pace = (time.time() - self.began) / self.since
            told = " ".join(f"{k}={torch.stack(v).mean():.3f}" for k, v in self._sums.items())
            print(f"step {self.step}/{self.total} {pace:.2f}s/step {told}", flush=True)
            self._sums = {}

    def _save(self, order: tuple[object, ...]) -> None:
        """Everything that the rest of the run depends on; ``order`` is the state the pass's order was drawn from."""
        state = {
            "model": self.model.state_dict(),
            "mean": self.mean,
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.last_epoch,
            "step": self.step,
            "done": self.done,
            "order": order,
            "chance": _chance(self.device),
        }
        torch.save(state, self.keep.with_suffix(".part"))
        self.keep.with_suffix(".part").replace(self.keep)

    def resume(self) -> Run:
        """Go on where the last saved state ended; from the beginning where there is none."""
        if self.keep.exists():
            state = torch.load(self.keep, weights_only=True, map_location=self.device)
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.mean, self.step, self.done = state["mean"], state["step"], state["done"]
            self.schedule.last_epoch = state["schedule"]
            self.rng.setstate(state["order"])
            (torch.cuda if self.device.type == "cuda" else torch).set_rng_state(state["chance"].cpu())
        return self


def _chance(device: torch.device) -> Tensor:
    return (torch.cuda if device.type == "cuda" else torch).get_rng_state()


def steps_of(material: list[tuple[list[Prepared], float]], passes: float) -> int:
    """How many steps ``passes`` over ``material`` take."""
    return int(passes * sum(len(p) * share for p, share in material) / BATCH)
