"""What a person has to say before any text leaves this machine, checked."""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass, field
from typing import Any, Literal, get_args
from urllib.parse import SplitResult, urlsplit

from sayso.errors import ReaderError

Protocol = Literal["openai", "anthropic", "ollama"]
HOW = "give --llm-url, --llm-protocol and --llm-model, or set SAYSO_LLM_URL, SAYSO_LLM_PROTOCOL and SAYSO_LLM_MODEL"
_OURS = frozenset({"model", "messages", "system", "prompt", "stream", "tools", "tool_choice", "functions", "function_call"})
"""Fields of a request that no extra may touch: they decide what is sent, and that the model can do nothing but answer."""


@dataclass(frozen=True, slots=True)
class Settings:
    """An endpoint and its bounds.

    ``url`` is the base address (``http://localhost:11434``); ``key`` never shows in a representation and is never kept.
    ``answer_tokens`` bounds one answer, ``max_tokens`` and ``max_cost`` a whole run; prices are per million tokens in any currency.
    ``timeout`` (seconds) bounds one request as a whole; ``retries`` is how often a request is sent again that met a full or failing
    endpoint. ``extra`` is a JSON object laid over each request (null takes a field away), for what an endpoint wants otherwise.
    """

    url: str
    protocol: Protocol
    model: str
    key: str | None = field(default=None, repr=False)
    answer_tokens: int = 8000
    max_tokens: int | None = None
    max_cost: float | None = None
    price_in: float | None = None
    price_out: float | None = None
    timeout: float = 120.0
    retries: int = 3
    extra: str = ""

    def __post_init__(self) -> None:
        _check_given(self)
        _check_address(urlsplit(self.url), has_key=self.key is not None)
        _check_bounds(self)
        self.extras()

    @property
    def host(self) -> str:
        """Host and port, as recorded: ``127.0.0.1:8080``."""
        return urlsplit(self.url).netloc.lower()

    @property
    def on_this_machine(self) -> bool:
        """Whether the endpoint runs on this computer."""
        return _loopback(urlsplit(self.url).hostname or "")

    def extras(self) -> dict[str, Any]:
        """The extra fields.

        Raises:
            ReaderError: they are no JSON object, or touch a field that is not theirs.
        """
        try:
            found = json.loads(self.extra) if self.extra else {}
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise ReaderError("SAYSO_LLM_EXTRA is not a JSON object", hint='for example {"temperature": null}')
        touched = sorted(_OURS & found.keys())
        if touched:
            raise ReaderError(f"SAYSO_LLM_EXTRA may not set {', '.join(touched)}", hint="leave it out")
        return found


def _check_given(settings: Settings) -> None:
    missing = [name for name in ("url", "protocol", "model") if not getattr(settings, name).strip()]
    if missing:
        raise ReaderError(f"the llm reader is not configured: no {', no '.join(missing)}", hint=HOW)
    if settings.protocol not in get_args(Protocol):
        raise ReaderError(f"unknown protocol {settings.protocol}", hint=f"one of {', '.join(get_args(Protocol))}")
    if not all(word.isascii() and word.isprintable() for word in (settings.url, settings.model)) or set(settings.url) & set(" \\"):
        raise ReaderError("the endpoint's address or the model's name holds odd characters", hint="plain ASCII, no spaces")
    if settings.key is not None and not (settings.key.isascii() and settings.key.isprintable() and settings.key.strip()):
        raise ReaderError("SAYSO_LLM_KEY is no key: empty, or with characters that a request cannot carry", hint="set it again")


def _check_address(address: SplitResult, *, has_key: bool) -> None:
    try:
        host, port = address.hostname, address.port
    except ValueError:
        host, port = None, None
    if address.scheme not in ("http", "https") or not host or (port is None and address.netloc.endswith(":")):
        raise ReaderError("the endpoint's address is not usable", hint="it looks like https://llm.example.org/v1")
    if "@" in address.netloc or address.query or address.fragment:
        raise ReaderError(
            "the endpoint's address may hold no user, password or query", hint="a key belongs into the variable SAYSO_LLM_KEY"
        )
    if address.scheme == "http" and has_key and not _loopback(host):
        raise ReaderError(f"a key would go to {address.netloc} unencrypted", hint="use https, or unset SAYSO_LLM_KEY")


def _check_bounds(settings: Settings) -> None:
    for name in ("answer_tokens", "timeout"):
        if not getattr(settings, name) > 0:
            raise ReaderError(f"{name} has to be above 0", hint="leave it out for the default")
    for name in ("max_tokens", "max_cost", "price_in", "price_out", "retries"):
        value = getattr(settings, name)
        if value is not None and not value >= 0:
            raise ReaderError(f"{name} may not be below 0", hint="leave it out")
    if settings.max_cost is not None and (settings.price_in is None or settings.price_out is None):
        raise ReaderError("a limit on cost needs prices", hint="give --llm-price-in and --llm-price-out, per million tokens")


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
