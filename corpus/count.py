"""Print a table of what a folder of the chain corpus holds: python corpus/count.py corpus/train"""

import collections
import sys
from typing import Any

from chain_codes import RELATIONS
from convert import read_corpus


def depth(document: dict[str, Any], attribution: str | None) -> int:
    """How many sources stand between the document's own voice and what this attribution holds (0: own voice)."""
    parents = {a["id"]: a["parent"] for a in document["attributions"]}
    count = 0
    while attribution is not None and count <= len(parents):
        attribution, count = parents[attribution], count + 1
    return count


def table(documents: list[dict[str, Any]]) -> str:
    """A Markdown table of what the documents hold."""
    counts: collections.Counter[str] = collections.Counter()
    for document in documents:
        counts["documents"] += 1
        counts["words"] += len(document["text"].split())
        counts["entities"] += len(document["entities"])
        counts["named mentions"] += sum(len(e["mentions"]) for e in document["entities"])
        counts["nominal mentions"] += sum(len(e["nominal"]) for e in document["entities"])
        counts[f"kind {document['meta']['kind']}"] += 1
        for one in document["attributions"]:
            counts["attributions"] += 1
            counts[f"depth {depth(document, one['id'])}"] += 1
            counts[f"stance {one['stance']}"] += 1
            counts[f"form {one['form']}"] += 1
            counts[f"source {one['source_kind']}"] += 1
            counts["content in several spans"] += len(one["content"]) > 1
            counts["no cue"] += one["cue"] is None
            counts["no source"] += one["source"] is None
        for one in document["claims"]:
            counts["claims"] += 1
            counts[f"modality {one['modality']}"] += 1
            counts["negative claims"] += one["polarity"] == "-"
            counts["claims with a quantity"] += one["quantity"] is not None
            counts["claims with a time"] += one["time"] is not None
            counts["relation " + (one["relation"] if one["relation"] in RELATIONS else "x_*")] += 1
    for relation in RELATIONS:
        counts["relation " + relation] += 0
    return "| what | count |\n|---|---:|\n" + "".join(f"| {key} | {counts[key]} |\n" for key in sorted(counts))


if __name__ == "__main__":
    sys.stdout.write(table(read_corpus(sys.argv[1])))
