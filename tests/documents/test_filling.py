"""A template is filled in, whatever people typed; what is no template is refused."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import DocumentError, fill, template_of
from bot.documents.filling import PLACEHOLDER
from bot.messages.start_form_document import TEMPLATE, document_rows, document_values
from bot.profile import load_profile
from bot.services.municipality import wording_for
from tests.documents.neutral import neutral
from tests.messages.everything_start_form import start_form_of
from tests.support.checkout import ROOT


def made(*texts: str) -> bytes:
    """A document with these paragraphs."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return as_file(document)


def as_file(document: object) -> bytes:
    """A document, saved."""
    content = io.BytesIO()
    document.save(content)  # type: ignore[attr-defined]  # the library's class has another name
    return content.getvalue()


def text_of(content: bytes) -> str:
    """Everything that can be read in a document."""
    document = Document(io.BytesIO(content))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_filled_in_the_document_can_be_opened(text: str) -> None:
    filled = text_of(fill(made("Voor {{ naam }}, toch?"), {"naam": text}))
    assert filled.startswith("Voor ")
    assert filled.endswith(", toch?")


def test_what_somebody_typed_is_never_a_placeholder() -> None:
    values = {"een": "{{ twee }} & <b>", "twee": "geheim"}
    assert "{{ twee }} & <b>" in text_of(fill(made("{{ een }}"), values))


def test_a_placeholder_that_word_cut_in_pieces_is_found() -> None:
    document = Document()
    paragraph = document.add_paragraph("Naam: ")
    for piece in ("{", "{ na", "am }", "}", "."):
        paragraph.add_run(piece)
    assert text_of(fill(as_file(document), {"naam": "Asfalt"})) == "Naam: Asfalt."


def test_a_row_is_repeated_for_each_thing() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells),
        ("Thema", "Wie", "{{ thema }}", "{{ naam }}"),
        strict=True,
    ):
        cell.text = text
    rows = [{"thema": "Klimaat"}, {"thema": "Circulariteit"}]
    said = text_of(fill(as_file(document), {"naam": "BOR"}, rows)).split("\n")
    assert said == ["Thema", "Wie", "Klimaat", "BOR", "Circulariteit", "BOR"]


def test_a_placeholder_that_nobody_knows_is_told() -> None:
    with pytest.raises(DocumentError, match="nummertje"):
        fill(made("{{ nummertje }}"), {"nummer": "14"})


@pytest.mark.parametrize("content", [b"", b"geen document", b"PK\x03\x04kapot"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError):
        fill(content, {})


def test_a_document_that_unpacks_to_far_too_much_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (60 * 1024 * 1024))
    with pytest.raises(DocumentError, match="too large"):
        fill(packed.getvalue(), {})


def test_the_shipped_template_is_the_neutral_one_and_can_be_filled() -> None:
    """Make it anew with ``python -m tests.documents.neutral``."""
    shipped = template_of(TEMPLATE)
    assert text_of(shipped) == text_of(neutral())
    profile = load_profile("midden-groningen")
    view, words = start_form_of(profile), wording_for(profile)
    values = document_values(
        view, {"U0001": "Inkoper"}, words, organisation="gemeente Dorp", day="vandaag"
    )
    said = text_of(fill(shipped, values, document_rows(view, words)))
    assert "{{" not in said
    for theme in profile.themes:
        assert theme.label in said
    assert "€ 150.000" in said


def test_every_placeholder_is_documented_and_in_the_neutral_template() -> None:
    profile = load_profile("midden-groningen")
    view, words = start_form_of(profile), wording_for(profile)
    values = document_values(view, {}, words, organisation="", day="")
    known = {*values, *document_rows(view, words)[0]}
    assert documented("Your own documents") == known
    footer = Document(io.BytesIO(neutral())).sections[0].footer.paragraphs[0].text
    assert set(PLACEHOLDER.findall(text_of(neutral()) + footer)) == known


def documented(heading: str) -> set[str]:
    """The placeholders under a heading of the page for administrators."""
    page = (ROOT / "docs" / "documents.md").read_text("utf-8")
    parts = re.split(r"^#+ ", page, flags=re.MULTILINE)
    (found,) = [part for part in parts if part.startswith(heading)]
    return set(PLACEHOLDER.findall(found))


def test_a_municipality_lays_its_own_template_beside_its_wording(tmp_path: Path) -> None:
    assert template_of(TEMPLATE, own=tmp_path) == template_of(TEMPLATE)
    (tmp_path / "startformulier.docx").write_bytes(made("{{ nummer }}"))
    assert text_of(template_of(TEMPLATE, own=tmp_path)) == "{{ nummer }}"
