"""Filling in a template."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bot.documents.opening import DocumentError, opened, saved

PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


def fill(
    template: bytes, values: Mapping[str, str], rows: Sequence[Mapping[str, str]] = ()
) -> bytes:
    """The template with its placeholders filled in.

    :param rows: for each repeated thing its own placeholders; a row of a table that mentions
        one of them is repeated for each thing that has it.
    :raises DocumentError: no document, or it mentions something that is not known.
    """
    document = opened(template)
    repeated = {name for row in rows for name in row}
    _repeat(document, rows, repeated)
    for paragraph in _paragraphs(document):
        _fill_paragraph(paragraph, values)
    return saved(document)


def _repeat(document: Docx, rows: Sequence[Mapping[str, str]], repeated: set[str]) -> None:
    for row in list(document.element.body.iter(qn("w:tr"))):
        mentioned = set(_mentioned(row)) & repeated
        if not mentioned:
            continue
        for values in (each for each in rows if mentioned & set(each)):
            copy = deepcopy(row)
            row.addprevious(copy)
            for element in copy.iter(qn("w:p")):
                _fill_paragraph(Paragraph(element, document), values, keep_others=True)
        row.getparent().remove(row)


def _mentioned(row: Any) -> Iterator[str]:
    for element in row.iter(qn("w:p")):
        yield from PLACEHOLDER.findall("".join(text.text or "" for text in element.iter(qn("w:t"))))


def _paragraphs(document: Docx) -> Iterator[Paragraph]:
    """Every paragraph: in the text, in tables, and at the head and foot of the pages."""
    roots: Iterable[Any] = (
        document.element.body,
        *(
            part._element  # noqa: SLF001  -- the library shows the parts of a head in no other way
            for section in document.sections
            for part in (section.header, section.footer)
        ),
    )
    for root in roots:
        for element in root.iter(qn("w:p")):
            yield Paragraph(element, document)


def _fill_paragraph(
    paragraph: Paragraph, values: Mapping[str, str], *, keep_others: bool = False
) -> None:
    """Fill in one paragraph; it keeps the look of its first words.

    Word may cut a placeholder into pieces, so the whole text is taken together.
    """
    text = "".join(run.text for run in paragraph.runs)
    mentioned = set(PLACEHOLDER.findall(text))
    if not mentioned:
        return
    unknown = mentioned - set(values)
    if unknown and not keep_others:
        raise DocumentError(f"unknown placeholder: {', '.join(sorted(unknown))}")
    first, *others = paragraph.runs
    first.text = PLACEHOLDER.sub(lambda found: _storable(values.get(found[1], found[0])), text)
    for run in others:
        run.text = ""


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("", text)
