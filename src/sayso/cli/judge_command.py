"""``sayso judge``: what a person decides, signed and dated; it outranks the machine, and is never deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.cli import doors, output

if TYPE_CHECKING:
    from sayso.judgements import Judgement
    from sayso.weighing.bench import Bench, Signature

Command = TypeVar("Command", bound=Callable[..., Any])
Make = Callable[["Bench", "Signature"], "list[Judgement]"]
USER = "SAYSO_USER"


@click.group("judge", short_help="Judge: accept, correct, reject, merge, split, join, part, sign, revoke.")
@click.argument("case", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, case: Path) -> None:
    """Judge records of a CASE: what you decide outranks the machine, with your name and the date as its reason.

    Nothing is deleted: a judgement is taken back with revoke. Records are named by their ids, which show CASE claims --json
    lists. Judgements hold on to the text, not to ids: they are kept when the case is read or weighed again, and are open
    again where the text under them changes. See docs/judging.md.

    \b
    Example:
      sayso judge inquiry.sayso queue
      sayso judge inquiry.sayso correct d0123456789ab.c4 polarity=- --by "Ann Ode" --note "misread"
      sayso judge inquiry.sayso list
    """
    context.obj = case


def _signed(function: Command) -> Callable[..., Any]:
    """The options of every command that judges."""
    made: Callable[..., Any] = function
    for option in (
        click.option("--json", "json_", is_flag=True, help="One JSON object, for programs."),
        click.option("--dry-run", is_flag=True, help="Only show what would change."),
        click.option("--note", default="", help="Why, in your words."),
        click.option("--by", metavar="NAME", envvar=USER, help=f"Who judges; your full name. [env: {USER}]"),
        click.pass_obj,
    ):
        made = option(made)
    return made


def _judge(case: Path, make: Make, by: str | None, note: str, dry_run: bool, json_: bool) -> None:
    if not by or not any(letter.isalpha() for letter in by):
        raise click.UsageError(f"who judges? Give --by NAME, or set {USER}; it is never guessed")
    made, changes = doors.judge(case, make, by=" ".join(by.split()), note=note.strip(), dry_run=dry_run)
    if json_:
        told = {"case": str(case), "dry_run": dry_run, "judgements": made, "changes": [asdict(change) for change in changes]}
        click.echo(output.as_json(told))
        return
    rows = [{"id": one["id"], "kind": one["kind"], "records": one["records"], "by": one["by"], "state": one["state"],
             "reason": one["reason"]} for one in made]  # fmt: skip
    output.print_rows(rows, columns=("id", "kind", "records", "by", "state", "reason"))
    if dry_run:
        output.print_rows([asdict(change) for change in changes], columns=("change", "what", "text"))


@command.command("accept")
@click.argument("records", nargs=-1, required=True)
@_signed
def accept(case: Path, records: tuple[str, ...], **options: Any) -> None:
    """Accept claims, attributions or entities as they are shown."""
    _judge(case, lambda bench, signature: [bench.about("accept", record, signature) for record in records], **options)


@command.command("reject")
@click.argument("records", nargs=-1, required=True)
@_signed
def reject(case: Path, records: tuple[str, ...], **options: Any) -> None:
    """Reject claims or attributions: they no longer count, and stay on record.

    What a rejected attribution held is then told by the one around it.
    """
    _judge(case, lambda bench, signature: [bench.about("reject", record, signature) for record in records], **options)


@command.command("correct")
@click.argument("record")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_signed
def correct(case: Path, record: str, values: tuple[str, ...], **options: Any) -> None:
    """Correct fields of a claim or an attribution; FIELD= alone empties it.

    A claim's fields: subject, object, place (entity ids), code, predicate, object_text, polarity (+ or -), modality, condition,
    hedge, time (2020-01-01..2020-12-31), quantity ("2000..3000 USD (about)"), attribution (an attribution's id).
    An attribution's: source_entity, source_kind, stance, form, parent, source_count.
    """
    pairs = [value.partition("=") for value in values]
    if bad := [name for name, equals, _ in pairs if not equals]:
        raise click.UsageError(f"{bad[0]!r} is not FIELD=VALUE")
    told = {name: value for name, _, value in pairs}
    _judge(case, lambda bench, signature: [bench.correct(record, told, signature)], **options)


@command.command("merge")
@click.argument("entities", nargs=-1, required=True)
@_signed
def merge(case: Path, entities: tuple[str, ...], **options: Any) -> None:
    """Say that two or more entities are one."""
    _judge(case, lambda bench, signature: [bench.merge(entities, signature)], **options)


@command.command("split")
@click.argument("entity")
@click.argument("out", nargs=-1)
@_signed
def split(case: Path, entity: str, out: tuple[str, ...], **options: Any) -> None:
    """Say that members of an ENTITY, named by their local ids (d0123456789ab.e3), are someone else than the rest.

    With ENTITY alone, its members are listed, and nothing is judged. With two entities it says that they are not one.
    """
    if not out:
        rows = doors.members(case, entity)
        if options["json_"]:
            click.echo(output.as_json({"case": str(case), "entity": entity, "members": rows}))
        else:
            output.print_rows(rows, columns=("id", "words", "path", "start", "end"))
        return
    _judge(case, lambda bench, signature: [bench.split(entity, out, signature)], **options)


def _between(function: Command) -> Callable[..., Any]:
    layers = click.Choice(["origin", "proposition", "dispute"])
    made = click.option("--as", "layer", type=layers, help="In what: one origin, one proposition, a dispute.")(function)
    return _signed(click.argument("left")(click.argument("right")(made)))


@command.command("join")
@_between
def join(case: Path, left: str, right: str, layer: Any, **options: Any) -> None:
    """Say that two claims go back to one origin, state the same, or contradict each other."""
    _judge(case, lambda bench, signature: [bench.between("join", left, right, layer, signature)], **options)


@command.command("part")
@_between
def part(case: Path, left: str, right: str, layer: Any, **options: Any) -> None:
    """Say that two claims do not go back to one origin, do not state the same, or are in no dispute."""
    _judge(case, lambda bench, signature: [bench.between("part", left, right, layer, signature)], **options)


@command.command("sign")
@click.argument("records", nargs=-1, required=True)
@_signed
def sign(case: Path, records: tuple[str, ...], **options: Any) -> None:
    """Stand by records with your name; also by a cell of a matrix of hypotheses, named QUESTION/ROW/ALTERNATIVE."""
    _judge(case, lambda bench, signature: [bench.about("sign", record, signature) for record in records], **options)


@command.command("revoke")
@click.argument("judgements", nargs=-1, required=True)
@_signed
def revoke(case: Path, judgements: tuple[str, ...], **options: Any) -> None:
    """Take judgements back (j3); they stay on record, and a revocation can itself be revoked."""
    numbers = [name.removeprefix("j") for name in judgements]
    if bad := [name for name, number in zip(judgements, numbers, strict=True) if not (number.isascii() and number.isdigit())]:
        raise click.UsageError(f"{bad[0]!r} is no judgement; sayso judge CASE list shows them")

    def make(bench: Bench, signature: Signature) -> list[Judgement]:
        from sayso.judgements import Judgement
        from sayso.weighing.bench import revocation

        return [revocation(Judgement(int(n), "accept", "claim", "", ""), signature) for n in numbers]

    _judge(case, make, **options)


@command.command("list")
@click.option("--open", "open_", is_flag=True, help="Only those that wait for a person: their text or record is not found.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
@click.pass_obj
def list_(case: Path, open_: bool, json_: bool) -> None:
    """List all judgements, what they do now, and why."""
    rows = [row for row in doors.judgements(case) if not open_ or row["state"] in ("open", "open in part")]
    if json_:
        click.echo(output.as_json({"case": str(case), "judgements": rows}))
    else:
        output.print_rows(rows, columns=("id", "state", "kind", "layer", "about", "changes", "by", "date", "note", "reason"))


@command.command("queue")
@click.option("--limit", default=30, show_default=True, type=click.IntRange(min=0), help="How many rows; 0 shows all.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
@click.pass_obj
def queue(case: Path, limit: int, json_: bool) -> None:
    """List the records most worth a person's look, each with why; what was judged already is left out."""
    found = [asdict(item) for item in doors.review(case)]
    shown = found[:limit] if limit else found
    if json_:
        click.echo(output.as_json({"case": str(case), "shown": len(shown), "of": len(found), "queue": shown}))
    else:
        output.print_rows(shown, columns=("record", "what", "words", "reasons"), shown_of=len(found))
