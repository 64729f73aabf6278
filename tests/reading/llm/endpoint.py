"""A language model's endpoint on this machine that says what a test wants it to say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from sayso.model import Document, LabelledRange, Span
from sayso.reading.llm import Settings
from sayso.reading.llm.post import Clock
from sayso.reading.llm.settings import Protocol

TEXT = (
    "Home | Share\n"
    "Brontec Works paid for the Karu dam, two engineers told the Valley Sentinel.\n"
    "Mayor Ilse Okoro denied that Brontec Works had paid for the “Karu dam”.  She said it cost about 12 million crowns in 2019.\n"
    "Subscribe now, Brontec Works said\n"
)
BODY = Span(TEXT.index("Brontec"), TEXT.index("Subscribe"))


def document(text: str = TEXT, body: Span = BODY, path: str = "dam.txt") -> Document:
    """A report with page furniture around its article."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    ranges = (LabelledRange(body, "body"),)
    return Document("d" + sha256[:12], path, sha256, "text/plain", text, ranges=ranges, published="2020-01-02")


def whole(text: str, path: str = "a.txt") -> Document:
    """A report that is all article."""
    return document(text, Span(0, len(text)), path)


Json = dict[str, Any]


def said(id_: str = "a1", **changed: Any) -> Json:
    """An attribution as a model gives it; the mayor's denial where nothing is changed."""
    return {
        "id": id_, "source": "Mayor Ilse Okoro", "name": "Ilse Okoro", "source_kind": "named_person", "type": "Person",
        "cue": "denied", "content": ["Brontec Works had paid for the “Karu dam”"], "stance": "denies", "parent": None, **changed,
    }  # fmt: skip


def party(quote: str, name: str | None = None, type_: str = "Organization") -> Json:
    return {"quote": quote, "name": name, "type": type_}


def stated(**changed: Any) -> Json:
    """A claim as a model gives it; the one the mayor denies where nothing is changed."""
    return {
        "clause": "Brontec Works had paid for the “Karu dam”", "subject": party("Brontec Works"), "predicate": "had paid",
        "code": "funds", "object": party("“Karu dam”", "Karu dam", "Facility"), "place": None, "polarity": "-",
        "modality": "actual", "hedge": None, "condition": None, "time": None, "quantity": None, "attribution": "a1", **changed,
    }  # fmt: skip


def answer(said_: list[Any] | None = None, stated_: list[Any] | None = None) -> str:
    return json.dumps({"attributions": [said()] if said_ is None else said_, "claims": [stated()] if stated_ is None else stated_})


def speak(protocol: str, text: str, *, tokens: tuple[int, int] | None = (1000, 200), end: str | None = None) -> Json:
    """What an endpoint answers around a model's text."""
    if protocol == "anthropic":
        usage = {"usage": {"input_tokens": tokens[0], "output_tokens": tokens[1]}} if tokens else {}
        return {"content": [{"type": "text", "text": text}], "stop_reason": end or "end_turn", **usage}
    if protocol == "ollama":
        counts = {"prompt_eval_count": tokens[0], "eval_count": tokens[1]} if tokens else {}
        return {"message": {"role": "assistant", "content": text}, "done": True, "done_reason": end or "stop", **counts}
    usage = {"usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}} if tokens else {}
    return {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": end or "stop"}], **usage}


@dataclass(frozen=True)
class Answers:
    """One scripted answer; ``length`` is the length announced, where not the true one, ``hold`` keeps the line open."""

    content: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    hold: bool = False


def as_answer(value: Answers | Json | str | bytes | int) -> Answers:
    if isinstance(value, Answers):
        return value
    if isinstance(value, int):
        return Answers(b"{}", value)
    if isinstance(value, dict):
        return Answers(json.dumps(value).encode())
    return Answers(value.encode() if isinstance(value, str) else value)


@dataclass
class Endpoint:
    """A running endpoint: ``script`` is answered one after another, its last for ever; ``asked`` are the requests it got."""

    url: str
    script: list[Answers] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str], Json]] = field(default_factory=list)
    done: Event = field(default_factory=Event)

    def will(self, *answers: Answers | Json | str | bytes | int) -> None:
        self.script = [as_answer(a) for a in answers]

    def settings(self, protocol: Protocol = "openai", **more: Any) -> Settings:
        return Settings(url=self.url, protocol=protocol, model="m1", **more)


@contextmanager
def running() -> Iterator[Endpoint]:
    """An endpoint on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = _handler(endpoint)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.done.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            endpoint.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, asked))
            now = endpoint.script.pop(0) if len(endpoint.script) > 1 else endpoint.script[0]
            self.send_response(now.status)
            for name, value in now.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(now.content) if now.length is None else now.length))
            self.end_headers()
            self.wfile.write(now.content)
            self.wfile.flush()
            if now.hold:
                endpoint.done.wait()

        def do_GET(self) -> None:
            endpoint.asked.append(("GET " + self.path, {}, {}))

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@dataclass
class Slept:
    """A clock that never waits: it notes for how long it was asked to, and goes on by ``step`` seconds each time it is read."""

    step: float = 0.0
    at: float = 0.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        self.at += self.step
        return self.at

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.waits.append)


Record = Callable[[Any], None]
