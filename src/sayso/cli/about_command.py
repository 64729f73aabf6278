"""``sayso about``: what this sayso is made of, and how well it does."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import click

from sayso.cli import output
from sayso.cli.plain import harmless
from sayso.errors import ModelError

SUMMARIES = ("reading/encoder/weights/accuracy.json", "reading/encoder/weights/accuracy-weighing.json")
"""What ``python -m benchmarks.reading`` and ``python -m benchmarks.weighing`` measured, in short."""

CAUTION = """\
sayso reports who says what, on whose word. It does not establish what happened: more origins is not truth,
one origin is not falsehood. Independence shown is an upper bound. It reads only the reports it is given."""


@click.command("about", short_help="Version, model, codebook, measured figures.")
@click.option("--codebook", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Your own codebook (TOML).")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(codebook: Path | None, json_: bool) -> None:
    """Say which version, model and codebook this is, and how well it reads.

    \b
    Example:
      sayso about
      sayso about --codebook mine.toml
    """
    facts = {
        "sayso": _version(),
        "python": platform.python_version(),
        "model": model(),
        **_codebook(codebook),
        "measured": measured(),
    }
    if json_:
        click.echo(output.as_json(facts))
        return
    figures = facts.pop("measured") or ["no figures come with this model"]
    for name, value in facts.items():
        click.echo(f"{name}: {output.cell(value)}")
    click.echo("measured:")
    for line in figures:
        click.echo(f"  {harmless(line)}")
    click.echo(f"\n{CAUTION}")


def _version() -> str:
    from sayso import __version__

    return __version__


def model() -> str:
    """The checked weights' sha256, its first digits; or in words why there are none."""
    from sayso.reading.encoder.session import WEIGHTS, checked

    try:
        return f"sha256 {checked(WEIGHTS)}"
    except ModelError as problem:
        return str(problem)


def _codebook(path: Path | None) -> dict[str, Any]:
    from sayso.codebook import load

    book = load(path)
    return {
        "codebook": str(path) if path else "the default one",
        "relations": len(book.relations),
        "expressions": sum(len(relation.expressions) for relation in book.relations.values()),
        "word classes": len(book.classes),
    }


def measured() -> list[str]:
    """One line a measured figure, each with what others published beside it; empty when none come with this model."""
    paths = [resources.files("sayso") / name for name in SUMMARIES]
    summaries = [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.is_file()]
    return [line for summary in summaries for line in _lines(summary, model())]


def _lines(summary: Mapping[str, Any], model: str) -> Iterator[str]:
    if not model.endswith(summary["model"]):
        yield f"these figures are another model's (sha256 {summary['model']})"
    for figure in summary["figures"]:
        published = f"; published: {figure['published']}" if figure.get("published") else ""
        yield f"{figure['measure'].replace('_', ' ')}, {figure['what']}: {figure['value']}{published}"
