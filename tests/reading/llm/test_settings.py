"""What has to be said before any text leaves, and what may not be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.errors import ReaderError
from sayso.reading.llm import Settings
from sayso.reading.llm.protocols import address

GOOD = Settings(url="https://llm.example.org/v1", protocol="openai", model="m1")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"url": ""}, "no url"),
        ({"model": " "}, "no model"),
        ({"protocol": ""}, "no protocol"),
        ({"protocol": "smoke"}, "unknown protocol smoke"),
        ({"url": "llm.example.org"}, "not usable"),
        ({"url": "ftp://llm.example.org"}, "not usable"),
        ({"url": "file:///etc/passwd"}, "not usable"),
        ({"url": "https://"}, "not usable"),
        ({"url": "https://llm.example.org:nine"}, "not usable"),
        ({"url": "https://llm.example.org:"}, "not usable"),
        ({"url": "https://user:word@llm.example.org"}, "no user, password or query"),
        ({"url": "https://llm.example.org/v1?key=abc"}, "no user, password or query"),
        ({"url": "https://llm.example.org\\x"}, "odd characters"),
        ({"url": "https://llm.example.org/\n"}, "odd characters"),
        ({"model": "m\x1b[2J"}, "odd characters"),
        ({"url": "http://llm.example.org", "key": "abc"}, "unencrypted"),
        ({"key": "abc\r\nx-more: 1"}, "no key"),
        ({"key": " "}, "no key"),
        ({"answer_tokens": 0}, "above 0"),
        ({"timeout": float("nan")}, "above 0"),
        ({"max_tokens": -1}, "below 0"),
        ({"max_cost": float("nan")}, "below 0"),
        ({"max_cost": 1.0}, "needs prices"),
        ({"extra": "nonsense"}, "not a JSON object"),
        ({"extra": "[1]"}, "not a JSON object"),
        ({"extra": "[" * 100_000}, "not a JSON object"),
        ({"extra": '{"messages": []}'}, "may not set messages"),
        ({"extra": '{"tools": [], "stream": true}'}, "may not set stream, tools"),
    ],
    ids=lambda value: str(value)[:60] if isinstance(value, str) else None,
)
def test_wrong_settings_are_one_clear_line(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(ReaderError, match=words) as caught:
        replace(GOOD, **changed)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert "abc" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:8080/v1", "http://127.0.0.1:1", "http://[::1]:8080", "https://llm.example.org"])
def test_a_key_goes_to_this_machine_or_encrypted(url: str) -> None:
    assert "secret" not in repr(replace(GOOD, url=url, key="secret"))


def test_the_host_is_told_with_its_port() -> None:
    assert replace(GOOD, url="https://LLM.example.org:8443/v1").host == "llm.example.org:8443"
    assert replace(GOOD, url="http://localhost:11434").on_this_machine
    assert not GOOD.on_this_machine


@pytest.mark.parametrize(
    ("protocol", "url", "whole"),
    [
        ("openai", "http://localhost:1/v1", "http://localhost:1/v1/chat/completions"),
        ("openai", "http://localhost:1/v1/chat/completions/", "http://localhost:1/v1/chat/completions"),
        ("anthropic", "http://localhost:1", "http://localhost:1/v1/messages"),
        ("anthropic", "http://localhost:1/v1/", "http://localhost:1/v1/messages"),
        ("ollama", "http://localhost:1/", "http://localhost:1/api/chat"),
    ],
)
def test_the_address_is_completed(protocol: Any, url: str, whole: str) -> None:
    assert address(replace(GOOD, protocol=protocol, url=url)) == whole
