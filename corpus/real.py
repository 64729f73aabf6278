"""The public texts that ``standoff/`` annotates: read from the data folder, never kept here.

Each text has an id (``ewt/DOCUMENT/M-N``: those sentences of a document of its train part, counted from 1, ``gum/NAME``,
``meantime/NAME``, ``newsmtsc/NNN``: ten sentences in the order of its train file, ``re3d/ID``) and is rebuilt the same way every
time, so that offsets and sha256 hold.
"""

import functools
import json
import pathlib
import re
import xml.etree.ElementTree as ElementTree

_NO_SPACE_BEFORE = re.compile(r"^([.,;:!?%)\]}]|'s|'|n't|'re|'ve|'ll|'d|'m|''|”|’)")
_NO_SPACE_AFTER = re.compile(r"([(\[{$£€]|``|“|‘)$")

BLOCK = 10
"""Sentences of NewsMTSC that make up one text."""

PARAGRAPH = 4
"""Sentences of EWT that make up one paragraph: its release keeps no paragraphs."""


def text_of(data: pathlib.Path, name: str) -> str:
    """The text with this id.

    Args:
        data: the folder that holds ``propbank_ud_ewt``, ``gum``, ``meantime``, ``newsmtsc`` and ``re3d``.
        name: the id.

    Raises:
        FileNotFoundError: the data set is not there or has no such text.
    """
    source, _, rest = name.partition("/")
    return {"ewt": _ewt, "gum": _gum, "meantime": _meantime, "newsmtsc": _newsmtsc, "re3d": _re3d}[source](data, rest)


def _ewt(data: pathlib.Path, name: str) -> str:
    document, _, part = name.rpartition("/")
    first, last = map(int, part.split("-"))
    sentences = _ewt_documents(data).get(document, [])[first - 1 : last]
    if not sentences:
        raise FileNotFoundError(f"no EWT document {document} with sentence {first} under {data}")
    return "\n\n".join(" ".join(sentences[i : i + PARAGRAPH]) for i in range(0, len(sentences), PARAGRAPH)) + "\n"


@functools.cache
def _ewt_documents(data: pathlib.Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (data / "propbank_ud_ewt" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.setdefault(record["sent_id"].rsplit("-", 1)[0], []).append(record["text"].strip())
    return found


def _gum(data: pathlib.Path, name: str) -> str:
    paragraphs: list[list[str]] = []
    for line in (data / "gum" / "dep" / f"GUM_{name}.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") or (line.startswith("# newdoc") and not paragraphs):
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line[len("# text = ") :].strip())
    return "\n\n".join(" ".join(p) for p in paragraphs if p) + "\n"


def _meantime(data: pathlib.Path, name: str) -> str:
    path = next((data / "meantime").rglob(f"intra-doc_annotation/*/{name}.xml"), None)
    if path is None:
        raise FileNotFoundError(f"no MEANTIME document {name} under {data}")
    text, sentence, quotes = "", None, 0
    for token in ElementTree.parse(path).getroot().iter("token"):
        word = token.text or ""
        if token.get("sentence") != sentence:
            text += "\n\n" if sentence is not None and int(sentence) < 2 else " " if text else ""
            sentence, glue = token.get("sentence"), True
            quotes = 0 if text.endswith("\n\n") else quotes
        else:
            glue = bool(_NO_SPACE_BEFORE.match(word)) or bool(_NO_SPACE_AFTER.search(text))
        if word == '"':
            glue = glue or quotes % 2 == 1
            quotes += 1
        elif text.endswith('"') and quotes % 2 == 1:
            glue = True
        text += word if glue else " " + word
    return text + "\n"


def _newsmtsc(data: pathlib.Path, name: str) -> str:
    start = int(name) * BLOCK
    return "\n\n".join(_newsmtsc_sentences(data)[start : start + BLOCK]) + "\n"


@functools.cache
def _newsmtsc_sentences(data: pathlib.Path) -> list[str]:
    path = next((data / "newsmtsc").rglob("train.jsonl"), None)
    if path is None:
        raise FileNotFoundError(f"no NewsMTSC under {data}")
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(json.loads(line)["sentence_normalized"].strip() for line in lines))


def _re3d(data: pathlib.Path, name: str) -> str:
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and (record := json.loads(line))["_id"] == name:
                return f"{record['text'].strip()}\n"
    raise FileNotFoundError(f"no re3d document {name} under {data}")
