"""The evidence page: each page of the document beside what was read from it, tied together by hovering.

One self-contained HTML file: pictures inside it, nothing fetched. A PDF shows its page as drawn; text, HTML and DOCX
show their lines as they were laid out for reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from string import Template

from toolkit.agreement import Reading, Row, Schedule
from toolkit.amounts import money_text, percent_text
from toolkit.problems import Problem, Source
from toolkit.reading.pages import CHARACTER_WIDTH, Box, Line, Page

DPI = 120
FEW_PAGES = 12
"""A document this short is shown whole; of a longer one, the pages from which something was read."""
SURE = 0.9
_TEMPLATE = Path(__file__).with_name("evidence.html")


@dataclass(frozen=True)
class Mark:
    """A box on a page that belongs to something in the panel: both carry the same key."""

    key: str
    look: str
    title: str
    source: Source
    rule: str = ""


@dataclass(frozen=True)
class Sheet:
    """A page to show: its size in points and its picture, as HTML."""

    number: int
    width: float
    height: float
    picture: str
    lines: tuple[Line, ...] = ()


def page(path: str | Path, reading: Reading) -> str:
    """Make the evidence page of a reading of the document at `path`."""
    marks = tuple(_marks(reading))
    if reading.document.kind in ("pdf", "scan"):
        from toolkit.reading.evidence_pictures import pictured

        boxes = [(mark.source.page, mark.source.box) for mark in marks if mark.source.page and mark.source.box]
        sheets = [
            Sheet(each.number, each.width, each.height, f'<img alt="page {each.number}" src="{each.data_uri}">')
            for each in pictured(Path(path), _shown(marks, reading.document.pages), boxes, DPI)
        ]
    else:
        from toolkit.reading.sources import open_paper

        sheets = [_written(each) for each in open_paper(path).pages]
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(reading.document.name),
        summary=escape(_summary(reading)),
        status=reading.status,
        sha256=reading.document.sha256,
        sheets="\n".join(_figure(sheet, marks, reading.document.pages) for sheet in sheets),
        panel="\n".join(
            [*map(_schedule, range(len(reading.schedules)), reading.schedules), _problems(reading.problems)]
        ),
    )


def _summary(reading: Reading) -> str:
    rows, pages = len(reading.rows), reading.document.pages
    count = f"{rows} row{'' if rows == 1 else 's'} on {pages} page{'' if pages == 1 else 's'}"
    return f"{reading.agreement.title or 'untitled'} · {count} · read as {reading.document.kind}"


def _marks(reading: Reading) -> Iterator[Mark]:
    """Yield what has a place: rows, footnotes, problems."""
    for at, schedule in enumerate(reading.schedules):
        for index, row in enumerate(schedule.rows):
            yield Mark(f"r{at}-{index}", "row", f"{row.name}: {_rate(row)}", row.source)
        for index, note in enumerate(schedule.footnotes):
            yield Mark(f"f{at}-{index}", "note", note.text, note.source)
    for index, problem in enumerate(reading.problems):
        if problem.source is not None:
            look = "unclaimed" if "unclaimed" in problem.rule else f"problem {problem.severity}"
            yield Mark(f"p{index}", look, problem.message, problem.source, problem.rule)


def _shown(marks: Iterable[Mark], pages: int) -> tuple[int, ...]:
    """Choose the pages to show."""
    if pages <= FEW_PAGES:
        return tuple(range(1, pages + 1))
    return tuple(sorted({mark.source.page for mark in marks if mark.source.page is not None})) or (1,)


def _written(laid_out: Page) -> Sheet:
    """Show the lines of a page as they were laid out."""
    margin = 24.0
    width, height = laid_out.width + 2 * margin, laid_out.height + 2 * margin
    lines = "".join(
        f'<text x="{margin + line.x0:.0f}" y="{margin + line.top + 10:.0f}">{escape(_spaced(line))}</text>'
        for line in laid_out.lines
    )
    moved = tuple(_moved(line, margin) for line in laid_out.lines)
    picture = (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="page {laid_out.number}">{lines}</svg>'
    )
    return Sheet(laid_out.number, width, height, picture, moved)


def _spaced(line: Line) -> str:
    """Print a line with its words at their columns."""
    text, start = "", line.words[0].x0
    for word in line.words:
        column = round((word.x0 - start) / CHARACTER_WIDTH)
        text += " " * max(column - len(text), 1 if text and not word.raised else 0) + word.text
    return text


def _moved(line: Line, by: float) -> Line:
    words = [replace(w, x0=w.x0 + by, x1=w.x1 + by, top=w.top + by, bottom=w.bottom + by) for w in line.words]
    return Line(tuple(words), line.page, line.number)


def _figure(sheet: Sheet, marks: Sequence[Mark], pages: int) -> str:
    """Show a page with the boxes of all that was read from it; one without any is folded away."""
    boxes = "\n".join(_box(mark, box, sheet) for mark in marks for box in _places(mark.source, sheet))
    caption, shown = f"page {sheet.number} of {pages}", f'<div class="sheet">{sheet.picture}\n{boxes}</div>'
    if not boxes and pages > 1:
        return f"<details><summary>{caption}</summary><figure>{shown}</figure></details>"
    return f"<figure><figcaption>{caption}</figcaption>{shown}</figure>"


def _places(source: Source, sheet: Sheet) -> Iterator[Box]:
    """Yield where on a page a fact is printed: its box, or the lines that its excerpt or line number names."""
    if source.page not in (None, sheet.number):
        return
    if source.box is not None:
        yield source.box
        return
    found = _named_lines(source, sheet.lines)
    if found:
        yield (
            min(line.x0 for line in found),
            min(line.top for line in found),
            max(line.x1 for line in found),
            max(line.bottom for line in found),
        )


def _named_lines(source: Source, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that a source without a box names: from its number on, else where its excerpt stands."""
    wanted = [" ".join(text.split()) for text in source.excerpt.split("\n") if text.strip()]
    for index, line in enumerate(lines):
        if source.line is not None and line.number == source.line:
            return [line, *(after for after in lines[index + 1 : index + 2 * len(wanted)] if after.text in wanted)]
        if source.line is None and wanted and [each.text for each in lines[index : index + len(wanted)]] == wanted:
            return lines[index : index + len(wanted)]
    return [line for line in lines if line.text in wanted] if source.line is None else ()


