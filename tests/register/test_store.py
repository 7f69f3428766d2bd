import json
import os
from datetime import date

import pytest
from harbor import BASE_ROWS, HEAD, read_from, reading

from toolkit.errors import InputError
from toolkit.register import amend, store
from toolkit.register.amendment import load_amendment
from toolkit.register.parties import load_parties
from toolkit.register.terms import load_terms

RERATE = HEAD.format(number=1) + "  - rate: {name: Harbor Bond Fund K Shares, to: 0.40}\n"


@pytest.fixture
def root(tmp_path):
    return tmp_path / "contracts"


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "Master Agreement.TXT"
    path.write_text("MASTER RELATED AGREEMENT\n")
    return path


@pytest.fixture
def saved(root, document):
    return store.save(read_from(document, reading()), "harbor", document=document, root=root)


def test_saving_keeps_the_document_the_data_and_two_forms(saved, document):
    assert sorted(path.name for path in saved.iterdir()) == [
        "agreement.json",
        "agreement.txt",
        "parties.yaml",
        "terms.yaml",
    ]
    assert (saved / "agreement.txt").read_bytes() == document.read_bytes()


def test_what_is_saved_is_loaded_as_it_was(saved, root, document):
    found = store.load("harbor", root)
    assert found.reading == read_from(document, reading())
    assert (found.name, found.folder, found.amendments) == ("harbor", saved, ())


def test_agreement_json_has_the_order_of_the_interface_and_ends_with_a_line(saved):
    text = (saved / "agreement.json").read_text()
    assert text.startswith(
        '{\n  "schema": "contract-toolkit/agreement/1",\n  "document": {\n    "name": "agreement.txt"'
    )
    assert text.endswith("}\n")
    row = json.loads(text)["schedules"][0]["rows"][2]
    assert (row["rate"], row["calculation_date"], row["confidence"]) == (
        {"printed": "0.40", "percent": "0.40", "tiers": None},
        "2001-03-01",
        0.99,
    )


def test_the_forms_state_nothing_until_a_line_is_uncommented(saved):
    assert load_terms(saved / "terms.yaml").model_dump(exclude_defaults=True) == {}
    assert load_parties(saved / "parties.yaml").model_dump(exclude_defaults=True) == {}


def test_a_name_that_is_taken_needs_replace_which_keeps_what_people_wrote(saved, root, document):
    (saved / "terms.yaml").write_text("plan: {dated: 2000-11-30}\n")
    fewer = read_from(document, reading(BASE_ROWS[:2]))
    with pytest.raises(InputError, match="'harbor' is saved already"):
        store.save(fewer, "harbor", document=document, root=root)
    assert len(store.load("harbor", root).reading.rows) == 3
    store.save(fewer, "harbor", document=document, root=root, replace=True)
    found = store.load("harbor", root)
    assert len(found.reading.rows) == 2
    assert found.terms.plan.dated == date(2000, 11, 30)


def test_a_document_of_another_kind_takes_the_place_of_the_copy_it_replaces(root, document, tmp_path):
    saved = store.save(read_from(document, reading()), "harbor", document=document, root=root)
    (saved / "agreement.html").write_text("put there by hand")
    word = tmp_path / "signed.docx"
    word.write_bytes(b"PK")
    store.save(read_from(word, reading()), "harbor", document=word, root=root, replace=True)
    copies = sorted(path.name for path in saved.glob("agreement.*"))
    assert copies == ["agreement.docx", "agreement.html", "agreement.json"]


def test_the_saved_document_may_be_saved_again(saved, root):
    kept = saved / "agreement.txt"
    store.save(read_from(kept, reading()), "harbor", document=kept, root=root, replace=True)
    assert (saved / "agreement.txt").read_text() == "MASTER RELATED AGREEMENT\n"


