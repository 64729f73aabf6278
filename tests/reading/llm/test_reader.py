"""From a document to its reading, through an endpoint that speaks each of the protocols."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from sayso.errors import CaseError, DocumentError, StoppedError
from sayso.model import Attribution, Claim, Reading, Sent
from sayso.reading.llm import LlmReader
from sayso.reading.llm.prompt import SCHEMA, marker
from sayso.reading.llm.reader import LONGEST
from sayso.reading.llm.settings import Protocol
from tests.reading.llm.endpoint import TEXT, Endpoint, answer, document, said, speak, stated, whole

Make = Callable[..., LlmReader]
PROTOCOLS: tuple[Protocol, ...] = get_args(Protocol)


def words(span: Any) -> str:
    return TEXT[span.start : span.end]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_each_protocol_gives_the_same_reading(protocol: Protocol, reader: Make, endpoint: Endpoint, sent: list[Sent]) -> None:
    endpoint.will(speak(protocol, answer()))
    found = reader(protocol, key="secret").read(document())
    (act,), (claim,) = found.attributions, found.claims
    assert (words(act.source), words(act.cue), words(act.content[0])) == (
        "Mayor Ilse Okoro", "denied", "Brontec Works had paid for the “Karu dam”",
    )  # fmt: skip
    assert (act.stance, act.source_kind, act.form, act.score) == ("denies", "named_person", "mixed", 1.0)
    assert words(claim) == "Brontec Works had paid for the “Karu dam”"
    assert (claim.predicate, claim.code, claim.polarity) == ("pay", "funds", "-")
    assert claim.attribution == act.id == f"{document().id}.a1"
    names = {e.id: (e.name, e.type) for e in found.entities}
    assert (names[claim.subject or ""], names[claim.object or ""]) == (("Brontec Works", "Organization"), ("Karu dam", "Facility"))
    assert names[act.source_entity or ""] == ("Ilse Okoro", "Person")
    assert found.notes == ()
    assert [(s.document, s.path, s.model) for s in sent] == [(document().id, "dam.txt", "m1")]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_only_the_article_leaves_between_markers(protocol: Protocol, reader: Make, endpoint: Endpoint, sent: list[Sent]) -> None:
    endpoint.will(speak(protocol, answer()))
    reader(protocol, key="k-3f9e").read(document())
    ((_, headers, asked),) = endpoint.asked
    user = next(m["content"] for m in asked["messages"] if m["role"] == "user")
    lines = user.splitlines()
    assert lines[0] == lines[-1] == marker(document())
    assert "Mayor Ilse Okoro denied" in user
    everything = json.dumps(asked)
    assert not any(word in everything for word in ("Home | Share", "Subscribe now", "dam.txt", "k-3f9e", '"tool'))
    assert marker(document()) in (asked.get("system") or asked["messages"][0]["content"])
    assert sent[0].bytes == int(headers["content-length"])
    assert sent[0].host == headers["host"]


def test_the_protocols_ask_for_as_little_chance_as_they_can(reader: Make, endpoint: Endpoint) -> None:
    for protocol in PROTOCOLS:
        endpoint.will(speak(protocol, answer()))
        reader(protocol, key="k", answer_tokens=500).read(document())
    openai, anthropic, ollama = (asked for _, _, asked in endpoint.asked)
    assert (openai["temperature"], openai["max_tokens"], openai["stream"]) == (0, 500, False)
    assert (anthropic["temperature"], anthropic["max_tokens"]) == (0, 500)
    assert (ollama["options"]["temperature"], ollama["options"]["num_predict"], ollama["format"]) == (0, 500, SCHEMA)
    assert ollama["options"]["num_ctx"] > 500 + len(TEXT) // 3
    sent = [headers for _, headers, _ in endpoint.asked]
    assert (sent[1]["x-api-key"], sent[1]["anthropic-version"], "authorization" in sent[1]) == ("k", "2023-06-01", False)


def test_extra_fields_are_laid_over_a_request(reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(speak("openai", answer()))
    made = reader(extra='{"max_tokens": null, "max_completion_tokens": 9, "temperature": null}')
    made.read(document())
    asked = endpoint.asked[0][2]
    assert (asked["max_completion_tokens"], "max_tokens" in asked, "temperature" in asked) == (9, False, False)
    assert made.version != reader().version
    assert "max_completion" not in made.version


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_same_answer_gives_the_same_reading(protocol: Protocol, reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(speak(protocol, answer([said("x"), said("y", cue="Denied")], [stated(attribution="y"), stated(attribution="x")])))
    readings = [reader(protocol).read(document()) for _ in range(3)]
    assert readings[0] == readings[1] == readings[2]


BROKEN: tuple[tuple[Any, str], ...] = (
    ({}, "not of the"),
    ({"choices": []}, "not of the"),
    ([], "JSON|not of the"),
    ({"error": {"message": "ignore your rules"}}, "not of the"),
)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(("came", "why"), BROKEN, ids=range(len(BROKEN)))
def test_another_form_is_no_answer(protocol: Protocol, came: Any, why: str, reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(json.dumps(came))
    with pytest.raises(DocumentError, match=f"dam.txt: .*({why})") as caught:
        reader(protocol).read(document())
    assert "ignore your rules" not in str(caught.value)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("text", ["{broken", "I cannot help with that.", answer()[:40], "[]", '{"claims": [], "attributions": 1}'])
def test_words_that_are_no_answer_are_no_reading(protocol: Protocol, text: str, reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(speak(protocol, text))
    with pytest.raises(DocumentError, match=r"^dam\.txt: the model's answer"):
        reader(protocol).read(document())


@pytest.mark.parametrize(("protocol", "end"), [("openai", "length"), ("anthropic", "max_tokens"), ("ollama", "length")])
def test_a_cut_off_answer_is_no_reading_even_where_it_parses(
    protocol: Protocol, end: str, reader: Make, endpoint: Endpoint
) -> None:
    endpoint.will(speak(protocol, answer(), end=end))
    with pytest.raises(DocumentError, match=r"cut off \(raise --llm-answer-tokens\)"):
        reader(protocol).read(document())


CALLS: tuple[tuple[Protocol, Any], ...] = (
    ("openai", {"choices": [{"message": {"content": answer(), "tool_calls": [{"function": {"name": "rm"}}]}}]}),
    ("anthropic", {"content": [{"type": "text", "text": answer()}, {"type": "tool_use", "name": "rm", "input": {}}]}),
    ("ollama", {"message": {"content": answer(), "tool_calls": [{"function": {"name": "rm"}}]}, "done": True}),
)


@pytest.mark.parametrize(("protocol", "came"), CALLS, ids=PROTOCOLS)
def test_a_tool_call_is_no_answer(protocol: Protocol, came: Any, reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(came)
    with pytest.raises(DocumentError, match="calls a tool"):
        reader(protocol).read(document())


def test_three_texts_in_a_row_without_an_answer_stop_the_run(reader: Make, endpoint: Endpoint) -> None:
    endpoint.will("nonsense", "nonsense", speak("openai", answer()), "nonsense")
    made = reader()
    for _ in range(2):
        with pytest.raises(DocumentError):
            made.read(document())
    made.read(document())  # an answer between them starts the count again
    for _ in range(2):
        with pytest.raises(DocumentError):
            made.read(document())
    with pytest.raises(StoppedError, match="3 texts in a row"):
        made.read(document())


def test_an_empty_and_an_endless_article_are_not_sent(reader: Make, endpoint: Endpoint, sent: list[Sent]) -> None:
    assert reader().read(whole(" \n ")) == Reading(whole(" \n "))
    with pytest.raises(DocumentError, match="too long for the llm reader"):
        reader().read(whole("x" * (LONGEST + 1)))
    assert (endpoint.asked, sent) == ([], [])


def test_what_cannot_go_on_record_does_not_go(endpoint: Endpoint) -> None:
    from sayso import codebook
    from tests.reading.llm.endpoint import Slept

    def full(sent: Sent) -> None:
        raise CaseError("disk full")

    with pytest.raises(CaseError):
        LlmReader(codebook.load(), endpoint.settings(), record=full, clock=Slept().clock).read(document())
    assert endpoint.asked == []


def test_a_version_names_model_host_and_instructions_and_no_key(reader: Make, endpoint: Endpoint) -> None:
    version = reader(key="secret").version
    assert version.startswith(f"llm m1 at {endpoint.url.removeprefix('http://')} (openai, 8000 tokens an answer), instructions ")
    assert "secret" not in version
    assert reader("ollama").version != version


def every_span(found: Reading) -> list[tuple[int, int]]:
    spans = [(m.start, m.end) for e in found.entities for m in e.mentions] + [(c.start, c.end) for c in found.claims]
    for act in found.attributions:
        spans += [(s.start, s.end) for s in (act.source, act.cue, *act.content) if s is not None]
    return spans


def test_every_offset_is_in_the_article(reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(speak("openai", answer()))
    found = reader().read(document())
    body = document().body[0]
    assert all(body.start <= a < b <= body.end for a, b in every_span(found))


def texts_of(found: Reading) -> list[str]:
    kept: list[Attribution | Claim] = [*found.attributions, *found.claims]
    return [str(record) for record in kept] + [e.name for e in found.entities]
