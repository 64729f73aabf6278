"""What a run may take, in tokens and money, and what it has taken."""

from __future__ import annotations

from sayso.errors import StoppedError
from sayso.reading.llm.protocols import Reply, estimate
from sayso.reading.llm.settings import Settings

_LEAST = 8  # bytes a token holds at most on average in any real text; a count below this is not believed


class Budget:
    """The tokens of one run. It stops before a request that could pass a limit, never after.

    Raises:
        StoppedError: from ``check``, when the next request could pass a limit.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.tokens_in = 0
        self.tokens_out = 0

    def check(self, size: int) -> None:
        """Stop if a request of ``size`` bytes and the longest answer it may get could pass a limit."""
        given = self._settings
        tokens_in, tokens_out = self.tokens_in + estimate(size), self.tokens_out + given.answer_tokens
        if given.max_tokens is not None and tokens_in + tokens_out > given.max_tokens:
            raise self._stop(f"the limit of {given.max_tokens:,} tokens", "--llm-max-tokens")
        if given.max_cost is not None and self._cost(tokens_in, tokens_out) > given.max_cost:
            raise self._stop(f"the limit of {given.max_cost:g} on cost", "--llm-max-cost")

    def charge(self, size: int, reply: Reply | None) -> None:
        """Note what a request took: as the endpoint counts it, or an upper estimate where that is not given or not believable."""
        sent = estimate(size)
        if reply is None:
            self.tokens_in, self.tokens_out = self.tokens_in + sent, self.tokens_out + self._settings.answer_tokens
            return
        said = len(reply.text.encode("utf-8", "replace"))
        self.tokens_in += _believed(reply.tokens_in, size, sent)
        self.tokens_out += _believed(reply.tokens_out, said, estimate(said))

    def __str__(self) -> str:
        total = self.tokens_in + self.tokens_out
        if not total:
            return ""
        words = f"{total:,} tokens ({self.tokens_in:,} in, {self.tokens_out:,} out)"
        if self._settings.price_in is None or self._settings.price_out is None:
            return words
        return f"{words}, cost {self._cost(self.tokens_in, self.tokens_out):.4f} at the prices given"

    def _cost(self, tokens_in: int, tokens_out: int) -> float:
        return (tokens_in * (self._settings.price_in or 0) + tokens_out * (self._settings.price_out or 0)) / 1_000_000

    def _stop(self, limit: str, option: str) -> StoppedError:
        return StoppedError(
            f"stopped: the next text could pass {limit}; this run took {str(self) or 'nothing'}",
            hint=f"run again to go on, or raise {option}",
        )


def _believed(counted: int | None, size: int, otherwise: int) -> int:
    return counted if counted is not None and counted >= size // _LEAST else otherwise
