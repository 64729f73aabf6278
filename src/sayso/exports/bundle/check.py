"""Checks this bundle: python3 check.py [FOLDER WITH THE REPORTS]. Exit code 0: as recorded, 1: it differs, 2: not all checked."""

import hashlib
import json
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
sums = json.loads((here / "manifest.json").read_text("utf-8"))
differs = [n for n, s in sums.items() if not (here / n).is_file() or hashlib.sha256((here / n).read_bytes()).hexdigest() != s]
texts: dict[str, str] = {}
missing: list[str] = []
for path in [p for folder in (here / "texts", *map(Path, sys.argv[1:])) for p in folder.rglob("*") if p.is_file()]:
    data = path.read_bytes()
    texts[hashlib.sha256(data).hexdigest()] = data.decode("utf-8", "replace")
for document in json.loads((here / "bundle.json").read_text("utf-8"))["documents"]:
    at_hand, text = document["text_sha256"] in texts, texts.get(document["text_sha256"], "")
    if not at_hand or (sys.argv[1:] and document["sha256"] not in texts):
        missing.append(f"{document['path']} (sha256 {document['sha256']})")
    for quote in document["quotes"] if at_hand else ():
        if text[quote["start"] : quote["end"]] != quote["quote"]:
            differs.append(f"{document['path']} [{quote['start']}:{quote['end']}]")
print(*(f"DIFFERS: {one!a}" for one in differs), *(f"not at hand: {one!a}" for one in missing), sep="\n")
print("seal:", hashlib.sha256((here / "manifest.json").read_bytes()).hexdigest())
print("" if differs or missing else "all hashes and quotes are as recorded")
sys.exit(1 if differs else 2 if missing else 0)
