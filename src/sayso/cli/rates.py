"""The measured error rates of the reading in plain words, for the dossier's box (reading/encoder/weights/accuracy.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

FILES = ("reading/encoder/weights/accuracy.json", "reading/encoder/weights/accuracy-weighing.json")
_SETS = {
    "acceptance": "on press opinion it never saw",
    "own_test": "on our own test documents",
    "findings": "on our own pile, from what the program read itself",
}
_STEPS = {
    "mentions (exact span), F1": "Who and what is spoken of: each mention, to the letter",
    "attributions: content + source, F1": "Who says it: the source and the words said",
    "attributions: whole chain, F1": "Through whom: the whole chain",
    "claims: both participants, F1": "Who is said to do something to whom: both parties",
    "claims: coded (code + participants), F1": "What is said to be done: relation and both parties",
    "weighing, corroborations: same-proposition pairs, own reading": "Who says the same: pairs of claims found",
    "weighing, disputes: questions with at least one opposed pair found, own reading": "What is disputed: questions where seen",
}
_KIND = "whole chain by kind of text, F1: "
_CAUTION = "Weakest"
_WEAK = (
    "chains deeper than two, unattributed sentences beside an attributed one, sarcasm, translations, headlines, opinion, interviews"
)


def rates(model: str) -> dict[str, str]:
    """What is measured, step by step, and how well it went; empty where no figures came with the model.

    Args:
        model: the model in words, ending with the digest of its weights.
    """
    paths = [resources.files("sayso") / name for name in FILES]
    summaries = [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.is_file()]
    figures = [figure for summary in summaries for figure in summary["figures"]]
    return told({"model": summaries[0]["model"], "figures": figures}, model) if summaries else {}


def told(summary: Mapping[str, Any], model: str) -> dict[str, str]:
    """The figures of one summary in plain words.

    Example:
        {"Through whom: the whole chain": "0.62 on press opinion it never saw (two people: 0.96 / 0.92); 0.65 on ..."}
    """
    found = {step: words for name, step in _STEPS.items() if (words := _step(name, summary["figures"]))}
    kinds = {name: words for name in _SETS if (words := _kinds(name, summary["figures"]))}
    found |= {f"Through whom, by kind of text, {_SETS[name]}": words for name, words in kinds.items()}
    if found and not model.endswith(summary["model"]):
        found = {"Mind": "these figures are another model’s", **found}
    return {**found, _CAUTION: _WEAK} if found else {}


def _kinds(measure: str, figures: Iterable[Mapping[str, Any]]) -> str:
    """Whole chains by the kind of text, the best first: "agency-report 0.83, ..."."""
    held = [(f["what"].removeprefix(_KIND), f["value"]) for f in figures if f["measure"] == measure and f["what"].startswith(_KIND)]
    return ", ".join(f"{kind} {value:.2f}" for kind, value in sorted(held, key=lambda one: (-one[1], one[0])))


def _step(name: str, figures: Iterable[Mapping[str, Any]]) -> str:
    parts = []
    for figure in figures:
        if figure["what"] == name and figure["measure"] in _SETS:
            people = str(figure.get("published", "")).removesuffix(" (two annotators)")
            parts.append(f"{figure['value']:.2f} {_SETS[figure['measure']]}" + (f" (two people: {people})" if people else ""))
    return "; ".join(parts)
