"""The command `contract`: its verbs, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import typer
from typer.main import get_command

from toolkit.cli import amend, demo, explain, extract, fees, forms, ledger, render, report, show
from toolkit.cli.screen import hear_nobody
from toolkit.cli.session import Session
from toolkit.errors import ContractError, ExitCode, Fault, InputError

STOPPED = 130
"""The exit code of Ctrl-C by the shells' convention: 128 and the signal's number."""
_LEFT = "stopped; what was being written has been left as it was"

app = typer.Typer(
    name="contract",
    help="Reads fee schedules from fund agreements, computes the fees, and writes the amended documents back.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for verb in (extract, show, fees, explain, ledger, amend, render, report, forms, demo):
    verb.register(app)


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit code; every error leaves by this door.

    The lines of a long document live to the end of the command: looking through them for cycles again and again, as
    Python does by default, takes a tenth of the time and frees nothing.
    """
    gc.set_threshold(500_000)
    sys.exit(int(run(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    _speak_utf8()
    session = Session()
    try:
        code = get_command(app).main(args=arguments, prog_name="contract", standalone_mode=False, obj=session)
        sys.stdout.flush()
        if code == STOPPED:  # Ctrl-C comes as a number, and so does --help
            _say(_LEFT)
        return code if isinstance(code, int) else session.code
    except BrokenPipeError:
        hear_nobody()
        return session.code
    except (ContractError, OSError) as error:
        return max(session.code, _refusal(error))
    except typer.TyperException as error:
        return _wrong_usage(error)
    except typer.Abort:
        _say(_LEFT)
        return STOPPED
    except Exception as error:  # noqa: BLE001 - the last door: a bug must never show a user a traceback
        return _bug(error, session)


def _wrong_usage(error: typer.TyperException) -> ExitCode:
    """Say what is wrong with the words of the command, in the layout of every other error."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "contract"
    if type(error).__name__ == "NoArgsIsHelpError":  # a bare `contract` or `contract ledger`: the help is the answer
        _say(context.get_help() if context else "")
        return ExitCode.BAD_INPUT
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    _say(Fault(command, message.rstrip("."), f"`{command} --help` lists what it takes").text())
    return ExitCode.BAD_INPUT


def _refusal(error: ContractError | OSError) -> ExitCode:
    """Say what is wrong with words or files; what the system refuses (a place, a full disk) is one of these."""
    if isinstance(error, OSError):
        remedy = "check the path, its permissions and the room on the disk"
        error = InputError(Fault(str(error.filename or "the system"), error.strerror or str(error), remedy))
    _say(str(error))
    return error.exit_code


def _bug(error: Exception, session: Session) -> ExitCode:
    """Report our own bug: the traceback with --debug, else one line with what to do."""
    if session.debug:
        import traceback

        traceback.print_exception(error)
    else:
        _say(f"contract: this is a bug of ours: {type(error).__name__}: {error}")
        _say("  = run it again with --debug and send us what it prints")
    return ExitCode.BUG


def _say(message: str) -> None:
    """Print a message for a person, on stderr."""
    print(message, file=sys.stderr)  # noqa: T201 - rich is not worth loading for a plain message


def _speak_utf8() -> None:
    """Print UTF-8 whatever the console's code page is: fund names hold characters cp1252 consoles refuse.

    A stream that was closed (`>&-`) is none at all; what would go there goes nowhere.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - open for as long as the process is
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - likewise
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
