"""The Markdown twin: the same sentences and footnotes, and nothing in a text is obeyed."""

from __future__ import annotations

import re

from sayso.model import Document
from sayso.telling.dossier import Setting
from sayso.telling.markdown import markdown
from sayso.telling.view import Index
from tests.telling.invented import HOSTILE, View, case, hostile

SETTING = Setting(title="Karu", as_of="2021-05-06", error_rates={"chains": "0.6"}, purpose="a test")


def test_sentences_carry_footnotes_and_every_footnote_is_there() -> None:
    text = markdown(Index.of(case()), SETTING)
    assert "- Hill Echo, citing Ada Brenn, reports a denial of this: “Highland had paid for the Karu dam”.[^4]" in text
    used, made = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert used == made == {"1", "2", "3", "4", "5", "6"}
    assert "reports/db.txt \\[45:79\\]: “Highland's spokeswoman Ada Brenn denied that Highland had paid for the Karu dam.”" in text
    assert "As of 6 May 2021" in text and "chains: 0.6" in text and "Stated purpose: a test" in text


def test_the_words_of_a_hostile_text_stay_words() -> None:
    text = markdown(Index.of(hostile()), Setting(title=HOSTILE, case_name=HOSTILE, as_of=HOSTILE, error_rates={HOSTILE: HOSTILE}))
    assert not re.search(r"(?<!\\)<", text) and not re.search(r"(?<!\\)[`*]+(?=script|img)", text)
    assert "://" not in text and "\u202e" not in text and "\x00" not in text and "<script" not in text.replace("\\<", "")


def test_what_was_left_out_and_what_bears_no_date_is_named() -> None:
    later, undated = (
        Document(i, f"{i}.txt", "0" * 64, "text/plain", "", published=p) for i, p in (("x", "2030-01-02"), ("y", None))
    )
    text = markdown(Index.of(case()), Setting(as_of="2029-01-01", later=(later,), undated=(undated,)))
    assert "- x.txt, 2 Jan 2030" in text and "- y.txt" in text


def test_an_empty_case_and_the_same_case_twice() -> None:
    assert "None were found." in markdown(Index.of(View()), SETTING)
    assert markdown(Index.of(case()), SETTING) == markdown(Index.of(case()), SETTING)
