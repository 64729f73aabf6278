"""Whatever goes wrong ends as one clear line and an exit code, never as a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import click

from sayso.cli.plain import one_line
from sayso.errors import SaysoError

DONE, FAILED, WRONG_USE, UNFINISHED, STOPPED = 0, 1, 2, 3, 130
TRACE = "SAYSO_TRACE"
"""Set this in the environment to see the traceback of an internal error."""


def run(action: Callable[[], Any]) -> int:
    """Runs the action and returns the process's exit code.

    Args:
        action: what to do; an int it returns is taken as the exit code.

    Returns:
        0 done, 1 nothing could be done, 2 wrong use, 3 stopped at a limit, 130 stopped by the person.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before any command imports ONNX Runtime, whose builds report home by default
    _never_fail_on_letters()
    try:
        code = action()
        if sys.stdout is not None:
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
        return _tell("stopped. What was read is kept in the case; run the same command again to go on.", STOPPED)
    except (BrokenPipeError, SystemExit):  # click, not standalone, ends the process only where a pipe is closed
        return _nobody_reads_on()
    except OSError as problem:
        _drop_output()
        return _tell(_system_line(problem), FAILED)
    except MemoryError:
        return _tell("not enough memory. Read fewer files at a time; what was read is kept in the case.", FAILED)
    except Exception as problem:
        if os.environ.get(TRACE):
            raise
        kind = type(problem).__name__
        return _tell(f"internal error, {kind}: {problem} (please report it; {TRACE}=1 shows the details)", FAILED)


def _never_fail_on_letters() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _tell(line: str, code: int) -> int:
    with suppress(OSError):
        click.echo(f"sayso: {one_line(line)}", err=True)
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
    _drop_output()
    return DONE


def _drop_output() -> None:
    """Stops Python from failing once more at exit on output that cannot be written."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
