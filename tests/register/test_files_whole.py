import os
import stat
import sys

import pytest

from toolkit.errors import InputError
from toolkit.files import write_atomically


def test_a_file_is_written_and_its_folders_are_made(tmp_path):
    write_atomically(tmp_path / "a" / "b" / "schedule.txt", b"SCHEDULE A\n")
    assert (tmp_path / "a" / "b" / "schedule.txt").read_bytes() == b"SCHEDULE A\n"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    target = tmp_path / "agreement.json"
    target.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"agreement\.json: cannot be written: No space left"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_file_keeps_its_permissions_and_a_new_one_gets_the_usual(tmp_path):
    target = tmp_path / "terms.yaml"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(b"")
    write_atomically(ours, b"")
    assert ours.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege on Windows")
def test_a_link_is_written_through(tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(kept)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert kept.read_bytes() == b"new"
