"""GraphML and GEXF, read back by networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx
import pytest

from tests.exports.written import written, written_hostile


@pytest.mark.parametrize(("format_", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
@pytest.mark.parametrize("write", [written, written_hostile])
def test_networkx_reads_nodes_and_ties(format_: str, read: Any, write: Any, tmp_path: Path) -> None:
    graph = read(write(format_, tmp_path))
    assert set(graph.nodes) == {"h", "k"}
    ((one, other, values),) = graph.edges(data=True)
    assert (one, other) == ("h", "k")
    assert (values["claims"], values["against"], values["origins_at_most"], values["disputed"]) == (2, 1, 1, True)


@pytest.mark.parametrize(("format_", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_names_and_sentences_are_kept(format_: str, read: Any, tmp_path: Path) -> None:
    graph = read(written(format_, tmp_path))
    assert graph.nodes["h"]["label"] == "Highland"
    values = next(iter(graph.edges(data=True)))[2]
    assert (values["relation"], values["sentence"], values["first_year"]) == ("funds", "Highland funds Karu dam", 2019)
