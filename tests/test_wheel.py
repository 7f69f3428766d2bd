"""The built wheel carries templates and the sample agreement, and works outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_wheel_runs_the_whole_path_outside_the_checkout(tmp_path):
    words = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(words, check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    code = (
        "import sys, toolkit; from toolkit.cli.main import run; "
        "print(toolkit.__file__); sys.exit(run(['demo', '--out', 'shown', '--quiet']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert str(unpacked) in ran.stdout
    assert (tmp_path / "shown/amendment-01.docx").exists()
    assert (tmp_path / "shown/sample/class-k/agreement.json").exists()
