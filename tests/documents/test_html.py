"""HTML pages."""

from __future__ import annotations

import hashlib
import time

import pytest

from sayso.documents import read_bytes
from sayso.documents.markup import visible_text
from sayso.errors import DocumentError

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Port strike ends | The Harbour Courier</title>
<meta property="article:published_time" content="2021-04-05T10:00:00Z"><style>p{color:red}</style>
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Port strike ends","author":[{"name":"Ana Cruz"}],
"publisher":{"name":"The Harbour Courier"}}]}</script></head>
<body><nav><ul><li><a href=/>Home</a><li><a>World</a></ul></nav>
<div class="cookie-banner"><p>We use cookies to make things nice.</p></div>
<article><h1>Port strike ends</h1><p class=byline>By Ana Cruz</p>
<figure><img src=x.jpg><figcaption>Dockers at the gate of the old port on Sunday. Photo by Jo Lund</figcaption></figure>
<p>Dockers voted on Sunday to end a nine-day strike, the union said, after the port authority gave way.</p>
<p>&ldquo;We have what we came for,&rdquo; said Rui Melo, the union&#39;s man &amp; voice.<br>The port was silent.</p>
<div class="related-stories"><h3>Related</h3><a href=q>Ferries resume</a>
<p>The ferry service resumed on Monday, officials said, after a storm.</p></div>
<p>The strike had held up some 300 ships, according to the shipping ministry, which called it the longest in a decade.</p></article>
<div class=share-buttons>Facebook Twitter</div><footer>© 2021 The Harbour Courier. All rights reserved.</footer></body></html>"""


def test_a_page_is_its_visible_text_with_body_and_furniture() -> None:
    document = read_bytes(PAGE.encode(), "strike.html")
    body = "".join(document.text[s.start : s.end] for s in document.body)
    assert document.media_type == "text/html" and document.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert "“We have what we came for,” said Rui Melo, the union's man & voice.\nThe port was silent." in body
    assert "held up some 300 ships" in body and "Port strike ends" in body
    for furniture in ("Home", "cookies", "Ana Cruz", "Jo Lund", "Ferries resume", "ferry service", "Facebook", "All rights"):
        assert furniture in document.text and furniture not in body
    assert "color:red" not in document.text and "NewsArticle" not in document.text


def test_a_pages_metadata_gives_its_masthead() -> None:
    document = read_bytes(PAGE.encode(), "strike.html")
    assert (document.title, document.outlet, document.authors, document.published) == (
        "Port strike ends", "The Harbour Courier", ("Ana Cruz",), "2021-04-05",
    )  # fmt: skip


def test_html_is_known_by_its_content_and_text_by_its_lack() -> None:
    assert read_bytes(PAGE.encode(), "-").media_type == "text/html"
    assert read_bytes(b"The sign < means less than. <html> is a tag.", "a.txt").media_type == "text/plain"


SENTENCE = "Dockers voted on Sunday to end a nine-day strike, the union said, after the talks. "


@pytest.mark.parametrize(
    ("case", "source"),
    [
        ("nested 3,000 deep", "<div>" * 3000 + f"<p>{SENTENCE}</p>" + "</div>" * 3000),
        ("one long text node", f"<p>{SENTENCE * 4000}</p>"),
        ("everything inside an unclosed menu", f"<nav><p>{SENTENCE}</p><p>{SENTENCE}It is over.</p>"),
        ("broken JSON-LD", f'<script type="application/ld+json">{{"@type":</script><p>{SENTENCE}</p>'),
        ("JSON-LD nested too deep", f'<script type="application/ld+json">{"[" * 100000}</script><p>{SENTENCE}</p>'),
        ("unclosed comment", f"<p>{SENTENCE}</p><!-- never closed"),
        ("tags closed that were never opened", f"</div></p></article><p>{SENTENCE}</b></i>"),
    ],
)
def test_hostile_pages_keep_their_text_as_body(case: str, source: str) -> None:
    document = read_bytes(f"<html><body>{source}".encode(), "odd.html")
    assert any(SENTENCE.strip() in document.text[s.start : s.end] for s in document.body)


@pytest.mark.parametrize("unit", ['<a "', "<!--", "<div>", "<a href='>", "<script>", "&amp", "<", "</p>", "<p x=", "<![CDATA["])
def test_broken_markup_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        visible_text(unit * (size // len(unit)))
        return time.process_time() - start

    seconds(2_000)
    assert seconds(24_000) < 0.05 + 14 * max(seconds(6_000), 0.005)


def test_a_page_without_visible_text_is_refused() -> None:
    with pytest.raises(DocumentError, match="shows no text"):
        read_bytes(b"<html><script>document.write('x')</script></html>", "app.html")


def test_the_same_page_gives_the_same_document() -> None:
    assert read_bytes(PAGE.encode(), "a.html") == read_bytes(PAGE.encode(), "a.html")
