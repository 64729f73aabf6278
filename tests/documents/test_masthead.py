"""What invented pages say of themselves."""

from __future__ import annotations

import pytest

from sayso.documents import read_text
from sayso.documents.known import outlet_named
from sayso.documents.masthead import LONGEST_TITLE

LEAD = "The ferry company said on Monday that its boats would not sail before the end of the week."
PROSE = f"\n\n{LEAD}\n\nIt gave no reason for that.\n"
TITLE = "Ferries stay in port for a week"


def _read(head: str, tail: str = "") -> tuple[str | None, str | None]:
    document = read_text(f"{head}{PROSE}{tail}", "a.txt")
    return document.outlet, document.origin


@pytest.mark.parametrize(
    ("head", "tail", "outlet", "origin"),
    [
        (f"{TITLE}\n\nby harbour news", "", "harbour news", None),
        (f"October 1, 2020 | Coastal Courier\n\n{TITLE}", "", "Coastal Courier", None),
        (f"From: The Coastal Times\n\n{TITLE}", "", "The Coastal Times", None),
        (TITLE, "\n© 2020 The Daily Ledger. All rights reserved.\n", "The Daily Ledger", None),
        (TITLE, "\nPublished in The Coastal Times, October 2, 2020.\n", "The Coastal Times", None),
        (f"{TITLE} – Reuters\n\nby harbour news", "", "harbour news", "Reuters"),
        (f"{TITLE}\n\nby harbour news", "\nSource: Reuters\n", "harbour news", "Reuters"),
        (f"{TITLE}\n\nby harbour news", "\nThis story first appeared in The Coastal Times.\n", "harbour news", "The Coastal Times"),
        (TITLE, "", None, None),
        (f"{TITLE}\n\nBy Ana Cruz", "", None, None),
    ],
)
def test_outlet_and_origin(head: str, tail: str, outlet: str | None, origin: str | None) -> None:
    assert _read(head, tail) == (outlet, origin)


@pytest.mark.parametrize("form", ["{title}\n\nby harbour news{prose}", "<html><body><h1>{title}</h1>{prose}</body></html>"])
def test_a_title_without_end_is_cut_and_the_text_keeps_all_of_it(form: str) -> None:
    endless = f"{TITLE} " * 5000
    prose = PROSE if "html" not in form else f"<p>{LEAD}</p><p>It gave no reason for that.</p>"
    document = read_text(form.format(title=endless, prose=prose), "a.html" if "html" in form else "a.txt")
    assert document.title and document.title.startswith(TITLE) and document.title.endswith("…")
    assert len(document.title) <= LONGEST_TITLE
    assert endless.strip() in " ".join(document.text.split())
    assert LEAD in "".join(document.text[span.start : span.end] for span in document.body)


def test_a_title_of_the_usual_length_stays_whole() -> None:
    assert read_text(f"{TITLE}\n\nby harbour news{PROSE}", "a.txt").title == TITLE


def test_a_dateline_gives_the_agency_as_outlet_or_behind_another_outlet_as_origin() -> None:
    lead = "LIMA, March 3 (Reuters) - The ferry company said on Monday that its boats would not sail before the end of the week."
    alone = read_text(f"{TITLE}\n\n{lead}{PROSE}", "a.txt")
    behind = read_text(f"{TITLE}\n\nby harbour news\n\n{lead}{PROSE}", "a.txt")
    assert (alone.outlet, alone.origin) == ("Reuters", None)
    assert (behind.outlet, behind.origin, behind.genre) == ("harbour news", "Reuters", "wire-rewrite")


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("MOSCOW, July 14. /TASS/. ", "TASS"),
        ("BEIJING, Nov. 3 (Xinhua) -- ", "Xinhua"),
        ("Lima, AFP - ", "AFP"),
        ("Nov. 20 (UPI) -- ", "UPI"),
        ("Dubai, UAE - ", None),
        ("The council (again) - ", None),
    ],
)
def test_datelines(start: str, outlet: str | None) -> None:
    assert read_text(f"{TITLE}\n\n{start}{LEAD}{PROSE}", "a.txt").outlet == outlet


def test_a_day_without_a_year_takes_it_from_the_pages_address() -> None:
    without = read_text(f"{TITLE}\n\nNov. 20 (UPI) -- {LEAD}{PROSE}", "a.txt")
    beside = read_text(f"{TITLE}\n\nNov. 20 (UPI) -- {LEAD}{PROSE}\nhttps://www.upi.com/2021/11/20/ferries\n", "a.txt")
    assert (without.published, beside.published) == (None, "2021-11-20")


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ana Cruz and Jo Lund", ("Ana Cruz", "Jo Lund")),
        ("By ANA CRUZ, Staff Writer", ("ANA CRUZ",)),
        ("written by Dr. Ana Cruz | 03.04.2020", ("Ana Cruz",)),
        ("By Ana Cruz in Lima", ("Ana Cruz",)),
        ("By Li Wei, Omar al-Hadi and Maria de la Cruz", ("Li Wei", "Omar al-Hadi", "Maria de la Cruz")),
        ("by harbour news", ()),
        ("By the numbers", ()),
    ],
)
def test_authors(byline: str, authors: tuple[str, ...]) -> None:
    assert read_text(f"{TITLE}\n\n{byline}{PROSE}", "a.txt").authors == authors


def test_the_words_that_gave_the_date_are_kept_and_the_day_the_page_was_opened_is_not_taken() -> None:
    document = read_text(f"Thursday, April 9, 2020\n\n{TITLE}\n\nApril 3, 2020\n{PROSE}", "a.txt")
    assert document.published == "2020-04-03"
    assert document.published_span is not None
    assert document.text[document.published_span.start : document.published_span.end] == "April 3, 2020"


def test_dates_inside_sentences_are_not_taken() -> None:
    document = read_text(f"{TITLE}{PROSE}\nThe line opened on May 3, 1931, and closed for the first time in 1944.\n", "a.txt")
    assert (document.published, document.published_span) == (None, None)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            f"Opinion\n\n{TITLE}\n\nBy Ana Cruz{PROSE}\nWe must act.\n\nThe views here are those of the author.",
            "opinion",
        ),
        (f"{TITLE}\n\nThe following is a translation of a column in the daily.{PROSE}", "translation"),
        (f"FOR IMMEDIATE RELEASE\n\n{TITLE}{PROSE}", "press-release"),
        (
            f"Minister comments on ferries\n\nThe Minister for Ports welcomes the decision.\n\nMinister Holm said:{PROSE}",
            "press-release",
        ),
        (f"{TITLE}\n\nBy the Editorial Board{PROSE}", "editorial"),
        (f"{TITLE}{PROSE}", "report"),
    ],
)
def test_genre(text: str, genre: str) -> None:
    assert read_text(text, "a.txt").genre == genre


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council met on Monday and it decided nothing at all.", "en"),
        ("Le conseil a été réuni lundi dans la ville et n'a pas pris de décision.", "fr"),
        ("Der Rat hat sich am Montag in der Stadt getroffen und nichts beschlossen.", "de"),
        ("Городской совет проголосовал за закрытие библиотеки.", "ru"),
        ("صوت مجلس المدينة يوم الثلاثاء على إغلاق المكتبة العامة في نهاية يونيو", "ar"),
        ("شورای شهر روز سه شنبه به بسته شدن کتابخانه رای داد و این را اعلام کرد", "fa"),
        ("Xq zzt vvrk.", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_text(text, "a.txt").language == language


def test_known_outlets_are_found_by_any_name() -> None:
    assert outlet_named("the reuters") is not None
    assert outlet_named("The Coastal Times of Nowhere") is None