def test_a_document_that_somebody_put_there_is_not_written_over(root, document, snapshot):
    (root / "harbor").mkdir(parents=True)
    (root / "harbor" / "agreement.txt").write_text("by hand")
    with pytest.raises(InputError) as error:
        store.save(read_from(document, reading()), "harbor", document=document, root=root)
    assert str(error.value).replace(str(root), "ROOT") == snapshot
    assert [path.read_text() for path in (root / "harbor").iterdir()] == ["by hand"]
    own = root / "harbor" / "agreement.txt"
    assert store.save(read_from(own, reading()), "harbor", document=own, root=root).name == "harbor"


def test_a_document_that_ends_in_json_is_kept_beside_the_data(root, tmp_path):
    odd = tmp_path / "plan.json"
    odd.write_text("SCHEDULE A\n")
    saved = store.save(read_from(odd, reading()), "harbor", document=odd, root=root)
    assert (saved / "agreement.txt").read_text() == "SCHEDULE A\n"
    assert store.load("harbor", root).reading.rows


def test_a_document_that_changed_after_it_was_read_saves_nothing(root, document, snapshot):
    with pytest.raises(InputError) as error:
        store.save(reading(), "harbor", document=document, root=root)
    assert str(error.value).replace(str(document.parent), "FOLDER") == snapshot
    assert not root.exists()


