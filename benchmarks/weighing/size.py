"""How the weighing's cost grows with the case: CPU seconds, peak memory, and what one more document costs.

    python -m benchmarks.weighing.size [--fixed 1000,10000] [--growing 1000,3000,10000] [--kept FILE] [--update docs/performance.md]

The cases are made of invented readings (see benchmarks/invented.py); a tenth of them repeat the one before under another masthead.
They tell of a world that stays the same however many they are, or of one that grows with them. Each size has a process of its own
for making the case, for weighing it, and for adding one document. ``--kept`` names a file with the sizes that are done, which are
not measured again; ``--steps`` adds what each step of the weighing took.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.invented import Theatres, World, reading
from benchmarks.pages import put_section
from sayso.casefile import Case
from sayso.model import Reading
from sayso.weighing.steps import weigh_case

ROOT = Path(__file__).parent.parent.parent
MARKS = ("<!-- weighing size: begin -->", "<!-- weighing size: end -->")
WORDS = 20_000
TOGETHER = 100  # documents stored in one transaction
_LEAST = 0.2  # CPU seconds of a step from which its growth is told
WORLDS: dict[str, type[World]] = {"fixed": World, "growing": Theatres}
TOLD = {"fixed": "A world that stays the same", "growing": "A world that grows with the pile"}


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.weighing.size", description="How the weighing's cost grows.")
    parser.add_argument("--fixed", default="1000,10000", help="documents in each case of the world that stays the same")
    parser.add_argument("--growing", default="1000,3000,10000", help="documents in each case of the world that grows")
    parser.add_argument("--kept", type=Path, help="file with the sizes measured already")
    parser.add_argument("--steps", action="store_true", help="also show the CPU seconds of each step")
    parser.add_argument("--update", type=Path, help="also put the section between its marks in this file")
    parser.add_argument("--part", nargs=4, metavar=("PART", "WORLD", "CASE", "SIZE"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.part:
        part, kind, case, size = given.part
        print(json.dumps({"make": make, "weigh": weigh, "add": add}[part](Path(case), int(size), WORLDS[kind](words=WORDS))))
        return
    kept: dict[str, dict[str, Any]] = {}
    if given.kept and given.kept.exists():
        kept = json.loads(given.kept.read_text(encoding="utf-8"))
    lines: list[str] = []
    for kind, sizes in (("fixed", given.fixed), ("growing", given.growing)):
        done = kept.setdefault(kind, {})
        wanted = [size for size in sizes.split(",") if size]
        for size in wanted:
            if size not in done:
                done[size] = measure(kind, int(size))
                if given.kept:
                    given.kept.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        found = {int(size): done[size] for size in wanted}
        if found:
            lines += [*([""] if lines else []), f"{TOLD[kind]}:", "", *table(found), *(by_step_of(found) if given.steps else ())]
    section = "\n".join(lines)
    print(section)
    if given.update:
        put_section(given.update, MARKS, section)


def measure(kind: str, size: int) -> dict[str, Any]:
    """Measure one size of one kind of world, each part in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "size.sayso"
        out = {}
        for part in ("make", "weigh", "add"):
            ran = subprocess.run(
                [sys.executable, "-m", "benchmarks.weighing.size", "--part", part, kind, str(case), str(size)],
                cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"}, check=True, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            out[part] = json.loads(ran.stdout.splitlines()[-1])
        return out


def varied(number: int, world: World) -> Reading:
    """The ``number``-th reading; every tenth repeats the one before it under another masthead."""
    return reading(number, world.at(number), like=number - 1 if number % 10 == 9 else None)


def make(path: Path, size: int, world: World) -> dict[str, Any]:
    """Make the case, not weighed."""
    claims = 0
    with Case.open(path, create=True) as case:
        for low in range(0, size, TOGETHER):
            made = [varied(number, world) for number in range(low, min(size, low + TOGETHER))]
            claims += sum(len(one.claims) for one in made)
            case.add_all((one, one.document.path) for one in made)
    return {"claims": claims, "bytes": path.stat().st_size}


def weigh(path: Path, size: int, world: World) -> dict[str, Any]:
    """Weigh the case for the first time."""
    return {**_weighed(path), "bytes": path.stat().st_size}


def add(path: Path, size: int, world: World) -> dict[str, Any]:
    """Add one document, and weigh again."""
    with Case.open(path) as case:
        case.add(varied(size, world))
    return _weighed(path)


def _weighed(path: Path) -> dict[str, Any]:
    started = now = time.process_time()
    by_step: dict[str, float] = {}
    running = ""

    def tell(step: str, done: int, total: int) -> None:
        nonlocal now, running
        print(f"{step}: {done} of {total}, {time.process_time() - started:.0f} s", file=sys.stderr, flush=True)
        before, now = now, time.process_time()
        by_step[running] = by_step.get(running, 0.0) + now - before
        running = step

    with Case.open(path) as case:
        ran = weigh_case(case, mark="size", tell=tell)
        tell("", 0, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "cpu": time.process_time() - started, "peak_mib": peak, "blocks": sum(one.blocks for one in ran),
        "steps": {one.step: [one.blocks, round(by_step.get(one.step, 0.0), 2)] for one in ran},
    }  # fmt: skip


def table(kept: dict[int, dict[str, Any]]) -> list[str]:
    """The section in Markdown."""
    lines = [
        "| documents | claims | CPU seconds | documents a second | peak memory MiB | blocks | on disk, kB a document"
        " | one more: CPU seconds | peak memory MiB | blocks |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for size, found in sorted(kept.items()):
        first, more = found["weigh"], found["add"]
        lines.append(
            f"| {size:,} | {found['make']['claims']:,} | {first['cpu']:.1f} | {size / first['cpu']:.0f} | {first['peak_mib']:.0f} |"
            f" {first['blocks']:,} | {first['bytes'] / size / 1000:.0f} |"
            f" {more['cpu']:.1f} | {more['peak_mib']:.0f} | {more['blocks']:,} |"
        )
    sizes = sorted(kept)
    if len(sizes) > 1:
        grows = _power(sizes, [kept[size]["weigh"]["cpu"] for size in sizes])
        lines += ["", f"CPU time grows with the number of documents to the power of {grows:.2f} ({sizes[0]:,} to {sizes[-1]:,})."]
    return lines


def by_step_of(kept: dict[int, dict[str, Any]]) -> list[str]:
    """The CPU seconds of each step in Markdown, with the power that each grows with."""
    sizes = sorted(kept)
    lines = ["", f"| step | {' | '.join(f'{size:,}' for size in sizes)} | grows with the power |", "|---" * (len(sizes) + 2) + "|"]
    for step in kept[sizes[-1]]["weigh"]["steps"]:
        took = [kept[size]["weigh"]["steps"].get(step, [0, 0.0])[1] for size in sizes]
        power = f"{_power(sizes, took):.2f}" if len(sizes) > 1 and took[0] >= _LEAST else ""
        lines.append(f"| {step} | {' | '.join(f'{one:.1f}' for one in took)} | {power} |")
    return lines


def _power(sizes: Sequence[int], took: Sequence[float]) -> float:
    """With which power of the size the cost grows, from the smallest to the largest."""
    return math.log(took[-1] / took[0]) / math.log(sizes[-1] / sizes[0])


if __name__ == "__main__":
    main()
