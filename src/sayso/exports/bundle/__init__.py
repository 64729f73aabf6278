"""The evidence bundle: one claim with all it rests on, and thirty lines of standard Python that check it.

Texts stay out unless asked for: a bundle holds short quotations, and whoever has the reports checks them against the files.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from importlib import resources
from pathlib import Path

from sayso.exports.bundle.contents import claim_of, contents
from sayso.exports.folder import fresh
from sayso.exports.whole import whole_bytes
from sayso.telling.view import Index

README = """\
One claim, on whose word it is told, and the words it stands on (bundle.json). To check it, with Python 3 and nothing else:

    python3 check.py FOLDER-WITH-THE-REPORTS

It compares every file here with its recorded sum (manifest.json), and every quotation with the report it was taken from, which it
finds by its sum. Reports in HTML can only be checked against the text that was taken from them (a bundle made with --texts).
The seal is the sum of manifest.json: compare it with the one you were given by another way.
"""


def files(index: Index, claim: str, *, texts: bool = False) -> dict[str, bytes]:
    """The bundle's files by name.

    Args:
        index: the case.
        claim: the claim's id.
        texts: whether to put in the whole stored texts too, in UTF-8; mind their authors' rights.

    Raises:
        QueryError: the case has no such claim.
    """
    record = contents(index, claim_of(index, claim))
    found = {
        "README.txt": README.encode("ascii"),
        "bundle.json": (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8"),
        "check.py": resources.files("sayso.exports.bundle").joinpath("check.py").read_bytes(),
    }
    if texts:
        found |= {f"texts/{d['id']}.txt": index.documents[d["id"]].text.encode("utf-8") for d in record["documents"]}
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}
    return {**found, "manifest.json": (json.dumps(sums, indent=1) + "\n").encode("ascii")}


def write(index: Index, claim: str, path: Path, *, texts: bool = False) -> str:
    """Write a claim's bundle; the same case gives the same bytes.

    Args:
        index: the case.
        claim: the claim's id.
        path: a folder (new, empty, or an earlier bundle), or a file that ends in ``.zip``.
        texts: whether to put in the whole texts.

    Returns:
        The seal: the SHA-256 of the manifest.

    Raises:
        QueryError: the case has no such claim.
        SaysoError: it cannot be written.
    """
    found = files(index, claim, texts=texts)
    if path.suffix.lower() == ".zip":
        _zip(path, found)
    else:
        with fresh(path, "bundle") as folder:
            for name, data in found.items():
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(data)
    return hashlib.sha256(found["manifest.json"]).hexdigest()


def _zip(path: Path, found: dict[str, bytes]) -> None:
    with whole_bytes(path) as file, zipfile.ZipFile(file, "w") as archive:
        for name, data in found.items():
            archive.writestr(zipfile.ZipInfo(f"{path.stem}/{name}", (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


__all__ = ["files", "write"]
