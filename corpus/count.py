"""Print what each split of the chain corpus holds: python corpus/count.py [--corpus corpus] [--data ../shared/data/train]

The standoff column is left out where the public texts are not at hand.
"""

import argparse
import collections
import pathlib
import sys
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).parent))  # so that the file also loads by path

from chain_codes import RELATIONS
from chain_markup import sentences_of
from convert import read_corpus
from standoff import read_standoff

Record = dict[str, Any]


def depth(document: Record, attribution: str | None) -> int:
    """How many sources stand between the document's own voice and what this attribution holds (0: own voice)."""
    parents = {a["id"]: a["parent"] for a in document["attributions"]}
    count = 0
    while attribution is not None and count <= len(parents):
        attribution, count = parents[attribution], count + 1
    return count


def counts_of(documents: list[Record]) -> collections.Counter[str]:
    """Everything countable in a split, by name."""
    counts: collections.Counter[str] = collections.Counter()
    for document in documents:
        counts["documents"] += 1
        counts["sentences"] += sum(1 for a, b in sentences_of(document["text"]) if document["text"][a:b].strip())
        counts["words"] += len(document["text"].split())
        counts["entities"] += len(document["entities"])
        counts["named mentions"] += sum(len(e["mentions"]) for e in document["entities"])
        counts["nominal mentions"] += sum(len(e["nominal"]) for e in document["entities"])
        counts[f"genre {document['meta'].get('genre', document['meta']['kind'])}"] += 1
        for one in document["attributions"]:
            _attribution(counts, document, one)
        for one in document["claims"]:
            _claim(counts, one)
        for one in document["negatives"]:
            for tag in one["tags"]:
                counts[f"negative example of {tag}"] += 1
    return counts


def _attribution(counts: collections.Counter[str], document: Record, one: Record) -> None:
    counts["attributions"] += 1
    counts[f"chain depth {depth(document, one['id'])}"] += 1
    counts[f"stance {one['stance']}"] += 1
    counts[f"form {one['form']}"] += 1
    counts[f"source {one['source_kind']}"] += 1
    counts["content in several spans"] += len(one["content"]) > 1
    counts["no cue"] += one["cue"] is None
    counts["no source"] += one["source"] is None
    for tag in one["tags"]:
        counts[f"phenomenon {tag}"] += 1


def _claim(counts: collections.Counter[str], one: Record) -> None:
    counts["claims"] += 1
    counts[f"modality {one['modality']}"] += 1
    counts["negative claims"] += one["polarity"] == "-"
    counts["claims with a quantity"] += one["quantity"] is not None
    counts["claims with a time"] += one["time"] is not None
    counts["relation " + (one["relation"] if one["relation"] in RELATIONS else "x_*")] += 1
    for tag in one["tags"]:
        counts[f"phenomenon {tag}"] += 1


def table(splits: dict[str, collections.Counter[str]]) -> str:
    """A Markdown table, one column a split."""
    keys = sorted({key for counts in splits.values() for key in counts})
    head = f"| what | {' | '.join(splits)} |\n|---|{'---:|' * len(splits)}\n"
    return head + "".join(f"| {key} | {' | '.join(str(counts[key]) for counts in splits.values())} |\n" for key in keys)


def main(arguments: list[str]) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data/train"))
    options = parser.parse_args(arguments)
    splits = {name: counts_of(read_corpus(options.corpus / name)) for name in ("train", "briefs", "test")}
    if options.data.is_dir():
        splits["standoff"] = counts_of(read_standoff(options.corpus / "standoff", options.data))
    sys.stdout.write(table(splits))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
