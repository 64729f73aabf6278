"""What ``sayso weigh CASE`` does: weighs what changed in a case, or all of it anew."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import doors, output
from sayso.cli.plain import one_line


def weigh_case(case: Path, *, again: bool, json_: bool) -> None:
    """Weigh the case and say how much of it had to be weighed; progress goes to standard error.

    Args:
        case: the case file.
        again: forget what was weighed before.
        json_: one JSON object instead of a line.
    """
    ran = doors.weigh_case(case, again=again, tell=None if json_ else _line)
    blocks = sum(one.blocks for one in ran)
    if json_:
        steps = [{"step": one.step, "blocks": one.blocks} for one in ran]
        click.echo(output.as_json({"case": str(case), "blocks": blocks, "steps": steps}))
        return
    told = f"{blocks} blocks in {len(ran)} steps" if ran else "nothing to do block by block"
    click.echo(f"Weighed: {told}. Case: {one_line(str(case))}")


def _line(step: str, done: int, total: int) -> None:
    if done:
        output.say(f"{step}: {done}/{total}", err=True)
