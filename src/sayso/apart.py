"""Work in processes of their own, which never outlive the process that started them."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from threading import Thread
from typing import Any, TypeVar

from sayso.errors import SaysoError

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4  # things a process may be ahead of whoever takes the results

_work: list[Callable[[Any], Any]] = []


def in_processes(start: Callable[[], Callable[[T], R]], things: Iterable[T], jobs: int) -> Generator[tuple[T, R], None, None]:
    """Do the same with each thing in ``jobs`` processes.

    Args:
        start: called once in each process, gives what is done with each thing there; must be picklable.
        things: what to work on; taken as they are needed.
        jobs: how many processes.

    Returns:
        Each thing with its result, in the order of the things, whichever process is faster. Close it to end the processes at once.

    Raises:
        SaysoError: a process ended unexpectedly or could not start.
    """
    context = get_context("spawn")
    end_seen, end_held = context.Pipe(duplex=False)
    started = context.Event()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(start, end_seen, started))
    waiting: deque[tuple[T, Future[R]]] = deque()
    try:
        for thing in things:
            waiting.append((thing, pool.submit(_do, thing)))
            if len(waiting) >= jobs * AHEAD:
                first, result = waiting.popleft()
                yield first, result.result()
        while waiting:
            first, result = waiting.popleft()
            yield first, result.result()
    except BrokenProcessPool as error:
        raise _ended(started) from error
    except BaseException:
        end_held.close()  # nobody waits for what they still do
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        end_held.close()
        end_seen.close()


def check_main() -> None:
    """Refuse to start processes while a process that was started so is still loading the script it was started from.

    Raises:
        SaysoError: the script starts processes whenever it is loaded, so each process would start more of them.
    """
    if getattr(current_process(), "_inheriting", False):  # what multiprocessing itself asks before it refuses, pages long
        raise _not_started()


def _begin(start: Callable[[], Callable[[Any], Any]], end_seen: Connection, started: Event) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all; whoever started this process ends it
    Thread(target=_end_with, args=(end_seen,), daemon=True).start()
    started.set()
    _work[:] = [start()]


def _end_with(end_seen: Connection) -> None:
    """Wait until the other end is closed, on purpose or because the process that holds it was killed."""
    with suppress(EOFError, OSError):
        end_seen.recv()
    os._exit(1)


def _do(thing: Any) -> Any:
    return _work[0](thing)


def _ended(started: Event) -> SaysoError:
    if not started.is_set():
        return _not_started()
    return SaysoError(
        "a reading process ended unexpectedly (out of memory?)", hint="run again with fewer --jobs; what was read is kept"
    )


def _not_started() -> SaysoError:
    return SaysoError(
        "the reading processes could not start: each loads the script that starts them, and starts anew what stands open in it",
        hint="in a script, put the call under: if __name__ == '__main__':, or read with jobs=1",
    )
