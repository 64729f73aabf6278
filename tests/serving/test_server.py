"""The command as a person runs it: on the loopback address only, an address that opens once, an end with Ctrl+C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from sayso.errors import SaysoError
from sayso.serving import bind
from tests.serving.test_shelf import add


def test_the_command_serves_one_browser_until_it_is_stopped(tmp_path: Path) -> None:
    case = tmp_path / "inquiry.sayso"
    add(case, 1)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", "from sayso.cli import main; main()", "serve", str(case)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as room:  # fmt: skip
        assert room.stdout and room.stderr
        line = room.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:(\d+))(/enter/[\w-]{32})\n", line)
        assert found, line + room.stderr.read()
        home, port, path = found.groups()
        with httpx2.Client(base_url=home, follow_redirects=True) as client:
            assert client.get("/").status_code == 403
            entered = client.get(path)
            assert entered.status_code == 200 and f"sayso-{port}=" in entered.headers["set-cookie"]
            assert "server" not in entered.headers
            assert "Brontec Works" in client.get("/claims").text
            assert client.get("/", headers={"host": f"attacker.example:{port}"}).status_code == 421
        room.send_signal(signal.SIGINT)
        assert room.wait(timeout=60) in (0, 130)
        assert "Traceback" not in room.stderr.read()


def test_it_listens_on_the_loopback_address_only() -> None:
    with bind(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_connecting_works_before_any_address_is_told() -> None:
    with bind(0) as listening, socket.create_connection(listening.getsockname()) as visitor:
        assert visitor.getpeername() == listening.getsockname()


def test_a_port_that_another_room_is_about_to_serve_is_taken() -> None:
    with bind(0) as other:
        port = other.getsockname()[1]
        with pytest.raises(SaysoError, match=f"port {port} cannot be used"):
            bind(port)


def test_a_taken_port_is_told_with_a_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SaysoError, match=f"port {port} cannot be used.*--port"):
            bind(port)
