"""Who may import whom, and one door for each dependency: docs/architecture.md, held."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "toolkit"
NOUNS = {"agreement", "amounts", "days", "problems", "errors", "resources", "files"}
MAY_IMPORT = {
    "nouns": {"nouns"},
    "reading": {"nouns", "reading"},
    "register": {"nouns", "register"},
    "money": {"nouns", "register", "money"},
    "writing": {"nouns", "writing"},
    "api": {"nouns", "reading", "register", "money", "writing", "api"},
    "cli": {"nouns", "reading", "register", "money", "writing", "api", "cli"},
}
DOORS = {
    "pypdfium2": {f"toolkit/reading/pdf{part}.py" for part in ("", "_characters", "_drawn")},
    "pdfplumber": {"toolkit/reading/pdf_again.py"},
    "rapidocr": {"toolkit/reading/ocr.py"},
    "typst": {"toolkit/writing/pdf.py"},
    "xlsxwriter": {"toolkit/writing/sheet.py"},
    "matplotlib": {"toolkit/writing/charts.py"},
    "jinja2": {"toolkit/writing/template.py"},
    "ruamel": {"toolkit/register/yaml_text.py"},
    "holidays": {"toolkit/money/calendar.py"},
    "sqlalchemy": {"toolkit/money/ledger/store.py"},
    "openpyxl": {"toolkit/money/tables.py"},
}
"""Which modules may import a dependency. `docx` and `lxml` have one door to read and one to write."""
TWO_DOORS = {"docx": ("reading", "writing"), "lxml": ("reading", "writing"), "duckdb": ("money", "money")}


def modules():
    return sorted(PACKAGE.rglob("*.py"))


def layer(parts):
    if len(parts) == 1 and not (PACKAGE / parts[0]).is_dir():
        return "nouns" if parts[0] in NOUNS or parts[0] == "__init__" else "api"
    return parts[0]


def imports(path):
    """All modules that a file imports, wherever the statement stands (a lazy import is an import)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            if node.module == "toolkit":
                yield from (f"toolkit.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_the_layers_below_it(path):
    own = layer(path.relative_to(PACKAGE).with_suffix("").parts)
    if path == PACKAGE / "__init__.py":
        own = "api"
    for name in imports(path):
        if name.startswith("toolkit."):
            other = layer(tuple(name.split(".")[1:]))
            assert other in MAY_IMPORT[own], f"{own} imports {name}"


@pytest.mark.parametrize(("package", "doors"), DOORS.items())
def test_a_dependency_has_one_door(package, doors):
    users = {str(p.relative_to(PACKAGE.parent)) for p in modules() if package in {n.split(".")[0] for n in imports(p)}}
    assert users <= doors
    assert users, f"nothing uses {package}: drop the dependency"


@pytest.mark.parametrize(("package", "sides"), TWO_DOORS.items())
def test_word_and_xml_have_a_door_to_read_and_a_door_to_write(package, sides):
    users = {p.relative_to(PACKAGE).parts[0] for p in modules() if package in {n.split(".")[0] for n in imports(p)}}
    assert users <= set(sides)


def test_every_dependency_is_declared_and_used():
    import tomllib

    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {name.split(">")[0].split("[")[0].lower() for name in project["dependencies"]}
    for extra in ("ocr", "postgres"):
        declared |= {name.split(">")[0].split("[")[0].lower() for name in project["optional-dependencies"][extra]}
    imported = {name.split(".")[0] for path in modules() for name in imports(path)} - set(sys.stdlib_module_names)
    called = {"docx": "python-docx", "ruamel": "ruamel.yaml", "PIL": "pillow", "psycopg": "psycopg"}
    assert {called.get(name, name).lower() for name in imported} - {"toolkit"} <= declared
