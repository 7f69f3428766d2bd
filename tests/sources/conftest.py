"""Small documents made on the spot, each from the words that a test shows."""

import io
import zipfile

import pytest

from toolkit.reading.sources import open_paper

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def paper_of(tmp_path):
    """Write a file and open it as paper."""

    def make(content, name):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return open_paper(path)

    return make


@pytest.fixture
def typst_pdf():
    """Set typst markup as a PDF."""

    def make(markup):
        import typst

        return typst.compile(markup.encode())

    return make


@pytest.fixture
def raw_docx():
    """Zip a DOCX from the XML inside its body, and of its other parts by name."""

    def make(body, **parts):
        parts = {"document": f"<w:body>{body}</w:body>", **parts}
        types = "officeDocument", "styles", "numbering", "footnotes", "endnotes", "settings"
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, inner in parts.items():
                archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>')
            relations = "".join(
                f'<Relationship Id="r{index}" Type="x/{kind}" Target="{kind}.xml"/>'
                for index, kind in enumerate(types[1:])
                if kind in parts
            )
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            archive.writestr(
                "word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>'
            )
        return buffer.getvalue()

    return make


@pytest.fixture
def lines_of():
    """The text of all lines, a list for each page."""
    return lambda paper: [[line.text for line in page.lines] for page in paper.pages]


@pytest.fixture
def marked():
    """The words of a line, a superscript in angle brackets."""
    return lambda line: [f"<{word.text}>" if word.raised else word.text for word in line.words]
