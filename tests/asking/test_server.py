"""The server for assistants, spoken to by the protocol's own client, in this process and as a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from sayso.asking.lookups import Lookups
from sayso.asking.server import server
from sayso.casefile import Case
from sayso.telling.view import Index
from tests.casefile.invented import reading, weighing
from tests.cli.conftest import apart
from tests.telling.invented import case

TOOLS = ["search", "ask", "claim", "chain", "disputes", "passage", "documents"]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def calls(to: Any, *wanted: tuple[str, dict[str, Any]]) -> list[Any]:
    """The tools, then the results of these calls."""

    async def run() -> list[Any]:
        async with Client(to) as client:
            tools = (await client.list_tools()).tools
            return [tools, *[await client.call_tool(name, arguments) for name, arguments in wanted]]

    return anyio.run(run)


def test_every_tool_says_that_it_only_reads() -> None:
    (tools,) = calls(server(Lookups(Index.of(case()))))
    assert [tool.name for tool in tools] == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_an_answer_is_structured_and_a_failure_is_one_line_with_the_way_out() -> None:
    _, found, failed = calls(
        server(Lookups(Index.of(case()))), ("search", {"text": "crowns"}), ("passage", {"document": "dx", "start": 0, "end": 1})
    )
    assert found.structured_content["claims"][0]["claim"] == "c2"
    assert failed.is_error
    assert "there is no document 'dx' in this case" in failed.content[0].text


def test_the_command_serves_a_case_on_standard_input_and_output(tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.sayso", create=True) as opened:
        opened.add(reading(1), reader_version="v1")
        opened.replace_weighing(weighing(opened.pile()))
    command = StdioServerParameters(
        command=sys.executable, args=["-c", "from sayso.cli import main; main()", "mcp", str(tmp_path / "c.sayso")], env=apart()
    )
    tools, found = calls(command, ("search", {"text": "funded families"}))
    assert [tool.name for tool in tools] == TOOLS
    assert "funded about 12 families" in found.structured_content["claims"][0]["quote"]
