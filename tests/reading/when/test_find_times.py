"""Times: what days the words of a sentence mean, on invented sentences, all published on Wednesday 2024-03-06."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Span
from sayso.reading.when import find_times

PUBLISHED = "2024-03-06"
TODAY = "published 2024-03-06"

# sentence, words of the time, earliest, latest
CASES: list[tuple[str, str, str | None, str | None]] = [
    # dates
    ("The dam was closed on October 7.", "October 7", "2023-10-07", "2023-10-07"),
    ("The dam was closed on Oct. 7, 2021.", "Oct. 7, 2021", "2021-10-07", "2021-10-07"),
    ("The dam was closed on 7 October 2021.", "7 October 2021", "2021-10-07", "2021-10-07"),
    ("The well ran dry on the 9th of February.", "the 9th of February", "2024-02-09", "2024-02-09"),
    ("The choir sang on Saturday, January 13, 2018, in the square.", "Saturday, January 13, 2018", "2018-01-13", "2018-01-13"),
    ("The bakery burned on Sunday night (March 3).", "Sunday night (March 3)", "2024-03-03", "2024-03-03"),
    ("The log is dated 2022-11-05.", "2022-11-05", "2022-11-05", "2022-11-05"),
    ("The receipt says 25/12/2022.", "25/12/2022", "2022-12-25", "2022-12-25"),
    ("The receipt says 03/04/2022.", "03/04/2022", None, None),
    ("The law changed after 9/11.", "after 9/11", "2001-09-12", None),
    ("The regatta was held on Feb. 7th.", "Feb. 7th", "2024-02-07", "2024-02-07"),
    ("The fair ran on March 3-5.", "March 3-5", "2024-03-03", "2024-03-05"),
    ("The fair ran on 3 and 4 February.", "3 and 4 February", "2024-02-03", "2024-02-04"),
    ("The fire of 3 June 2020 killed two goats.", "3 June 2020", "2020-06-03", "2020-06-03"),
    ("The vote is due on May 3.", "May 3", "2024-05-03", "2024-05-03"),
    ("The ferry is set to sail on April 20.", "April 20", "2024-04-20", "2024-04-20"),
    ("The race ran through March 2 this year.", "through March 2 this year", None, "2024-03-02"),
    # months, seasons, quarters
    ("The harbour reopened in August.", "August", "2023-08-01", "2023-08-31"),
    ("The harbour reopened in May 2021.", "May 2021", "2021-05-01", "2021-05-31"),
    ("The plan was agreed in October last year.", "October last year", "2023-10-01", "2023-10-31"),
    ("The mayor left last August.", "last August", "2023-08-01", "2023-08-31"),
    ("In July we will open the second lock.", "July", "2024-07-01", "2024-07-31"),
    ("Flooding returned in spring 2019.", "spring 2019", "2019-03-01", "2019-05-31"),
    ("Flooding returned last summer.", "last summer", "2023-06-01", "2023-08-31"),
    ("Output fell in Q3 2020.", "Q3 2020", "2020-07-01", "2020-09-30"),
    ("Output fell in the third quarter of last year.", "the third quarter of last year", "2023-07-01", "2023-09-30"),
    ("Output fell in the first half of 2023.", "the first half of 2023", "2023-01-01", "2023-06-30"),
    ("The first week of May was calm.", "The first week of May", "2023-05-01", "2023-05-07"),
    ("They met in the last week of January.", "the last week of January", "2024-01-25", "2024-01-31"),
    ("They met in the last four months of 2021.", "the last four months of 2021", "2021-09-01", "2021-12-31"),
    ("The parade is on the fourth of July, 1995.", "the fourth of July, 1995", "1995-07-04", "1995-07-04"),
    ("The bank failed in the year 2008.", "the year 2008", "2008-01-01", "2008-12-31"),
    ("The ice held Jan-Feb 2017.", "Jan-Feb 2017", "2017-01-01", "2017-02-28"),
    # parts
    ("The frost came in early November.", "early November", "2023-11-01", "2023-11-10"),
    ("The heat broke in mid-July 2022.", "mid-July 2022", "2022-07-11", "2022-07-20"),
    ("The rain came in late February.", "late February", "2024-02-21", "2024-02-29"),
    ("The snow came at the end of January.", "the end of January", "2024-01-21", "2024-01-31"),
    ("The poll was held early in 2022.", "early in 2022", "2022-01-01", "2022-04-30"),
    ("The mill was sold in late 2021.", "late 2021", "2021-09-01", "2021-12-31"),
    ("The mill was built in the early 1980s.", "the early 1980s", "1980-01-01", "1983-04-30"),
    ("Forty schools will close by the end of the year.", "by the end of the year", None, "2024-12-31"),
    ("The road must open by year end.", "by year end", None, "2024-12-31"),
    # years, decades, centuries
    ("He was born in 1972.", "1972", "1972-01-01", "1972-12-31"),
    ("Prices rose in the 1980s.", "the 1980s", "1980-01-01", "1989-12-31"),
    ("Prices rose in the '90s.", "the '90s", "1990-01-01", "1999-12-31"),
    ("The chapel dates from the 19th century.", "the 19th century", "1801-01-01", "1900-12-31"),
    ("She served 2009-14.", "2009-14", "2009-01-01", "2014-12-31"),
    ("The pier is older than the 2014 protests.", "2014", "2014-01-01", "2014-12-31"),
    # ranges
    ("Rents rose 2015-2020.", "2015-2020", "2015-01-01", "2020-12-31"),
    ("Rents rose between 2015 and 2020.", "between 2015 and 2020", "2015-01-01", "2020-12-31"),
    ("Rents rose from 2015 to 2020.", "from 2015 to 2020", "2015-01-01", "2020-12-31"),
    ("The canal was dug from March to May 2022.", "from March to May 2022", "2022-03-01", "2022-05-31"),
    ("The port was shut from November to February.", "from November to February", "2023-11-01", "2024-02-29"),
    ("The port was shut from November 2020 to March 2021.", "from November 2020 to March 2021", "2020-11-01", "2021-03-31"),
    ("The well was dry between July 2003 and December 2004.", "between July 2003 and December 2004", "2003-07-01", "2004-12-31"),
    ("Heavy rain fell Sept. 30-Oct. 2.", "Sept. 30-Oct. 2", "2023-09-30", "2023-10-02"),
    ("She coached the team in 2017 and 2018.", "2017 and 2018", "2017-01-01", "2018-12-31"),
    (
        "It was dry between the middle of March and the end of May 2022.",
        "between the middle of March and the end of May 2022",
        "2022-03-11",
        "2022-05-31",
    ),
    # bounds
    ("No ferry has run since August.", "since August", "2023-08-01", "2024-03-06"),
    ("Until 2019 the pier was private.", "Until 2019", None, "2019-12-31"),
    ("The dock closed before 2010.", "before 2010", None, "2009-12-31"),
    ("The dock was rebuilt after 2015.", "after 2015", "2016-01-01", None),
    ("The dock was sold before the 2014 flood.", "before the 2014", None, "2014-12-31"),
    ("The count had ended by Thursday night.", "by Thursday night", None, "2024-02-29"),
    ("The count must end by Thursday night.", "by Thursday night", None, "2024-03-07"),
    ("Fees apply from 2022 onwards.", "2022 onwards", "2022-01-01", None),
    # counted from publication
    ("The strike began on Saturday.", "Saturday", "2024-03-02", "2024-03-02"),
    ("The strike began on Wednesday.", "Wednesday", "2024-03-06", "2024-03-06"),
    ("The strike will resume on Friday.", "Friday", "2024-03-08", "2024-03-08"),
    ("On Tuesday, the court will hear the case.", "Tuesday", "2024-03-12", "2024-03-12"),
    ("The ministry said on Friday that it will appeal.", "Friday", "2024-03-01", "2024-03-01"),
    ("The border reopens next Tuesday.", "next Tuesday", "2024-03-12", "2024-03-12"),
    ("The border closed last Wednesday.", "last Wednesday", "2024-02-28", "2024-02-28"),
    ("The market shut yesterday afternoon.", "yesterday afternoon", "2024-03-05", "2024-03-05"),
    ("The market opens tomorrow.", "tomorrow", "2024-03-07", "2024-03-07"),
    ("The boiler failed last night.", "last night", "2024-03-05", "2024-03-05"),
    ("The council met last week.", "last week", "2024-02-26", "2024-03-03"),
    ("The council met this week.", "this week", "2024-03-04", "2024-03-10"),
    ("The council met last month.", "last month", "2024-02-01", "2024-02-29"),
    ("The council met last year.", "last year", "2023-01-01", "2023-12-31"),
    ("The bridge will open next year.", "next year", "2025-01-01", "2025-12-31"),
    ("The road was closed earlier this year.", "earlier this year", "2024-01-01", "2024-03-06"),
    ("The road will close later this month.", "later this month", "2024-03-06", "2024-03-31"),
    ("The road closed early last month.", "early last month", "2024-02-01", "2024-02-10"),
    ("The border was closed over the weekend.", "over the weekend", "2024-03-02", "2024-03-03"),
    ("The mill burned three weeks ago.", "three weeks ago", "2024-02-12", "2024-02-18"),
    ("The mill flooded two years ago.", "two years ago", "2022-01-01", "2022-12-31"),
    ("The mill flooded ten days ago.", "ten days ago", "2024-02-25", "2024-02-25"),
    ("The mill flooded a month ago.", "a month ago", "2024-02-01", "2024-02-29"),
    ("The mill flooded decades ago.", "decades ago", None, "2024-03-06"),
    ("It rained in the past three days.", "the past three days", "2024-03-03", "2024-03-06"),
    ("It rained in the last 24 hours.", "the last 24 hours", "2024-03-05", "2024-03-06"),
    ("The trial will begin in two weeks.", "in two weeks", "2024-03-18", "2024-03-24"),
    ("The village has waited for years.", "for years", None, "2024-03-06"),
    ("They built over four decades a wall.", "over four decades", None, "2024-03-06"),
    ("She has led the union for two years.", "for two years", "2022-03-06", "2024-03-06"),
    ("Rents rose in recent months.", "in recent months", None, "2024-03-06"),
    ("After years of drought the well failed.", "After years", None, "2024-03-06"),
    ("It was built over the course of months.", "over the course of months", None, "2024-03-06"),
    ("The guild recently split.", "recently", None, "2024-03-06"),
    ("The lift is currently broken.", "currently", "2024-03-06", "2024-03-06"),
    ("So far nobody has paid.", "So far", None, "2024-03-06"),
    # counted from an earlier time in the text
    ("In May 2021 the mine closed, and the following month it flooded.", "the following month", "2021-06-01", "2021-06-30"),
    ("The plant opened in 1998, and that year the river froze.", "that year", "1998-01-01", "1998-12-31"),
    ("The fire began on 3 June 2020; the same month a law passed.", "the same month", "2020-06-01", "2020-06-30"),
    ("He fell on April 2, 2020, and died a day later.", "a day later", "2020-04-03", "2020-04-03"),
    ("He fell on April 2, 2020, and rose the next day.", "the next day", "2020-04-03", "2020-04-03"),
    ("He resigned two days after October 7.", "two days after October 7", "2023-10-09", "2023-10-09"),
]

NOTHING = [
    "It cost $70 and they may march on the bank.",
    "The shop is open 24/7.",
    "Theresa May said the second attempt failed.",
    "They march in step and may fall.",
    "The unit paid 2000 people under Resolution 1929.",
    "The survey of 1709 schoolchildren came by bus.",
    "The baker, 42, lives at 1920 pounds a month.",
    "The spring of the clock broke and the fall of the wall was slow.",
    "Talks were expected to last 45 minutes.",
    "The sun sat low and the cat sat too.",
    "She is twelve years old and a 19-year-old swimmer.",
]


@pytest.mark.parametrize(("sentence", "said", "earliest", "latest"), CASES, ids=[c[0] for c in CASES])
def test_time(sentence: str, said: str, earliest: str | None, latest: str | None) -> None:
    found = find_times(sentence, [], PUBLISHED)
    seen = {sentence[t.span.start : t.span.end]: (t.earliest, t.latest) for t in found if t.span is not None}
    assert seen.get(said) == (earliest, latest), seen


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_time(sentence: str) -> None:
    assert find_times(sentence, [], PUBLISHED) == []


def test_anchor_names_what_was_counted_from() -> None:
    text = "In May 2021 the mine closed. The following month it flooded. It reopened last week."
    anchors = [t.anchor for t in find_times(text, [], PUBLISHED)]
    assert anchors == [None, "May 2021", TODAY]


def test_without_publication_a_dateline_is_the_anchor_and_else_nothing_is_guessed() -> None:
    dated = find_times("PORTO, Dec. 10, 2016. The bridge fell on Thursday.", [], None)
    assert [(t.earliest, t.anchor) for t in dated] == [("2016-12-10", None), ("2016-12-08", "dated 2016-12-10 in the text")]
    bare = find_times("The bridge fell on Thursday.", [], None)
    assert [(t.earliest, t.latest, t.anchor) for t in bare] == [(None, None, None)]


def test_no_time_reaches_across_sentences() -> None:
    text = "They left on May 3. 2021 was dry."
    found = find_times(text, [Span(0, 19), Span(20, 33)], PUBLISHED)
    assert [text[t.span.start : t.span.end] for t in found if t.span] == ["May 3", "2021"]


def test_offsets_count_code_points() -> None:
    text = "😀 سلام\u00a0— é́ on 7 October 2021"
    (found,) = find_times(text, [], PUBLISHED)
    assert found.span is not None and text[found.span.start : found.span.end] == "7 October 2021"


_PUBLISHED = [None, PUBLISHED, "0001-01-01", "9999-12-31", "bad"]
_PIECES = st.sampled_from(
    ["in", " early ", "May", " 2021", "31", "February ", "since ", "until ", "the ", "last ", "week",
     " ago", "three ", "9999", "-", "/", "'", "s ", "9999999999", "years", " to ", "and ", "between ", "\n\n", "😀", "٣",
     "the 99th century", "999 centuries ago", ".", ",", "(", "Monday ", "next "]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.characters()), max_size=25), st.sampled_from(_PUBLISHED))
def test_never_raises_and_spans_are_disjoint_and_ordered(pieces: list[str], published: str | None) -> None:
    text = "".join(pieces)
    found = find_times(text, [], published)
    at = 0
    for time in found:
        assert time.span is not None and at <= time.span.start < time.span.end <= len(text)
        at = time.span.end
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    assert found == find_times(text, [], published)
