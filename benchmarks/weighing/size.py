"""How the weighing's cost grows with the case: CPU seconds, peak memory, and what one more document costs.

    python -m benchmarks.weighing.size [--sizes 1000,10000,100000] [--kept FILE] [--update docs/performance.md]

The cases are made of invented readings (see benchmarks/invented.py); a tenth of them repeat the one before under another masthead.
Each size has a process of its own for making the case, for weighing it, and for adding one document. ``--kept`` names a file with
the sizes that are done, which are not measured again.
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
from pathlib import Path
from typing import Any

from benchmarks.invented import World, reading
from benchmarks.pages import put_section
from sayso.casefile import Case
from sayso.model import Reading
from sayso.weighing.steps import weigh_case

ROOT = Path(__file__).parent.parent.parent
MARKS = ("<!-- weighing size: begin -->", "<!-- weighing size: end -->")
WORDS = 20_000
TOGETHER = 100  # documents stored in one transaction


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.weighing.size", description="How the weighing's cost grows.")
    parser.add_argument("--sizes", default="1000,10000,100000", help="documents in each case")
    parser.add_argument("--kept", type=Path, help="file with the sizes measured already")
    parser.add_argument("--update", type=Path, help="also put the section between its marks in this file")
    parser.add_argument("--part", nargs=3, metavar=("PART", "CASE", "SIZE"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.part:
        part, case, size = given.part
        print(json.dumps({"make": make, "weigh": weigh, "add": add}[part](Path(case), int(size))))
        return
    kept: dict[str, Any] = json.loads(given.kept.read_text(encoding="utf-8")) if given.kept and given.kept.exists() else {}
    for size in given.sizes.split(","):
        if size not in kept:
            kept[size] = measure(int(size))
            if given.kept:
                given.kept.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    section = "\n".join(table({int(size): kept[size] for size in given.sizes.split(",")}))
    print(section)
    if given.update:
        put_section(given.update, MARKS, section)


def measure(size: int) -> dict[str, Any]:
    """Measure one size, each part in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "size.sayso"
        out = {}
        for part in ("make", "weigh", "add"):
            ran = subprocess.run(
                [sys.executable, "-m", "benchmarks.weighing.size", "--part", part, str(case), str(size)],
                cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"}, check=True, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            out[part] = json.loads(ran.stdout.splitlines()[-1])
        return out


def varied(number: int, world: World) -> Reading:
    """The ``number``-th reading; every tenth repeats the one before it under another masthead."""
    return reading(number, world, like=number - 1 if number % 10 == 9 else None)


def make(path: Path, size: int) -> dict[str, Any]:
    """Make the case, not weighed."""
    world = World(words=WORDS)
    claims = 0
    with Case.open(path, create=True) as case:
        for low in range(0, size, TOGETHER):
            made = [varied(number, world) for number in range(low, min(size, low + TOGETHER))]
            claims += sum(len(one.claims) for one in made)
            case.add_all((one, one.document.path) for one in made)
    return {"claims": claims, "bytes": path.stat().st_size}


def weigh(path: Path, size: int) -> dict[str, Any]:
    """Weigh the case for the first time."""
    return {**_weighed(path), "bytes": path.stat().st_size}


def add(path: Path, size: int) -> dict[str, Any]:
    """Add one document, and weigh again."""
    world = World(words=WORDS)
    with Case.open(path) as case:
        case.add(varied(size, world))
    return _weighed(path)


def _weighed(path: Path) -> dict[str, Any]:
    started, by_step, last = time.process_time(), [], [time.process_time()]

    def tell(step: str, done: int, total: int) -> None:
        print(f"{step}: {done} of {total}, {time.process_time() - started:.0f} s", file=sys.stderr, flush=True)

    with Case.open(path) as case:
        ran = weigh_case(case, mark="size", tell=tell)
        by_step = [[one.step, one.blocks] for one in ran]
        last.append(time.process_time())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": time.process_time() - started, "peak_mib": peak, "blocks": sum(one.blocks for one in ran), "steps": by_step}


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
        one, other = kept[sizes[0]]["weigh"]["cpu"], kept[sizes[-1]]["weigh"]["cpu"]
        grows = math.log(other / one) / math.log(sizes[-1] / sizes[0])
        lines += ["", f"CPU time grows with the number of documents to the power of {grows:.2f} ({sizes[0]:,} to {sizes[-1]:,})."]
    return lines


if __name__ == "__main__":
    main()
