"""The reader itself: one document a request, within the limits, every text that leaves on record before it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from sayso.codebook import Codebook
from sayso.errors import DocumentError, StoppedError
from sayso.model import Document, Reading, Sent
from sayso.reading.llm.budget import Budget
from sayso.reading.llm.draft import draft
from sayso.reading.llm.post import Clock, Post
from sayso.reading.llm.prompt import SCHEMA, Prompt, article, question
from sayso.reading.llm.protocols import Reply, body, reply
from sayso.reading.llm.settings import Settings

LONGEST = 200_000
"""Characters of an article; a longer one is no press report, and no model reads it whole."""
MOST_FAILURES = 3
"""Documents in a row without a usable answer, after which the fault is taken to be the endpoint's."""


class LlmReader:
    """Reads documents through a language model.

    Args:
        codebook: the relations to code claims with.
        settings: the endpoint.
        record: called before each time a document's text leaves this machine.
        clock: the time.

    Raises:
        ReaderError: httpx2 is not installed.

    Example:
        >>> LlmReader(codebook.load(), settings, record=print, clock=Clock(monotonic, sleep)).read(document)  # doctest: +SKIP
    """

    def __init__(self, codebook: Codebook, settings: Settings, *, record: Callable[[Sent], None], clock: Clock) -> None:
        self._codes, self._prompt = frozenset(codebook.relations), Prompt(codebook)
        self._settings, self._record = settings, record
        self._post, self._budget = Post(settings, clock), Budget(settings)
        self._failures = 0

    @property
    def version(self) -> str:
        """What a reading rests on: model, endpoint, instructions and the bounds that shape an answer."""
        given = self._settings
        extra = f", extra {hashlib.sha256(given.extra.encode()).hexdigest()[:8]}" if given.extra else ""
        return (
            f"llm {given.model} at {given.host} ({given.protocol}, {given.answer_tokens} tokens an answer{extra}), "
            f"instructions {self._prompt.digest}"
        )

    @property
    def used(self) -> str:
        """Tokens and cost so far, in words."""
        return str(self._budget)

    def read(self, document: Document) -> Reading:
        """Read one document.

        Raises:
            DocumentError: the model gave no usable answer.
            StoppedError: a limit is reached, or the endpoint cannot be used.
            CaseError: what leaves cannot be put on record; then it does not leave.
        """
        text = article(document)
        if not text.strip():
            return Reading(document)
        if len(text) > LONGEST:
            raise DocumentError(f"{document.path}: too long for the llm reader", hint="cut it, or use the built-in reader")
        try:
            found = draft(document, self._answer(document), self._codes)
        except DocumentError as error:
            self._failed(document, error)
            raise DocumentError(f"{document.path}: {error.message}", hint=error.hint) from error
        self._failures = 0
        return found

    def _answer(self, document: Document) -> str:
        """What the model said of the document, whole."""
        asked = body(self._settings, self._prompt.system(document), question(document), SCHEMA)
        content = json.dumps(asked, ensure_ascii=False).encode("utf-8")
        self._budget.check(len(content))
        sent = Sent(document.id, document.sha256, document.path, self._settings.host, self._settings.model, len(content))
        try:
            heard = self._heard(self._post.ask(content, lambda: self._record(sent)))
        except DocumentError:
            self._budget.charge(len(content), None)
            raise
        self._budget.charge(len(content), heard)
        if not heard.whole:
            raise DocumentError("the model's answer was cut off", hint="raise --llm-answer-tokens")
        return heard.text

    def _heard(self, answer: object) -> Reply:
        try:
            return reply(self._settings, answer)
        except ValueError as error:
            raise DocumentError(
                f"an answer that is not of the {self._settings.protocol} protocol: {error}", hint="check address and protocol"
            ) from error

    def _failed(self, document: Document, error: DocumentError) -> None:
        self._failures += 1
        if self._failures >= MOST_FAILURES:
            raise StoppedError(
                f"stopped: {self._failures} texts in a row got no usable answer; the last, {document.path}: {error.message}",
                hint=error.hint,
            ) from error
