"""GraphML and GEXF: the network of ties, for graph programs (Gephi, Cytoscape, yEd, networkx).

Forms: GraphML 1.0 (Brandes et al. 2002) and GEXF 1.3 (gexf.net).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TextIO
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr as quoted

from sayso.casefile import Case
from sayso.exports.material import chain_words, index_of, stated_ties, tie_sentence
from sayso.exports.whole import whole
from sayso.telling.view import Index

Kind = Literal["string", "int", "boolean"]
Value = str | int | bool
NODE: dict[str, Kind] = {"label": "string", "type": "string", "mentions": "int"}
EDGE: dict[str, Kind] = {
    "relation": "string", "sentence": "string", "told": "string", "claims": "int", "against": "int", "outlets": "int",
    "origins_at_most": "int", "disputed": "boolean", "first_year": "int", "last_year": "int", "claim_ids": "string",
    "against_ids": "string",
}  # fmt: skip
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(NamedTuple):
    """An entity that takes part in a tie."""

    id: str
    values: dict[str, Value]


class Edge(NamedTuple):
    """A tie."""

    id: str
    source: str
    target: str
    values: dict[str, Value]


def write_graphml(case: Case, path: Path) -> None:
    """Write the network of ties as GraphML.

    Raises:
        SaysoError: the file cannot be written.
    """
    nodes, edges = network(index_of(case))
    with whole(path) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for domain, kinds in (("node", NODE), ("edge", EDGE)):
            for name, kind in kinds.items():
                file.write(f' <key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n')
        file.write(' <graph id="ties" edgedefault="directed">\n')
        for node in nodes:
            file.write(f"  <node id={attribute(node.id)}>\n")
            _data(file, "node", node.values)
            file.write("  </node>\n")
        for edge in edges:
            ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
            file.write(f"  <edge id={attribute(edge.id)} {ends}>\n")
            _data(file, "edge", edge.values)
            file.write("  </edge>\n")
        file.write(" </graph>\n</graphml>\n")


def write_gexf(case: Case, path: Path) -> None:
    """Write the network of ties as GEXF; years stay attributes, for a tie's years are those that some text states.

    Raises:
        SaysoError: the file cannot be written.
    """
    nodes, edges = network(index_of(case))
    with whole(path) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
        file.write(' <graph defaultedgetype="directed" mode="static">\n')
        for domain, kinds in (("node", NODE), ("edge", EDGE)):
            file.write(f'  <attributes class="{domain}">\n')
            for name, kind in kinds.items():
                shown = {"int": "integer"}.get(kind, kind)
                file.write(f'   <attribute id="{domain}_{name}" title="{name}" type="{shown}"/>\n')
            file.write("  </attributes>\n")
        file.write("  <nodes>\n")
        for node in nodes:
            file.write(f"   <node id={attribute(node.id)} label={attribute(str(node.values['label']))}>\n")
            _attvalues(file, "node", node.values)
            file.write("   </node>\n")
        file.write("  </nodes>\n  <edges>\n")
        for edge in edges:
            ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
            label = attribute(str(edge.values["relation"]))
            file.write(f'   <edge id={attribute(edge.id)} {ends} label={label} weight="{edge.values["claims"]}">\n')
            _attvalues(file, "edge", edge.values)
            file.write("   </edge>\n")
        file.write("  </edges>\n </graph>\n</gexf>\n")


def network(index: Index) -> tuple[list[Node], list[Edge]]:
    """The entities that take part in a tie, and the ties; those that are only denied included, with 0 claims."""
    edges = list(_edges(index))
    held = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
    nodes = []
    for ident in held:
        entity = index.entities[ident]
        nodes.append(Node(ident, {"label": entity.name, "type": entity.type, "mentions": len(entity.mentions)}))
    return nodes, edges


def _edges(index: Index) -> Iterator[Edge]:
    for n, (tie, claims, against) in enumerate(stated_ties(index), 1):
        values: dict[str, Value] = {
            "relation": tie.code, "sentence": tie_sentence(index, tie),
            "told": "; ".join(dict.fromkeys(chain_words(index, c) for c in (*claims, *against))), "claims": len(claims),
            "against": len(against), "outlets": tie.outlets, "origins_at_most": tie.origins, "disputed": tie.disputed,
            "claim_ids": " ".join(c.id for c in claims), "against_ids": " ".join(c.id for c in against),
        }  # fmt: skip
        if tie.years:
            values |= {"first_year": min(tie.years), "last_year": max(tie.years)}
        yield Edge(f"t{n}", tie.subject, tie.object, values)


def _data(file: TextIO, domain: str, values: dict[str, Value]) -> None:
    for name, value in values.items():
        file.write(f'   <data key="{domain}_{name}">{escape(safe(_plain(value)))}</data>\n')


def _attvalues(file: TextIO, domain: str, values: dict[str, Value]) -> None:
    file.write("    <attvalues>\n")
    for name, value in values.items():
        file.write(f'     <attvalue for="{domain}_{name}" value={attribute(_plain(value))}/>\n')
    file.write("    </attvalues>\n")


def _plain(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def attribute(text: str) -> str:
    """A quoted XML attribute value."""
    return quoted(safe(text))


def safe(text: str) -> str:
    """The text with U+FFFD for what XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
