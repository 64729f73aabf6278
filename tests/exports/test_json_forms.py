"""PLOVER events, places and web annotations: forms of JSON, checked against schemas written from their definitions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest

from sayso.casefile import Case
from sayso.codebook.schemes import PLOVER_TYPES
from sayso.errors import SaysoError
from sayso.exports import geojson
from sayso.exports.iris import document_iri
from sayso.model import EntityType, Mention
from tests.exports.written import written, written_hostile
from tests.telling.invented import View, case, document

PARTY = {"type": "object", "required": ["id", "name", "type"]}
PLOVER = {
    "type": "array",
    "items": {
        "type": "object",
        "required": "id event_type event_mode event_contexts date actor recipient location auxiliary_modes event_text".split(),
        "additionalProperties": True,
        "properties": {
            "event_type": {"enum": sorted({one.split("/")[0] for one in PLOVER_TYPES})},
            "event_mode": {"type": ["string", "null"]},
            "event_contexts": {"type": "array", "items": {"type": "string"}},
            "actor": {"type": "array", "items": PARTY},
            "recipient": {"type": "array", "items": PARTY},
            "auxiliary_modes": {
                "type": "object",
                "required": ["historical", "future", "hypothetical", "negation"],
                "additionalProperties": {"type": "boolean"},
            },
        },
    },
}
POSITION = {"type": "array", "minItems": 2, "items": {"type": "number"}}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
                            },
                        ]
                    },
                    "properties": {"type": ["object", "null"]},
                },
            },
        },
    },
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "source": {"type": "string"},
        "selector": {"type": "array", "prefixItems": [
            {"required": ["type", "start", "end"], "properties": {"type": {"const": "TextPositionSelector"}}},
            {"required": ["type", "exact", "prefix", "suffix"], "properties": {"type": {"const": "TextQuoteSelector"}}},
        ]},
    },
}  # fmt: skip
ANNOTATIONS = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "body", "target"],
                "properties": {
                    "type": {"const": "Annotation"},
                    "target": {"anyOf": [TARGET, {"type": "array", "items": TARGET}]},
                },
            },
        },
    },
}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("format_", "schema"), [("plover", PLOVER), ("geojson", GEOJSON), ("webannotation", ANNOTATIONS)])
@pytest.mark.parametrize("write", [written, written_hostile])
def test_the_form_is_as_its_definition_says(format_: str, schema: Any, write: Any, tmp_path: Path) -> None:
    jsonschema.Draft202012Validator(schema).validate(read(write(format_, tmp_path)))


def test_events_carry_negation_and_the_chain(tmp_path: Path) -> None:
    events = {event["id"]: event for event in read(written("plover", tmp_path))}
    assert set(events) == {"c1", "c4", "c5"}
    assert [events[c]["auxiliary_modes"]["negation"] for c in ("c1", "c4")] == [False, True]
    assert (events["c1"]["event_type"], events["c1"]["actor"][0]["name"]) == ("AID", "Highland")
    assert events["c4"]["event_text"]["told"] == "Hill Echo, citing Ada Brenn, denying it"


@pytest.mark.parametrize(("taken", "mode"), [("Person", "arrest"), ("Place", "seize")])
def test_the_event_of_a_capture_depends_on_what_is_taken(taken: EntityType, mode: str, tmp_path: Path) -> None:
    view = case()
    taken_ = tuple(replace(e, type=taken) if e.id == "k" else e for e in view.entities)
    claims = tuple(replace(c, code="captured") for c in view.claims if c.id == "c1")
    [event] = read(written("plover", tmp_path, replace(view, entities=taken_, claims=claims)))
    assert (event["event_type"], event["event_mode"]) == ("COERCE", mode)


def test_an_annotation_finds_its_words_by_position_and_by_quotation(tmp_path: Path) -> None:
    texts = {document_iri(d): d.text for d in case().documents}
    items = read(written("webannotation", tmp_path))["items"]
    targets = [t for item in items for t in (item["target"] if isinstance(item["target"], list) else [item["target"]])]
    assert len(targets) == 6 + 3 * 4
    for target in targets:
        text, (place, quote) = texts[target["source"]], target["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


PORT = "Oss (59°16′S 10°24′E) lies far from Port Elm. Rescuers gave 12.3456, -7.8901 as the place."


def places(text: str = PORT) -> View:
    made = replace(case().entities[4], id="o", mentions=(Mention("dp", text.index("Oss"), text.index("Oss") + 3, "name"),))
    other = replace(
        made, id="p", name="Port Elm", mentions=(Mention("dp", text.index("Port Elm"), text.index("Port Elm") + 8, "name"),)
    )
    return View((document("dp", text),), (made, other))


def features(view: View, folder: Path, gazetteer: Path | None = None) -> dict[str, Any]:
    geojson.write(cast(Case, view), folder / "g.json", gazetteer=gazetteer)
    return {feature["id"]: feature for feature in read(folder / "g.json")["features"]}


def test_a_place_has_coordinates_only_where_a_text_states_them_beside_its_name(tmp_path: Path) -> None:
    found = features(places(), tmp_path)
    assert found["o"]["geometry"]["coordinates"] == [10.4, -59.266667]
    assert found["o"]["properties"]["coordinates_stated_by"] == f"dp [{PORT.index('59')}:{PORT.index(')')}]"
    assert found["p"]["geometry"] is None  # a sentence ends between the name and the figures


def test_a_persons_own_gazetteer_fills_what_no_text_states(tmp_path: Path) -> None:
    own = tmp_path / "places.csv"
    own.write_text("name,latitude,longitude\nport elm,1.5,-2.5\nOss,0,0\n", encoding="utf-8-sig")
    found = features(places(), tmp_path, own)
    assert found["p"]["geometry"]["coordinates"] == [-2.5, 1.5]
    assert found["p"]["properties"]["coordinates_stated_by"] == "gazetteer places.csv, line 2"
    assert found["o"]["geometry"]["coordinates"] == [10.4, -59.266667]


def test_a_place_of_which_texts_give_two_positions_has_none(tmp_path: Path) -> None:
    text = "Oss (59.2667, 10.4001) burned; Port Elm did not. Oss (12.0001, 10.4001) burned."
    view = places(text)
    second = text.rindex("Oss")
    both = replace(view.entities[0], mentions=(*view.entities[0].mentions, Mention("dp", second, second + 3, "name")))
    assert features(replace(view, entities=(both,)), tmp_path)["o"]["geometry"] is None


@pytest.mark.parametrize("line", ["Oss,north,2", "Oss,91,2", "Oss,1"])
def test_a_gazetteer_line_that_states_no_place_is_named(line: str, tmp_path: Path) -> None:
    own = tmp_path / "places.csv"
    own.write_text(f"name,latitude,longitude\nElm,1,2\n{line}\n", encoding="utf-8")
    with pytest.raises(SaysoError, match="line 3 states no place"):
        features(places(), tmp_path, own)
