"""Universal Dependencies treebanks: EWT with PropBank frames and UNER names, GUM with coreference and eRST attributions."""

from __future__ import annotations

import json
import re
import zipfile
from collections import defaultdict
from pathlib import Path

from sayso.reading.encoder.labels import DEPREL, PUBLIC, UPOS
from training.example import Passage

SPEECH = frozenset(
    (
        "say tell report claim state announce declare argue assert believe think know deny admit acknowledge suggest insist warn "
        "add note explain confirm promise pledge vow threaten urge demand ask request call hope fear expect predict estimate "
        "maintain contend allege accuse write quote cite describe express reveal disclose stress emphasize conclude feel consider "
        "doubt suspect hint imply indicate mention remark reply respond answer comment recommend propose advise order praise "
        "thank criticize condemn complain agree assume guess understand realize learn hear speak talk show testify concede boast "
        "swear assure inform remind"
    ).split()
)
_GENRES = ("news", "interview", "speech", "court", "letter", "essay", "bio", "academic", "voyage", "fiction", "textbook")
_PLACES = {
    "PER": ("Person",),
    "LOC": ("Country", "Place", "Facility"),
    "ORG": ("Organization", "ArmedGroup", "StateBody", "Outlet", "Group", "Facility"),
}


def load_ewt(data: Path, split: str = "train") -> list[Passage]:
    """EWT: dependency trees, PropBank arguments, speech frames as cues, UNER names. One passage a source document."""
    names = _uner(data / "uner_ewt", split)
    facts = _factuality(data / "decomp_uds") if split == "train" else {}
    groups: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (data / "propbank_ud_ewt" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        groups[sentence["sent_id"].rsplit("-", 1)[0]].append(sentence)
    out = []
    for name, sentences in groups.items():
        p = Passage(f"ewt/{name}", [], [], weights={"cue": 0.3, "source": 0.4, "content": 0.4})
        for s in sentences:
            base = len(p.words)
            _ewt_sentence(p, s, names.get(str(s["sent_id"])))
            for i, value in facts.get(str(s["sent_id"]), {}).items():
                if base + i < len(p.words):
                    p.values[base + i] = value
        out.append(p)
    return out


def _ewt_sentence(p: Passage, s: dict, tags: list[str] | None) -> None:  # type: ignore[type-arg]
    base = len(p.words)
    p.words += s["tokens"]
    p.sentences.append((base, len(p.words)))
    add_tree(p, base, s["upos"], s["head"], s["deprel"])
    heads = s["head"]
    cues: dict[int, None] = {}
    for frame in s["frames"]:
        pred = frame["pred"]
        roles: dict[str, set[int]] = defaultdict(set)
        for label, a, b in frame["args"]:
            roles[label].add(base + head_of(heads, a, b))
        for role, label in (("arg0", "ARG0"), ("arg1", "ARG1"), ("arg2", "ARG2"), ("loc", "ARGM-LOC"), ("tmp", "ARGM-TMP")):
            p.rows.setdefault(role, []).append((base + pred, frozenset(roles[label] | roles.get("C-" + label, set()))))
        if frame["roleset"].split(".")[0] in SPEECH:
            spans = {x: [(a, b) for label, a, b in frame["args"] if label in (x, "C-" + x)] for x in ("ARG0", "ARG1")}
            content = spans["ARG1"]
            if content and any(s["upos"][k] in ("VERB", "AUX") for a, b in content for k in range(a, b + 1)):
                cues[pred] = None
                p.rows.setdefault("source", []).append(
                    (base + pred, frozenset(base + k for a, b in spans["ARG0"] for k in range(a, b + 1)))
                )
                p.rows.setdefault("content", []).append(
                    (base + pred, frozenset(base + k for a, b in content for k in range(a, b + 1) if s["tokens"][k] != "that"))
                )
    clausal = {h - 1 for h, d in zip(heads, s["deprel"], strict=True) if d in ("ccomp", "xcomp")}
    for i in range(len(heads)):
        if i in cues:
            p.tag("cue", base + i, "B")
        elif i not in clausal and s["upos"][i] not in ("NOUN", "ADV"):
            p.tag("cue", base + i, "O")
    if tags and len(tags) == len(heads):
        add_names(p, base, tags)


def add_tree(p: Passage, base: int, upos: list[str], heads: list[int], deprels: list[str]) -> None:
    """Arcs, relations and parts of speech of one sentence; ``heads`` are 1-based with 0 = root."""
    for i, (u, h, d) in enumerate(zip(upos, heads, deprels, strict=True)):
        p.arcs[base + i] = base + (h - 1 if h else i)
        if u in UPOS:
            p.tag("upos", base + i, u)
        d = d if d in DEPREL else d.split(":")[0]
        if d in DEPREL:
            p.tag("deprel", base + i, d)


def head_of(heads: list[int], first: int, last: int) -> int:
    """The word of ``[first, last]`` whose head lies outside it; ``heads`` are 1-based."""
    for i in range(first, last + 1):
        if not first <= heads[i] - 1 <= last:
            return i
    return last


def add_names(p: Passage, base: int, tags: list[str]) -> None:
    """UNER tags as partly known types; OTH and stray tags stay unknown."""
    found, unsure, i = [], set(), 0
    while i < len(tags):
        kind = tags[i][2:]
        if tags[i][0] == "B" and kind in _PLACES:
            j = i + 1
            while j < len(tags) and tags[j] == "I-" + kind:
                j += 1
            found.append((i, j, _PLACES[kind]))
            i = j
            continue
        if tags[i] != "O":
            unsure.add(i)
        i += 1
    sentence = Passage("", ["x"] * len(tags), [])
    sentence.spans("ner", found, frozenset(unsure))
    p.tags.setdefault("ner", {}).update({base + k: v for k, v in sentence.tags.get("ner", {}).items()})
    for k, tag in enumerate(tags):
        p.tag("public", base + k, tag if tag in PUBLIC else "O")


def _factuality(folder: Path) -> dict[str, dict[int, tuple[float, float]]]:
    """UDS factuality of EWT train and dev: sentence id → word → (value, confidence)."""
    root = folder / "decomp" / "data"
    graphs = json.loads((root / "ud_ids.json").read_text(encoding="utf-8"))
    ids = {graph: found["sentence_id"] for graph, found in graphs.items()}
    with zipfile.ZipFile(root / "2.0/normalized/sentence/annotations/factuality.zip") as archive:
        data = json.loads(archive.read("factuality.json"))["data"]
    out: dict[str, dict[int, tuple[float, float]]] = {}
    for graph, nodes in data.items():
        for node, found in nodes.items():
            fact = found.get("factuality", {}).get("factual")
            if fact and graph in ids:
                word = int(node.rsplit("-", 1)[1]) - 1
                out.setdefault(ids[graph], {})[word] = (float(fact["value"]), float(fact["confidence"]))
    return out


def _uner(folder: Path, split: str) -> dict[str, list[str]]:
    path = next(iter(sorted(folder.glob(f"*-ud-{split}*.iob2"))))
    out: dict[str, list[str]] = {}
    sid = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            sid = line.split("=", 1)[1].strip()
            out[sid] = []
        elif line and line[0].isdigit():
            out[sid].append(line.split("\t")[2])
    return out


def load_gum(data: Path, skip: frozenset[str] = frozenset()) -> list[Passage]:
    """GUM: dependency trees, coreference (nearest earlier mentions), eRST attributions as cues with source and content."""
    out = []
    for path in sorted((data / "gum" / "dep").glob("*.conllu")):
        if path.stem.split("_")[1] in _GENRES and path.stem not in skip:
            p = _gum_document(path)
            _attributions(p, data / "gum" / "rst" / f"{path.stem}.rsd")
            out.append(p)
    return out


def _gum_document(path: Path) -> Passage:
    p = Passage(f"gum/{path.stem}", [], [], weights={"cue": 0.5, "source": 0.7, "content": 0.7})
    open_mentions: list[tuple[str, int]] = []
    mentions: list[tuple[str, int, int]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [x.split("\t") for x in block.splitlines() if x and x[0].isdigit()]
        rows = [r for r in rows if "-" not in r[0] and "." not in r[0]]
        if not rows:
            continue
        base = len(p.words)
        p.words += [r[1] for r in rows]
        p.sentences.append((base, len(p.words)))
        add_tree(p, base, [r[3] for r in rows], [int(r[6]) for r in rows], [r[7] for r in rows])
        for i, r in enumerate(rows):
            entity = re.search(r"(?:^|\|)Entity=([^|]*)", r[9])
            for part in re.findall(r"\(\d+[^()]*\)?|\d+\)", entity.group(1)) if entity else []:
                number = re.search(r"\d+", part)
                eid = number.group() if number else ""
                if part.startswith("("):
                    open_mentions.append((eid, base + i))
                if part.endswith(")"):
                    k = max((k for k, m in enumerate(open_mentions) if m[0] == eid), default=None)
                    if k is not None:
                        mentions.append((eid, open_mentions.pop(k)[1], base + i))
    _coreference(p, mentions)
    return p


def _coreference(p: Passage, mentions: list[tuple[str, int, int]]) -> None:
    seen: dict[str, list[int]] = defaultdict(list)
    for eid, a, b in sorted(mentions, key=lambda m: (m[1], -m[2])):
        head = next((i for i in range(a, b + 1) if not a <= p.arcs.get(i, i) <= b or p.arcs.get(i) == i), b)
        if head in p.antecedents:
            continue
        p.antecedents[head] = frozenset(x for x in seen[eid][-8:] if x < head) or frozenset({head})
        seen[eid].append(head)


def _attributions(p: Passage, path: Path) -> None:
    if not path.exists():
        return
    units: dict[str, tuple[int, int]] = {}
    edges, at = [], 0
    children: dict[str, list[str]] = defaultdict(list)
    sentence: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        f = line.split("\t")
        if len(f) < 10:
            continue
        n = len(f[1].split())
        units[f[0]] = (at, at + n)
        at += n
        found = re.search(r"\bsid=(\d+)", f[5])
        sentence[f[0]] = found.group(1) if found else ""
        children[f[6]].append(f[0])
        if f[7].startswith("attribution-"):
            edges.append((f[0], f[6], f[9]))
    if at != len(p.words):
        return
    cues: set[int] = set()
    for unit, nucleus, signals in edges:
        source = _tokens(signals, "semantic-attribution_source-")
        cue = _tokens(signals, "lexical-indicative_(?:word|phrase)-")
        cue = {c for c in cue if c not in source and units[unit][0] <= c < units[unit][1]}
        if not cue or nucleus not in units:
            continue
        content: set[int] = set()
        stack = [nucleus]
        while stack:
            part = stack.pop()
            content |= set(range(*units[part]))
            stack += [c for c in children[part] if c != unit and sentence[c] == sentence[nucleus]]
        content -= cue | source
        content = {c for c in content if p.words[c] not in ('"', "“", "”", "that", "''", "``")}
        main = max(c for c in cue if c - 1 not in cue)
        cues |= cue
        p.rows.setdefault("source", []).append((main, frozenset(source)))
        p.rows.setdefault("content", []).append((main, frozenset(content)))
    upos = p.tags["upos"]
    nominal = {UPOS.index("NOUN"), UPOS.index("ADV")}
    for i in range(len(p.words)):
        if i in cues:
            p.tag("cue", i, "I" if i - 1 in cues else "B")
        elif not nominal & set(upos.get(i, ())):
            p.tag("cue", i, "O")


def _tokens(signals: str, prefix: str) -> set[int]:
    """Document-wide 1-based token ids of a signal → 0-based words."""
    out: set[int] = set()
    for ids in re.findall(prefix + r"([\d,-]+)", signals):
        for part in ids.strip("-").split(","):
            ends = [int(x) for x in part.split("-") if x]
            if ends:
                out |= set(range(ends[0] - 1, ends[-1]))
    return out
