"""Annotations of public texts without the texts: make them from marked copies, join them with the texts again.

    python corpus/standoff.py make MARKED.chain --id gum/news_afghan --data ../shared/data/train -o corpus/standoff

The marked copy is the text itself with the tags of guidelines.md; it stays out of the project. What is kept has offsets only.
"""

import argparse
import copy
import hashlib
import json
import pathlib
import sys
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).parent))  # so that the file also loads by path

from chain_markup import MarkupError
from convert import convert
from real import text_of


def _bare(value: Any) -> Any:
    """The record without quoted words: spans become [start, end]."""
    if isinstance(value, list) and len(value) == 3 and isinstance(value[2], str) and isinstance(value[0], int):
        return value[:2]
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return {key: _bare(one) for key, one in value.items()} if isinstance(value, dict) else value


def _worded(value: Any, text: str) -> Any:
    """The inverse of _bare."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value):
        return [*value, text[value[0] : value[1]]]
    if isinstance(value, list):
        return [_worded(one, text) for one in value]
    return {key: _worded(one, text) for key, one in value.items()} if isinstance(value, dict) else value


def make(source: str, name: str, identity: str, text: str) -> dict[str, Any]:
    """The standoff record of a marked copy.

    Args:
        source: the marked copy, in the form of guidelines.md.
        name: its file name, for messages.
        identity: the text's id (see ``real.py``).
        text: the text that the copy marks.

    Raises:
        MarkupError: the markup is faulty, or the copy's words are not the text's.
    """
    document = convert(source, name)
    mine, theirs = document.pop("text").rstrip(), text.rstrip()
    if mine != theirs:
        at = next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), min(len(mine), len(theirs)))
        raise MarkupError(
            f"{name}: the copy differs from the text at {at}: {mine[at - 30 : at + 30]!r} for {theirs[at - 30 : at + 30]!r}"
        )
    for claim in document["claims"]:
        claim["condition"] = None if claim["condition"] is None else _find(claim, mine)
    document["meta"].pop("title")
    body = document.pop("body")
    return {
        "id": identity,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        **{key: document[key] for key in ("meta",)},
        "body": body,
        **{key: _bare(document[key]) for key in ("entities", "attributions", "claims", "negatives")},
    }


def _find(claim: dict[str, Any], text: str) -> list[int] | None:
    near = text.find(claim["condition"], max(0, claim["span"][0] - 400))
    return None if near < 0 else [near, near + len(claim["condition"])]


def read_standoff(folder: pathlib.Path, data: pathlib.Path) -> list[dict[str, Any]]:
    """Every annotation of a folder with its text joined on, in name order, as ``convert.convert`` gives them.

    Args:
        folder: holds ``SET_NAME.json`` files as ``make`` wrote them.
        data: the folder of the public data sets.

    Raises:
        FileNotFoundError: a data set is missing.
        ValueError: a text is not the one that was annotated (sha256 differs).
    """
    out = []
    for path in sorted(folder.glob("*_*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = text_of(data, record["id"])
        if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
            raise ValueError(f"{record['id']}: this is not the text that was annotated (sha256 differs)")
        full = copy.copy(record)
        for key in ("entities", "attributions", "claims", "negatives"):
            full[key] = _worded(record[key], text)
        for claim in full["claims"]:
            claim["condition"] = claim["condition"] and claim["condition"][2]
        full["doc"], full["text"] = f"{path.stem}.txt", text
        full["meta"] = {"title": text.split("\n")[0], **record["meta"]}
        out.append(full)
    return out


def main(arguments: list[str]) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    makes = commands.add_parser("make", help="marked copy to standoff record")
    makes.add_argument("marked", type=pathlib.Path)
    makes.add_argument("--id", required=True)
    makes.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data/train"))
    makes.add_argument("-o", "--out", type=pathlib.Path, default=pathlib.Path("corpus/standoff"))
    options = parser.parse_args(arguments)
    try:
        text = text_of(options.data, options.id)
        record = make(options.marked.read_text(encoding="utf-8"), options.marked.name, options.id, text)
    except (MarkupError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / (options.id.replace("/", "_").replace(",", "") + ".json")
    path.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
