"""Reading a template that somebody filled in, by the labels that stand beside its placeholders.

In a table the label is the cell before the placeholder, or the head of its column; elsewhere it
is the text around it. Whoever keeps those as they are may change everything else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as Docx
from docx.oxml.ns import qn

from bot.documents.filling import PLACEHOLDER
from bot.documents.opening import opened

_FEWEST_LETTERS = 3
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " "}


@dataclass(frozen=True)
class Filled:
    """What stands at the placeholders: of the whole, and of each repeated thing."""

    values: Mapping[str, str]
    rows: Sequence[Mapping[str, str]]


@dataclass
class _Layout:
    """Where the placeholders of a template stand: behind which label, in which column."""

    labels: dict[str, str] = field(default_factory=dict)
    columns: list[tuple[str, str]] = field(default_factory=list)
    around: list[tuple[re.Pattern[str], str]] = field(default_factory=list)


def read_filled(content: bytes, template: bytes, *, repeated: str) -> Filled:
    """What somebody filled in.

    :param repeated: the placeholder by which the row of a repeated thing is known.
    :raises DocumentError: no document.
    """
    layout, document = _layout(opened(template), repeated), opened(content)
    values: dict[str, str] = {}
    rows: list[Mapping[str, str]] = []
    for text in _loose_paragraphs(document):
        for pattern, name in layout.around:
            if found := pattern.fullmatch(text.strip()):
                values.setdefault(name, found[1].strip())
    for table in _tables(document):
        rows.extend(_repeated(table, layout))
        for label, value in _beside(table):
            known = layout.labels.get(_folded(label))
            if known:
                values[known] = value
    return Filled(values, rows)


def _layout(template: Docx, repeated: str) -> _Layout:
    layout = _Layout()
    for text in _loose_paragraphs(template):
        names = PLACEHOLDER.findall(text)
        before, _, after = PLACEHOLDER.sub("\0", text.strip()).partition("\0")
        if len(names) == 1 and sum(map(str.isalpha, before + after)) >= _FEWEST_LETTERS:
            layout.around.append((_around(before, after), names[0]))
    for table in _tables(template):
        for number, row in enumerate(table):
            names = [_only(cell) for cell in row]
            if repeated in names and number:
                heads = [_folded(head) for head in table[number - 1]]
                layout.columns = [
                    (head, name or "") for head, name in zip(heads, names, strict=False)
                ]
        for label, value in _beside(table):
            if (name := _only(value)) and not _only(label):
                layout.labels[_folded(label)] = name
    return layout


def _around(before: str, after: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(before)}(.*){re.escape(after)}", re.DOTALL)


def _only(text: str) -> str | None:
    """The placeholder that a cell consists of."""
    found = PLACEHOLDER.fullmatch(text.strip())
    return found[1] if found else None


def _beside(table: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    for row in table:
        for first in range(len(row) - 1):
            yield row[first], row[first + 1]


def _repeated(table: Sequence[Sequence[str]], layout: _Layout) -> Iterator[Mapping[str, str]]:
    """The rows under the same heads of columns as in the template."""
    heads = [head for head, _ in layout.columns]
    at = next(
        (n for n, row in enumerate(table) if heads and [*map(_folded, row)] == heads), len(table)
    )
    names = [name for _, name in layout.columns]
    for row in table[at + 1 :]:
        yield {name: text for name, text in zip(names, row, strict=False) if name}


def _tables(document: Docx) -> Iterator[list[list[str]]]:
    for table in document.element.body.iter(qn("w:tbl")):
        yield [
            [_text(cell) for cell in row.iterchildren(qn("w:tc"))]
            for row in table.iterchildren(qn("w:tr"))
        ]


def _loose_paragraphs(document: Docx) -> Iterator[str]:
    for element in document.element.body.iterchildren(qn("w:p")):
        yield _text_of_paragraph(element)


def _text(cell: Any) -> str:
    return "\n".join(map(_text_of_paragraph, cell.iter(qn("w:p")))).strip()


def _text_of_paragraph(element: Any) -> str:
    """What can be read in it; what was taken away with changes tracked is not."""
    kinds = (qn("w:t"), *_BREAKS)
    return "".join(_BREAKS.get(part.tag, part.text or "") for part in element.iter(*kinds))


def _folded(label: str) -> str:
    return " ".join(label.casefold().split()).rstrip(" :")
