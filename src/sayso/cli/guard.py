"""Whatever goes wrong ends as one clear line and an exit code, never as a traceback."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import click

from sayso.cli.output import drop, say
from sayso.cli.plain import one_line
from sayso.errors import SaysoError

DONE, FAILED, WRONG_USE, UNFINISHED, STOPPED, TERMINATED = 0, 1, 2, 3, 130, 143
TRACE = "SAYSO_TRACE"
"""Set this in the environment to see the traceback of an internal error."""


def run(action: Callable[[], Any]) -> int:
    """Runs the action and returns the process's exit code.

    Args:
        action: what to do; an int it returns is taken as the exit code.

    Returns:
        0 done, 1 nothing could be done, 2 wrong use, 3 stopped at a limit, 130 stopped by the person, 143 told to end (SIGTERM).
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before any command imports ONNX Runtime, whose builds report home by default
    _open_closed_streams()
    _never_fail_on_letters()
    with _end_as_stop() as told_to_end:
        return _guarded(action, told_to_end)


def _guarded(action: Callable[[], Any], told_to_end: Event) -> int:
    try:
        code = action()
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message(), err=True)
        return WRONG_USE
    except click.UsageError as problem:
        return _wrong_use(problem)
    except click.ClickException as problem:
        return _tell(problem.format_message(), FAILED)
    except SaysoError as problem:
        return _tell(str(problem), FAILED)
    except (KeyboardInterrupt, click.Abort):
        return _tell(
            "stopped. What was read is kept in the case; run the same command again to go on.",
            TERMINATED if told_to_end.is_set() else STOPPED,
        )
    except (BrokenPipeError, SystemExit):  # click, not standalone, ends the process only where a pipe is closed
        return _nobody_reads_on()
    except OSError as problem:
        drop(sys.stdout)
        return _tell(_system_line(problem), FAILED)
    except MemoryError:
        return _tell("not enough memory. Read fewer files at a time; what was read is kept in the case.", FAILED)
    except Exception as problem:
        if os.environ.get(TRACE):
            raise
        kind = type(problem).__name__
        return _tell(f"internal error, {kind}: {problem} (please report it; {TRACE}=1 shows the details)", FAILED)


@contextmanager
def _end_as_stop() -> Iterator[Event]:
    """While this lasts, SIGTERM stops as Ctrl+C does, with everything put away; the event says that it came. A second one ends."""
    told_to_end = Event()

    def stop(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        told_to_end.set()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield told_to_end
        return
    signal.signal(signal.SIGTERM, stop)
    try:
        yield told_to_end
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _open_closed_streams() -> None:
    """A stream closed before the start (``>&-``) leads nowhere: else the next file opened, a case, got its lines."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115, PTH123 - stays open to the end
            os.set_inheritable(stream.fileno(), True)
            setattr(sys, name, stream)


def _never_fail_on_letters() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _tell(line: str, code: int) -> int:
    say(f"sayso: {one_line(line)}", err=True)
    return code


def _wrong_use(problem: click.UsageError) -> int:
    way_out = f" (see: {problem.ctx.command_path} --help)" if problem.ctx is not None else ""
    return _tell(problem.format_message() + way_out, WRONG_USE)


def _system_line(problem: OSError) -> str:
    where = f"{problem.filename}: " if problem.filename else ""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{where}no space left on the disk (free some and run the same command again; what was finished is kept)"
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{where}may not be written or read (check the permissions, or choose another place)"
    return f"{where}{problem.strerror or problem} (check the path, or choose another place)"


def _nobody_reads_on() -> int:
    """The reader of the output (``head``, a pager) has what it wanted."""
    drop(sys.stdout)
    return DONE
