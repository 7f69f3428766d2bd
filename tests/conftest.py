"""What tests of every area share."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A law must hold, however busy the machine is: no example is failed for its time.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


@dataclass(frozen=True)
class Ran:
    """What one run of the command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty working folder with a copy of contracts/, 100 columns wide and without colours."""
    shutil.copytree(ROOT / "contracts", tmp_path / "contracts", ignore=shutil.ignore_patterns("ledger.db*"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("CONTRACTS_DIR", raising=False)
    return tmp_path


@pytest.fixture
def contract(desk, capfd):  # noqa: ARG001 - the command runs at the desk
    """Run the command in-process at the desk: `contract("extract", file, "--json")`."""
    from toolkit.cli.main import run

    def command(*words):
        capfd.readouterr()
        code = run([str(word) for word in words])
        said = capfd.readouterr()
        return Ran(int(code), said.out, said.err)

    return command
