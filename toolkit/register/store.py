"""The register on disk: a folder for each agreement, written whole, read back as it was.

contracts/NAME/
agreement.pdf     the document, byte for byte (its own ending)
agreement.json    what was read from it
terms.yaml  parties.yaml  aliases.yaml     what people know beside the paper
amendments/01.yaml …
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from toolkit.agreement import Reading
from toolkit.errors import EXCERPT, Fault, Faults, InputError
from toolkit.files import write_atomically, write_together
from toolkit.register.aliases import Aliases, load_aliases
from toolkit.register.amend import apply, contract_faults
from toolkit.register.amendment import load_amendment
from toolkit.register.changes import Amendment
from toolkit.register.contract import Contract
from toolkit.register.fields import nearest
from toolkit.register.forms import yaml_forms
from toolkit.register.matching import name_faults
from toolkit.register.parties import Parties, load_parties
from toolkit.register.terms import Terms, load_terms

__all__ = ["Contract", "check_free", "load", "names", "only_name", "save", "save_amendment"]

_SAVE_AGAIN = "mend it, or save the agreement again with `contract extract FILE --save NAME --replace`"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows gives to devices."""


def save(reading: Reading, name: str, *, document: Path, root: Path, replace: bool = False) -> Path:
    """Keep an agreement as `root/NAME` and return that folder.

    All files are written or none, `agreement.json` last: a folder without it is no contract yet. With `replace`,
    terms, parties, aliases and amendments stay as they are, and the copy of the document that is replaced goes.
    `InputError` where NAME is taken or is no plain name, or where the document has changed since it was read.
    """
    check_free(name, root, replace=replace)
    folder = root / name
    try:
        content = document.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise InputError(Fault(str(document), what, "check the path and its permissions")) from error
    if hashlib.sha256(content).hexdigest() != reading.document.sha256:
        what = "is no longer the document that was read"
        raise InputError(Fault(str(document), what, "give a file that stays as it is, and read it again"))
    earlier = _copy_kept(folder)
    copy = folder / _copy_of(document.name)
    if not replace and copy.exists() and copy.read_bytes() != content:
        what = "stands there already and is another document"
        raise InputError(Fault(str(copy), what, "choose another name, or give --replace"))
    forms = yaml_forms(reading)
    written = {copy: content} if document.resolve() != copy.resolve() else {}
    written |= {
        folder / file: forms[file].encode() for file in ("terms.yaml", "parties.yaml") if not (folder / file).exists()
    }
    write_together(written | {folder / "agreement.json": agreement_json(reading)})
    if earlier is not None and earlier != copy:
        earlier.unlink()
    return folder


def check_free(name: str, root: Path, *, replace: bool = False) -> None:
    """Refuse a NAME that is taken or is no plain name: before a long reading, and again when it is saved."""
    folder = root / _checked(name)
    if (folder / "agreement.json").exists() and not replace:
        raise InputError(Fault(str(folder), f"{name!r} is saved already", "choose another name, or give --replace"))


def _copy_of(document: str) -> str:
    """Return what the copy of a document is called: with its own ending, unless the data beside it has that."""
    ending = Path(document).suffix.lower()
    return f"agreement{'.txt' if ending == '.json' else ending}"


def _copy_kept(folder: Path) -> Path | None:
    """Return the copy of the document that an earlier saving made, where it is still byte for byte the same."""
    try:
        document = _load_reading(folder / "agreement.json").document
        copy = folder / _copy_of(document.name)
        return copy if hashlib.sha256(copy.read_bytes()).hexdigest() == document.sha256 else None
    except (OSError, InputError):
        return None


def agreement_json(reading: Reading) -> bytes:
    """Return the bytes of `agreement.json`: keys in the order of the interface, two blanks a level."""
    return (reading.model_dump_json(indent=2) + "\n").encode()


def load(name: str, root: Path) -> Contract:
    """Read a contract back; `InputError` names all that is wrong in all its files."""
    folder = root / _checked(name)
    if not (folder / "agreement.json").is_file():
        raise InputError(_missing(name, root))
    wrong, terms, parties, aliases = Faults(), Terms(), Parties(), Aliases()
    reading: Reading | None = None
    amendments: tuple[Amendment, ...] | None = None
    with wrong:
        reading = _load_reading(folder / "agreement.json")
    with wrong:
        terms = load_terms(folder / "terms.yaml", wrong)
    with wrong:
        parties = load_parties(folder / "parties.yaml", wrong)
    with wrong:
        aliases = load_aliases(folder / "aliases.yaml", wrong)
    with wrong:
        amendments = _load_amendments(folder / "amendments")
    if reading is None or amendments is None:
        raise InputError(wrong.found)
    contract = Contract(name, folder, reading, terms, parties, aliases, amendments)
    wrong.found += (*contract_faults(contract), *name_faults(contract))
    wrong.refuse()
    return contract


