"""Lemmas of English forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.lemmas import lemma_of, lemmas

FIRST = """
supplied supply · funds fund · armed arm · planning plan · said say · went go · stopping stop · flies fly
· children child · making make · agreed agree · denies deny · struck strike · fought fight · lying lie · trying try
· visited visit · released release · was be · n't not · travelled travel · controlled control · killed kill
· installed install · called call · referred refer · created create · voted vote · completed complete · invited invite
· acquired acquire · restored restore · limited limit · monitored monitor · offered offer · bringing bring
· belonging belong · changing change · used use · sued sue · buses bus · passes pass · passed pass · exceed exceed
· feeding feed · spring spring · news news · nothing nothing · during during · status status · this this
· crisis crisis · crises crisis · analyses analysis · policemen policeman · wives wife · Supplied supply · FUNDS fund
· shared share · fired fire · shown show · proven prove · overtaken overtake · undergone undergo
· misled mislead · welcomed welcome · shored shore · adored adore
· fuelled fuel · imperiled imperil · signalling signal · overselling oversell
"""
FORMS = [tuple(pair.split()) for pair in FIRST.replace("\n", " ").split("·")]


@pytest.mark.parametrize(("form", "lemma"), FORMS, ids=[f[0] for f in FORMS])
def test_likeliest_lemma(form: str, lemma: str) -> None:
    assert lemmas(form)[0] == lemma


def test_known_words_choose_among_lemmas() -> None:
    assert lemma_of("focused", {"focus"}) == "focus"
    assert lemma_of("visited") == "visit"


@given(st.text(max_size=12))
def test_the_form_is_among_its_lemmas_and_none_comes_twice(word: str) -> None:
    found = lemmas(word)
    assert word.lower().replace("’", "'") in found and len(set(found)) == len(found)
