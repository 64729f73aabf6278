"""The options of the optional reader: which model at which address may read, and how much it may take."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from sayso.reading.llm import Settings

F = TypeVar("F", bound=Callable[..., Any])
KEY = "SAYSO_LLM_KEY"
"""The only place a key is taken from."""
EXTRA = "SAYSO_LLM_EXTRA"


@dataclass(frozen=True, slots=True)
class Option:
    """An option ``--llm-NAME`` that the variable ``SAYSO_LLM_NAME`` gives too."""

    name: str
    type: Any
    metavar: str
    help: str


OPTIONS = (
    Option("url", str, "URL", "The endpoint's base address; nothing is sent anywhere else."),
    Option("protocol", click.Choice(["openai", "anthropic", "ollama"]), "NAME", "Its protocol: openai, anthropic or ollama."),
    Option("model", str, "NAME", "The model's name there."),
    Option("answer-tokens", click.IntRange(min=1), "N", "Most tokens of one answer (8000)."),
    Option("max-tokens", click.IntRange(min=0), "N", "Stop before the run takes more tokens, in and out."),
    Option("max-cost", click.FloatRange(min=0), "SUM", "Stop before the run costs more; needs both prices."),
    Option("price-in", click.FloatRange(min=0), "SUM", "Price of a million tokens sent."),
    Option("price-out", click.FloatRange(min=0), "SUM", "Price of a million tokens answered."),
    Option("timeout", click.FloatRange(min=0, min_open=True), "SECONDS", "For one answer as a whole (120)."),
    Option("retries", click.IntRange(0, 20), "N", "How often a busy endpoint is asked again (3)."),
)


def llm_options(command: F) -> F:
    """Adds the options to a command, which takes them as keyword arguments ``llm_...``."""
    for option in reversed(OPTIONS):
        variable = "SAYSO_LLM_" + option.name.upper().replace("-", "_")
        add = click.option(
            f"--llm-{option.name}", type=option.type, metavar=option.metavar, envvar=variable, default=None,
            help=f"{option.help} Also {variable}.",
        )  # fmt: skip
        command = add(command)
    return command


def settings(reader: str, given: dict[str, Any]) -> Settings | None:
    """The settings of the llm reader, None where the built-in one is to read.

    Args:
        reader: what ``--reader`` says.
        given: the values of the options, by their argument names.

    Raises:
        ReaderError: the llm reader is asked for and not, or wrongly, configured.
        UsageError: its options are given and it is not asked for.
    """
    if reader != "llm":
        _none_typed(given)
        return None
    from sayso.reading.llm import Settings

    known = {name.removeprefix("llm_"): value for name, value in given.items() if value is not None}
    missing = {"url": "", "protocol": "", "model": ""}
    return Settings(**{**missing, **known}, key=os.environ.get(KEY) or None, extra=os.environ.get(EXTRA, ""))


def _none_typed(given: dict[str, Any]) -> None:
    """A person who types one of its options expects the llm reader; variables may be set for other times."""
    context = click.get_current_context()
    typed = [name for name in given if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if typed:
        raise click.UsageError(f"--{typed[0].replace('_', '-')} goes with --reader llm")
