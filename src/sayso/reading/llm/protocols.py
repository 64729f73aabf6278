"""Three ways to ask a language model over HTTP, and what each answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.reading.llm.settings import Settings


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said; token counts are None where the endpoint does not give any, ``whole`` is false where it was cut off."""

    text: str
    tokens_in: int | None
    tokens_out: int | None
    whole: bool


PATHS = {"openai": "/chat/completions", "anthropic": "/v1/messages", "ollama": "/api/chat"}


def address(settings: Settings) -> str:
    """Where requests go: the base address and the protocol's path, which may be given along."""
    base, path = settings.url.rstrip("/"), PATHS[settings.protocol]
    if settings.protocol == "anthropic" and base.endswith("/v1"):
        path = "/messages"
    return base if base.endswith(path) else base + path


def headers(settings: Settings) -> dict[str, str]:
    """The headers that carry the key, and the protocol's own."""
    if settings.protocol == "anthropic":
        return {"anthropic-version": "2023-06-01", **({"x-api-key": settings.key} if settings.key else {})}
    return {"authorization": f"Bearer {settings.key}"} if settings.key else {}


def body(settings: Settings, system: str, user: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A request: one system text, one user text, no tools, no memory, as little chance as the endpoint allows."""
    turn = {"role": "user", "content": user}
    made: dict[str, Any] = {"model": settings.model}
    if settings.protocol == "anthropic":
        made |= {"system": system, "messages": [turn], "max_tokens": settings.answer_tokens, "temperature": 0}
    else:
        made["messages"] = [{"role": "system", "content": system}, turn]
    if settings.protocol == "openai":
        made |= {"max_tokens": settings.answer_tokens, "temperature": 0, "stream": False}
    if settings.protocol == "ollama":
        room = estimate(len((system + user).encode())) + settings.answer_tokens  # it cuts a longer text without a word
        options = {"temperature": 0, "seed": 0, "num_predict": settings.answer_tokens, "num_ctx": room}
        made |= {"stream": False, "format": dict(schema), "options": options}
    made |= settings.extras()
    return {name: value for name, value in made.items() if value is not None}


def estimate(size: int) -> int:
    """Tokens that so many bytes take at most in ordinary writing; most texts take a quarter less."""
    return -(-size // 3)


def reply(settings: Settings, answer: object) -> Reply:
    """What the model said.

    Raises:
        ValueError: the answer has another form, calls a tool, or says nothing.
    """
    if not isinstance(answer, dict):
        raise ValueError("not an object")
    read = {"openai": _openai, "anthropic": _anthropic, "ollama": _ollama}[settings.protocol]
    found = read(answer)
    if not found.text.strip() and found.whole:
        raise ValueError("no text in it")
    return found


def _openai(answer: dict[str, Any]) -> Reply:
    choices = answer.get("choices")
    if not isinstance(choices, list) or len(choices) != 1 or not isinstance(choices[0], dict):
        raise ValueError("not one choice")
    message, usage = _object(choices[0], "message"), answer.get("usage")
    if message.get("tool_calls") or message.get("function_call"):
        raise ValueError("it calls a tool")
    whole = choices[0].get("finish_reason") in ("stop", None)
    return Reply(_text(message.get("content")), _count(usage, "prompt_tokens"), _count(usage, "completion_tokens"), whole)


def _anthropic(answer: dict[str, Any]) -> Reply:
    parts, usage = answer.get("content"), answer.get("usage")
    if not isinstance(parts, list) or not all(isinstance(p, dict) for p in parts):
        raise ValueError("no content")
    if any(p.get("type") == "tool_use" for p in parts):
        raise ValueError("it calls a tool")
    text = "".join(_text(p.get("text")) for p in parts if p.get("type") == "text")
    whole = answer.get("stop_reason") in ("end_turn", "stop_sequence", None)
    return Reply(text, _count(usage, "input_tokens"), _count(usage, "output_tokens"), whole)


def _ollama(answer: dict[str, Any]) -> Reply:
    message = _object(answer, "message")
    if message.get("tool_calls"):
        raise ValueError("it calls a tool")
    whole = answer.get("done") is not False and answer.get("done_reason") in ("stop", None)
    return Reply(_text(message.get("content")), _count(answer, "prompt_eval_count"), _count(answer, "eval_count"), whole)


def _object(holder: dict[str, Any], name: str) -> dict[str, Any]:
    found = holder.get(name)
    if not isinstance(found, dict):
        raise ValueError(f"no {name}")
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError("its content is not text")
    return value


def _count(holder: object, name: str) -> int | None:
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None