def names(root: Path) -> tuple[str, ...]:
    """Return the names of all saved agreements, in alphabetical order."""
    if not root.is_dir():
        return ()
    return tuple(sorted(folder.name for folder in root.iterdir() if (folder / "agreement.json").is_file()))


def only_name(root: Path) -> str:
    """Return the name of the only saved agreement; `InputError` where there is none or more than one."""
    found = names(root)
    if len(found) == 1:
        return found[0]
    if not found:
        remedy = "`contract extract FILE --save NAME` saves one"
        raise InputError(Fault(str(root), "no agreement is saved here", remedy))
    raise InputError(Fault("NAME", f"{len(found)} agreements are saved in {root}", f"name one of: {', '.join(found)}"))


def save_amendment(contract: Contract, path: Path) -> Path:
    """Keep an amendment file as `amendments/NN.yaml`, byte for byte, once it fits; saving it again changes nothing."""
    amendment = load_amendment(path)
    apply(contract, amendment)
    target = contract.folder / "amendments" / f"{amendment.number:02d}.yaml"
    kept = next((one for one in contract.amendments if one.content() == amendment.content()), None)
    if kept is not None and target.exists():
        return target
    write_atomically(target, path.read_bytes())
    return target


def _checked(name: str) -> str:
    if _NAME.fullmatch(name) and not _RESERVED.fullmatch(name) and not name.endswith("."):
        return name
    remedy = "use letters, digits, `-`, `_` and `.`, beginning with a letter or digit; no folders"
    raise InputError(Fault("NAME", f"{name!r} cannot be the name of a saved agreement", remedy))


def _missing(name: str, root: Path) -> Fault:
    known = names(root)
    near = nearest(name, known)
    saved = f"saved are: {', '.join(known)}" if known else "`contract extract FILE --save NAME` saves one"
    return Fault(str(root), f"no agreement {name!r} is saved here", f"did you mean {near!r}?" if near else saved)


def _load_amendments(folder: Path) -> tuple[Amendment, ...]:
    wrong = Faults()
    by_content: dict[str, Amendment] = {}
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        with wrong:
            one = load_amendment(path)
            by_content.setdefault(repr(one.content()), one)  # the same amendment kept in two files is one
    wrong.refuse()
    return tuple(sorted(by_content.values(), key=lambda one: one.number))


def _load_reading(path: Path) -> Reading:
    """Read `agreement.json`; every fault names its JSON path, an unknown key the nearest known one."""
    text = path.read_bytes()
    try:
        json.loads(text)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(_not_json(path, text, error)) from error
    except RecursionError as error:
        raise InputError(Fault(path.name, "is not JSON of ours: nested too deeply", _SAVE_AGAIN)) from error
    try:
        return Reading.model_validate_json(text)
    except ValidationError as error:
        raise InputError([_fault_of(path, detail) for detail in error.errors(include_url=False)]) from error


def _not_json(path: Path, text: bytes, error: json.JSONDecodeError | UnicodeDecodeError) -> Fault:
    if isinstance(error, UnicodeDecodeError):
        return Fault(f"{path.name}: line {text[: error.start].count(10) + 1}", "is not UTF-8", _SAVE_AGAIN)
    lines = error.doc.splitlines()
    excerpt = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    where = f"{path.name}: line {error.lineno}, column {error.colno}"
    return Fault(where, f"is not JSON: {error.msg}", _SAVE_AGAIN, excerpt, (error.colno - 1, 1))


def _fault_of(path: Path, detail: Mapping[str, Any]) -> Fault:
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in detail["loc"]).lstrip(".")
    where = steps or "the whole file"
    remedy = "correct it, or save the agreement again with --replace"
    if detail["type"] == "extra_forbidden":
        key = str(detail["loc"][-1])
        near = nearest(key, _keys_at(detail["loc"][:-1]))
        return Fault(
            f"{path.name}: {where}", f"`{key}` is not a key here", f"did you mean `{near}`?" if near else "remove it"
        )
    if detail["type"] == "missing":
        return Fault(f"{path.name}: {where}", "is missing", "add it; what is not printed is null")
    given = detail["input"]
    shown = f" {given!r}" if isinstance(given, (str, int, float)) and len(repr(given)) <= EXCERPT else ""
    message = detail["msg"][0].lower() + detail["msg"][1:]
    return Fault(f"{path.name}: {where}", f"the value{shown} does not fit: {message}", remedy)


def _keys_at(loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys that may stand at a path of `agreement.json`."""
    model: type[BaseModel] = Reading
    for step in loc:
        if isinstance(step, int):
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        inner = _model_in(fields[step].annotation) if step in fields else None
        if inner is None:
            return ()
        model = inner
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside `X`, `X | None` or `tuple[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
