"""The pages show what the commands really print."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
import readme

ROOT = readme.ROOT


@pytest.mark.parametrize("page", readme.PAGES, ids=lambda page: page.name)
def test_each_command_of_a_page_prints_what_the_page_shows(page, tmp_path):
    shutil.copytree(ROOT / "contracts", tmp_path / "contracts", ignore=shutil.ignore_patterns("ledger.db*"))
    written = page.read_text(encoding="utf-8")
    assert readme.renewed(written, tmp_path) == written


def test_every_verb_of_the_command_is_shown_in_the_readme():
    helped = subprocess.run(
        [Path(sys.executable).parent / "contract", "--help"], capture_output=True, text=True, check=True
    ).stdout
    verbs = [
        line.split()[0]
        for line in helped.split("Commands:")[1].splitlines()
        if line.startswith("  ") and line[2] != " "
    ]
    shown = (ROOT / "README.md").read_text(encoding="utf-8")
    assert verbs
    assert [verb for verb in verbs if f"contract {verb}" not in shown] == []


def test_the_python_of_the_readme_runs(tmp_path):
    shutil.copytree(ROOT / "contracts", tmp_path / "contracts", ignore=shutil.ignore_patterns("ledger.db*"))
    code = (ROOT / "README.md").read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        (
            "clean [('INVESCO High Yield Fund K Shares', Decimal('0.45')), "
            "('INVESCO Select Income Fund K Shares', Decimal('0.45'))]"
        ),
        "98299.24 3562.72",
        "18 rows on 1 December 2003",
        "schedule-a.docx 2003Q3",
    ]
