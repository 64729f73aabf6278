"""``sayso ask``: who affirms, who denies, who doubts, who leaves it open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from sayso.cli import doors, output
from sayso.cli.plain import one_line


@click.command("ask", short_help="Ask who affirms, denies, doubts or leaves open something.")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("question")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=0), help="Claims a column shows; 0 shows all.")
@click.option("--wide", is_flag=True, help="Also claims that share none of the question's other words.")
@click.option("--codebook", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Your own codebook (TOML).")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(case: Path, question: str, limit: int, wide: bool, codebook: Path | None, json_: bool) -> None:
    """Ask a CASE a QUESTION: the claims that affirm, deny, doubt or leave it open, by origin, each with its sentence.

    Nothing is written or decided: the answer is the texts' own claims. Names are taken as the texts have them, the relation
    from the codebook's words; what was understood is shown first.

    \b
    Example:
      sayso ask inquiry.sayso "Does Northland fund the River Front?"
      sayso ask inquiry.sayso "Who armed the River Front?" --json
    """
    found = doors.ask(case, question, wide=wide, codebook=codebook)
    if json_:
        click.echo(output.as_json({"case": str(case), **found}))
        return
    for line in _lines(found, limit):
        click.echo(line)


def _lines(found: Mapping[str, Any], limit: int) -> Iterator[str]:
    from sayso.asking import COLUMNS

    yield one_line(f"Understood: {_understood(found['understood'])}")
    if not found["columns"]:
        yield "No claim that speaks to it was read in this case; that is not to say that no text speaks to it."
    if found["not_read"]:
        yield "\nNOT READ AS CLAIMS: sentences that name all who were asked about, those with a word for the relation first"
        for one in found["not_read"][: limit or None]:
            yield "  " + one_line(f"“{one['quote']}” — {_where(one)}")
    for column, heading in COLUMNS.items():
        if column in found["columns"]:
            said = found["columns"][column]
            yield ""
            yield f"{heading.upper()} — {_counts(said['counts'])}"
            yield from _column(said, limit)
    if found["no_comment"]:
        yield "\nNO COMMENT from those asked about, in these texts (on which matter, the sentence says)"
        for one in found["no_comment"]:
            yield "  " + one_line(f"“{one['quote']}” — {_where(one)}")
    if found["left_out"]:
        yield f"\n{found['left_out']} more about the same parties and relation in other words; --wide shows them."
    yield f"\n{found['caution']}"


def _column(said: Mapping[str, Any], limit: int) -> Iterator[str]:
    shown = 0
    for group in said["by_origin"]:
        claims = group["claims"][: max(0, limit - shown)] if limit else group["claims"]
        shown += len(claims)
        if claims:
            yield "  " + one_line(f"origin: {group['origin'] or 'none stated'}")
        for one in claims:
            yield "    " + one_line(f"{one['told']}: “{one['sentence']['quote']}”")
            yield "      " + one_line(f"{_where(one)}, {one['claim']}" + (f"; {one['because']}" if one["because"] else ""))
    rest = sum(len(group["claims"]) for group in said["by_origin"]) - shown
    if rest:
        yield f"    {rest} more; --limit 0 shows all"


def _where(one: Mapping[str, Any]) -> str:
    return f"{one['path']} [{one['start']}:{one['end']}]"


def _counts(counts: Mapping[str, int]) -> str:
    from sayso.telling.wording import counted

    unstated = f", {counts['unstated']} without stated origin" if counts["unstated"] else ""
    plain = f"{counted(counts['claims'], 'claim')} in {counted(counts['texts'], 'text')}"
    return f"{counted(counts['origins'], 'origin')} at most{unstated} (plain count: {plain})"


def _understood(understood: Mapping[str, Any]) -> str:
    if understood["found_by"] == "words":
        return "no name or relation that this case and the codebook know; these claims share the question's words"
    sides = {"subject": "as the one who does it", "object": "as the one it is done to", "either": "on either side"}
    parts = [f"{' / '.join(a['names'])} {sides[a['side']]}" for a in understood["actors"]]
    if understood["relations"]:
        parts.append("relation " + " or ".join(understood["relations"]))
    if understood["found_by"] == "told by":
        parts = [f"claims told on the word of {' / '.join(a['names'])}" for a in understood["actors"]]
    if understood["left_aside"]:
        parts.append(f"left aside, for no claim about these has it as a party: {', '.join(understood['left_aside'])}")
    return "; ".join(parts + ([f"words: {' '.join(understood['other_words'])}"] if understood["other_words"] else []))
