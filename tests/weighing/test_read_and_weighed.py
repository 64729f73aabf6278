"""Rings of outlets, shared quotations and channels behind unnamed sources in written reports, read by the built-in reader."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import pytest

from sayso.codebook import load
from sayso.documents import read_bytes
from sayso.model import Pile, Reading, Weighing
from sayso.reading import Reader
from sayso.weighing import weigh

DAYS = ("3 June 2021", "4 June 2021", "6 June 2021")
Report = tuple[str, str, str]


@cache
def _reader() -> Reader:
    return Reader(codebook=load())


def _weighed(*reports: Report) -> Weighing:
    """Reports (outlet, title, body), a day or two apart, as one pile."""
    return _of(
        [
            _reader().read(read_bytes(f"{outlet}\n\n{title}\n\nBy Ines Halloran\n{day}\n\n{body}\n".encode(), f"{outlet}.txt"))
            for (outlet, title, body), day in zip(reports, DAYS, strict=False)
        ]
    )


def _of(readings: Sequence[Reading]) -> Weighing:
    return weigh(
        Pile(
            tuple(reading.document for reading in readings),
            tuple(entity for reading in readings for entity in reading.entities),
            tuple(act for reading in readings for act in reading.attributions),
            tuple(claim for reading in readings for claim in reading.claims),
        )
    )


WIRE = ("Harbour Wire", "Money for the front", "Chad funds the Salt Front, according to the Hill Echo. Its army has denied it.")
ECHO = ("Hill Echo", "Money for the Salt Front", "Harbour Wire reported that Chad funds the Salt Front. Two ministers kept silent.")
SECOND = ("Hill Echo", "A front and its friends", "The Valley Sun reported on Thursday that Chad funds the Salt Front.")
SUN = ("Valley Sun", "Hotels and uniforms", "Harbour Wire says that Chad funds the Salt Front. Nobody in the town wanted to speak.")


@pytest.mark.parametrize(
    ("reports", "outlets"),
    [
        ((WIRE, ECHO), {"Harbour Wire", "Hill Echo"}),
        ((WIRE, SECOND, SUN), {"Harbour Wire", "Hill Echo", "Valley Sun"}),
        (
            (
                ("Harbour Wire", "Chad funds front", "Chad funds the Salt Front, a diplomat told Harbour Wire."),
                ECHO,
                ("Harbour Wire", "New word on Chad", "The Hill Echo has confirmed that Chad funds the Salt Front."),
            ),
            {"Harbour Wire", "Hill Echo"},
        ),
    ],
    ids=["two that cite each other", "through a third", "a report that comes back as its own confirmation"],
)
def test_outlets_that_have_it_from_each_other_are_a_ring(reports: tuple[Report, ...], outlets: set[str]) -> None:
    (circle,) = _weighed(*reports).findings.circles
    assert set(circle.outlets) == outlets


def test_outlets_that_cite_each_other_for_different_things_are_none() -> None:
    other = ("Hill Echo", "Peru and the column", "Peru funds the Andes Column, Harbour Wire reported.")
    assert _weighed(WIRE, other).findings.circles == ()


def test_a_channel_behind_arab_sources_is_one_origin_however_it_is_told() -> None:
    found = _weighed(
        (
            "Northgate Herald",
            "Talks on the envoys",
            "Reports by Arab sources say that Chad armed the Salt Front in May. "
            "The reports were first broadcast by Al-Nahr television.",
        ),
        ("Valley Sun", "Arms for the front", "Chad armed the Salt Front in May, Arab sources told Al-Nahr television."),
        ("Hill Echo", "Arms in May", "Al-Nahr television, citing Arab sources, reported that Chad armed the Salt Front in May."),
    )
    (origin,) = found.origins
    assert origin.kind == "outlet" and len(origin.claims) == 3


def test_one_quotation_in_two_reports_is_one_statement() -> None:
    found = _weighed(
        ("Northgate Herald", "What was said", "“We never paid the Salt Front a single coin,” Minister Ana Duarte said on Tuesday."),
        ("Valley Sun", "Denial", "Minister Ana Duarte denied it. “We never paid the Salt Front a single coin,” she said."),
    )
    assert len({origin.id for origin in found.origins if origin.name == "Ana Duarte"}) == 1


def test_rare_facts_in_common_join_a_report_with_the_one_that_had_them_first() -> None:
    first = (
        "Northgate Herald",
        "Seventy-three lorries at the ford",
        "Seventy-three lorries with the plates of the brewery Golda crossed the ford of Wadi Sur on 12 May. They carried 1,140 "
        "rifles in crates marked as hops.\n\nThe drivers were paid in salt at a mill that belongs to Tomas Vane, a cousin of the "
        "governor. One of them, Idris Moll, kept a crate and sleeps on it.",
    )
    later = (
        "Valley Sun",
        "Hops with triggers",
        "In crates that were marked as hops, 1,140 rifles came over the ford at Wadi Sur on 12 May. The 73 lorries bore plates of "
        "the Golda brewery.\n\nAt the mill of the governor's cousin Tomas Vane their drivers got salt for pay. Idris Moll sleeps "
        "on a crate that he kept.",
    )
    found = _weighed(first, later)
    assert any("Valley Sun retells Northgate Herald" in origin.reason and "1140" in origin.reason for origin in found.origins)


def test_the_bundled_examples_hold_one_event_under_many_names_and_a_dispute_about_it() -> None:
    files = sorted((one for one in resources.files("sayso.examples").iterdir() if one.name[0].isdigit()), key=lambda one: one.name)
    found = _of([_reader().read(read_bytes(one.read_bytes(), one.name)) for one in files])
    names = {entity.id: entity.name for entity in found.entities}
    attack = next(ident for ident, name in names.items() if name == "the Hamas attack of 7 October")
    assert len({local.rpartition(".")[0] for local, ident in found.entity_of.items() if ident == attack}) == 5
    against = [one for one in found.relations if one.kind == "contradicts"]
    assert {one.exact for one in against} == {True, False}
    assert all("Iran" in one.reason for one in against)
    assert [one.reason for one in found.relations if one.kind == "update"] == [
        "the text corrects a figure: about 240 captured / 340 captured"
    ]
