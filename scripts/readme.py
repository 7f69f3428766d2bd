"""Run every command of the README and put its real output below it; `--check` only compares.

A command stands in a `console` block behind `$ `; what follows is what it printed. All commands of a page run in
order in one folder that holds a copy of contracts/.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"```console\n(?P<body>.*?)```", re.DOTALL)
CUT = "…"
"""A line of this alone stands for output that the page leaves out."""


def run(command: str, folder: Path) -> str:
    """Run one command as a reader would, without colours, 100 columns wide; stdout and stderr together."""
    binaries = Path(sys.executable).parent
    environment = {
        **os.environ,
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
    }
    environment.pop("CONTRACTS_DIR", None)
    done = subprocess.run(  # noqa: S602 - the commands are the README's own, with its pipes
        command, shell=True, cwd=folder, env=environment, check=False, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def renewed(page: str, folder: Path) -> str:
    """Return the page with the real output of every command; a block cut with … keeps as many lines as it had."""

    def renew(match: re.Match[str]) -> str:
        parts = re.split(r"(?m)^\$ ", match["body"])[1:]
        printed = []
        for part in parts:
            command, _, old = part.partition("\n")
            new = run(command, folder)
            if CUT in old.splitlines():
                kept = old.splitlines().index(CUT)
                new = "\n".join([*new.splitlines()[:kept], CUT]) + "\n"
            printed.append(f"$ {command}\n{new}")
        return "```console\n" + "".join(printed) + "```"

    return BLOCK.sub(renew, page)


def main() -> int:
    """Renew or check the pages; 1 where a page does not show what its commands print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = 0
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "contracts", Path(folder) / "contracts")
            real = renewed(page, Path(folder))
        if real != page:
            stale = 1
            print(
                *difflib.unified_diff(page.splitlines(), real.splitlines(), str(path.name), "real", lineterm=""),
                sep="\n",
            )
            if not check:
                path.write_text(real, encoding="utf-8")
    return stale if check else 0


if __name__ == "__main__":
    sys.exit(main())