def test_a_disk_that_is_full_leaves_a_saved_agreement_as_it_was(saved, root, document, monkeypatch):
    before = {path.name: path.read_bytes() for path in saved.iterdir()}
    document.write_text("ANOTHER AGREEMENT\n")
    written, write = [], os.fsync

    def full(handle):
        written.append(handle)
        if len(written) > 1:
            raise OSError(28, "No space left on device")
        write(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device"):
        store.save(read_from(document, reading()), "harbor", document=document, root=root, replace=True)
    assert {path.name: path.read_bytes() for path in saved.iterdir()} == before


@pytest.mark.parametrize(
    "name", ["../harbor", "a/b", "a\\b", "", ".", "..", ".hidden", "con", "NUL.txt", "x" * 101, "a."]
)
def test_a_name_is_one_plain_word(name, root, document):
    with pytest.raises(InputError, match="cannot be the name of a saved agreement"):
        store.save(reading(), name, document=document, root=root)
    with pytest.raises(InputError, match="cannot be the name of a saved agreement"):
        store.load(name, root)
    assert not root.exists()


def test_a_document_that_is_not_there_saves_nothing(root, tmp_path):
    with pytest.raises(InputError, match=r"gone\.pdf: cannot be read"):
        store.save(reading(), "harbor", document=tmp_path / "gone.pdf", root=root)
    assert not root.exists()


@pytest.mark.usefixtures("saved")
def test_a_name_that_is_not_saved_gets_the_nearest(root):
    with pytest.raises(InputError, match="no agreement 'habor' is saved here\n  = did you mean 'harbor'"):
        store.load("habor", root)
    with pytest.raises(InputError, match="saved are: harbor"):
        store.load("zzz", root)


def test_the_name_may_be_left_out_when_there_is_only_one(root, document):
    with pytest.raises(InputError, match="no agreement is saved here"):
        store.only_name(root)
    store.save(read_from(document, reading()), "harbor", document=document, root=root)
    assert store.only_name(root) == "harbor"
    store.save(read_from(document, reading()), "beacon", document=document, root=root)
    assert store.names(root) == ("beacon", "harbor")
    with pytest.raises(InputError, match="name one of: beacon, harbor"):
        store.only_name(root)


def test_an_amendment_is_kept_byte_for_byte_once_it_fits(saved, root, tmp_path):
    path = tmp_path / "first.yaml"
    path.write_text("# signed in Houston\n" + RERATE)
    kept = store.save_amendment(store.load("harbor", root), path)
    assert kept == saved / "amendments" / "01.yaml"
    assert kept.read_bytes() == path.read_bytes()
    found = store.load("harbor", root)
    assert amend.as_of(found, date(2003, 11, 24)).rows[0].rate.printed == "0.40"


@pytest.mark.usefixtures("saved")
def test_the_same_amendment_saved_again_changes_nothing_and_another_is_refused(root, tmp_path):
    first, again, other = tmp_path / "first.yaml", tmp_path / "again.yaml", tmp_path / "other.yaml"
    first.write_text(RERATE)
    again.write_text("# the same words\n" + RERATE)
    other.write_text(RERATE.replace("0.40", "0.35"))
    kept = store.save_amendment(store.load("harbor", root), first)
    assert store.save_amendment(store.load("harbor", root), again) == kept
    assert kept.read_text() == RERATE
    with pytest.raises(InputError, match=r"Amendment No\. 1 exists already, with other content"):
        store.save_amendment(store.load("harbor", root), other)
    assert kept.read_text() == RERATE


def test_amendments_that_do_not_fit_each_other_are_refused_when_loaded(saved, root):
    (saved / "amendments").mkdir()
    (saved / "amendments" / "01.yaml").write_text(RERATE)
    (saved / "amendments" / "01b.yaml").write_text(RERATE)
    assert [one.number for one in store.load("harbor", root).amendments] == [1]
    (saved / "amendments" / "01b.yaml").write_text(RERATE.replace("0.40", "0.35"))
    (saved / "amendments" / "04.yaml").write_text(RERATE.replace("number: 1", "number: 4"))
    with pytest.raises(InputError) as caught:
        store.load("harbor", root)
    assert [fault.what for fault in caught.value.faults] == [
        "Amendment No. 1 exists already, with other content",
        "Amendment No. 4 follows on No. 1",
    ]


def test_a_broken_agreement_json_names_every_fault_by_its_path(saved, root, snapshot):
    path = saved / "agreement.json"
    data = json.loads(path.read_text())
    rows = data["schedules"][0]["rows"]
    rows[0]["rate"]["percent"] = "0/10"
    rows[1]["calculation_date"] = "December 14, 2000"
    rows[1]["registrnat"] = rows[1].pop("registrant")
    data["agreement"]["family"] = "plan"
    data["agreement"]["notice_days"] = "sixty"
    data["agreement"]["amendments"] = []
    path.write_text(json.dumps(data))
    (saved / "terms.yaml").write_text("setings: {}\n")
    with pytest.raises(InputError) as caught:
        store.load("harbor", root)
    assert str(caught.value) == snapshot


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{\n  "schema": 1,\n}\n', r"agreement\.json: line 3, column 1: is not JSON"),
        (b'{\n  "title": "Caf\xe9"}\n', r"agreement\.json: line 2: is not UTF-8"),
        (b"", r"agreement\.json: line 1, column 1: is not JSON"),
        (b"[" * 5000, r"agreement\.json: is not JSON of ours: nested too deeply"),
    ],
)
def test_what_is_not_json_is_named_with_its_line(saved, root, content, message):
    (saved / "agreement.json").write_bytes(content)
    with pytest.raises(InputError, match=message):
        store.load("harbor", root)


def test_an_alias_or_a_waiver_for_a_fund_that_is_not_there_is_refused(saved, root, snapshot):
    (saved / "aliases.yaml").write_text('"101": Harbor Bond Fund K Shares\n"102": Harbour Equity Fund K Shares\n')
    (saved / "terms.yaml").write_text(
        'waivers:\n  - {name: Zephyr Fund, rate: "0.40", says: "letter of July 1, 2003"}\n'
    )
    with pytest.raises(InputError) as caught:
        store.load("harbor", root)
    assert str(caught.value) == snapshot


@pytest.mark.usefixtures("saved")
def test_a_saved_amendment_is_the_one_that_was_loaded(root, tmp_path):
    path = tmp_path / "first.yaml"
    path.write_text(RERATE)
    store.save_amendment(store.load("harbor", root), path)
    (kept,) = store.load("harbor", root).amendments
    assert kept.content() == load_amendment(path).content()