def _box(mark: Mark, box: Box, sheet: Sheet) -> str:
    x0, top, x1, bottom = box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1
    style = (
        f"left:{100 * x0 / sheet.width:.2f}%;top:{100 * top / sheet.height:.2f}%;"
        f"width:{100 * (x1 - x0) / sheet.width:.2f}%;height:{100 * (bottom - top) / sheet.height:.2f}%"
    )
    rule = f' data-rule="{escape(mark.rule)}"' if mark.rule else ""
    return f'<div class="box {mark.look}" data-k="{mark.key}"{rule} title="{escape(mark.title)}" style="{style}"></div>'


def _schedule(at: int, schedule: Schedule) -> str:
    """Print a schedule as a table, grouped by registrant, with its footnotes."""
    parts = any(row.service_fee_percent is not None for row in schedule.rows)
    dated = any(row.calculation_date is not None for row in schedule.rows)
    heads = ["<th>Fund</th><th class=n>Rate</th>"]
    heads += ["<th class=n>Service</th><th class=n>Sales charge</th>"] if parts else []
    heads += ["<th class=n>From</th>"] if dated else []
    width = 3 + 2 * parts + dated
    body, group = [], None
    for index, row in enumerate(schedule.rows):
        if row.registrant != group:
            group = row.registrant
            body.append(f'<tr class="group"><td colspan="{width}">{escape(group or "")}</td></tr>')
        body.append(_row(f"r{at}-{index}", row, parts=parts, dated=dated))
    notes = "".join(
        f'<li class="note" data-k="f{at}-{index}" tabindex="0"><sup>{escape(note.marker)}</sup>{escape(note.text)}</li>'
        for index, note in enumerate(schedule.footnotes)
    )
    table = (
        f"<table><thead><tr>{''.join(heads)}<th class=n>Sure</th></tr></thead><tbody>{''.join(body)}</tbody></table>"
    )
    title = f"{escape(schedule.title)} <small>{len(schedule.rows)} rows</small>"
    return f"<h2>{title}</h2>{table}" + (f"<ul>{notes}</ul>" if notes else "")


def _row(key: str, row: Row, *, parts: bool, dated: bool) -> str:
    marks = f"<sup>{escape(' '.join(row.markers))}</sup>" if row.markers else ""
    was = f"<small class=was>formerly {escape(row.formerly)}</small>" if row.formerly else ""
    cells = [f"<td>{escape(row.name)}{marks}{was}</td><td class=n>{_rate(row)}</td>"]
    if parts:
        percents = (row.service_fee_percent, row.asset_based_sales_charge_percent)
        cells += [f"<td class=n>{'' if each is None else percent_text(each) + '%'}</td>" for each in percents]
    if dated:
        cells.append(f"<td class=n>{row.calculation_date or ''}</td>")
    sure = f'<td class="n{"" if row.confidence >= SURE else " low"}">{row.confidence:.3f}</td>'
    return f'<tr class="row" data-k="{key}" tabindex="0">{"".join(cells)}{sure}</tr>'


def _rate(row: Row) -> str:
    """Print a row's rate: its percent, its tiers, or what stands there instead."""
    if row.rate.tiers:
        tiers = (
            f"{'N/A' if tier.percent is None else percent_text(tier.percent) + '%'} over ${money_text(tier.over)[:-3]}"
            for tier in row.rate.tiers
        )
        return "<br>".join(tiers)
    if row.rate.percent is not None:
        return f"{percent_text(row.rate.percent)}%"
    return escape(row.rate.printed or "not printed")


def _problems(problems: Sequence[Problem]) -> str:
    """List the problems, each with what to do."""
    if not problems:
        return ""
    items = []
    for index, each in enumerate(problems):
        place = f" <small>{escape(each.source.place())}</small>" if each.source is not None else ""
        items.append(
            f'<li class="{each.severity}" data-k="p{index}" tabindex="0"><b>{each.severity}</b>{place}<br>'
            f'{escape(each.message)}<span class="do">{escape(each.remedy)}</span></li>'
        )
    return f"<h2>Problems <small>{len(problems)}</small></h2><ul>{''.join(items)}</ul>"
