"""What somebody filled in is read back from the labels of the template."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import DocumentError, fill
from bot.documents.reading import read_filled
from tests.documents.neutral import neutral
from tests.documents.test_filling import as_file, made

TEMPLATE = neutral()
WHOLE = ("nodig", "kansen", "aanschaf", "jaren", "opmerkingen", "wie_betaalt")
OF_A_THEME = ("niveau", "minimum", "motivering", "reden", "uitleg")
OTHERS = (
    "gemeente",
    "datum",
    "naam",
    "soort_inkoop",
    "team",
    "waarde",
    "opdrachtgever",
    "budgethouder",
    "contractvorm",
    "extra_budget",
    "extra_budget_voor",
    "kosten_per_jaar",
    "totale_kosten",
    "wie_heeft_voordeel",
    "kostenplaatsen",
    "stand",
    "ingeleverd_door",
    "ingeleverd_op",
    "beoordeeld_door",
    "beoordeeld_op",
    "aanvulling",
)
typed = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40
).map(str.strip)


@settings(max_examples=25, deadline=None)
@given(
    st.fixed_dictionaries(dict.fromkeys(WHOLE, typed)),
    st.lists(st.fixed_dictionaries(dict.fromkeys(OF_A_THEME, typed)), max_size=3),
)
def test_what_was_filled_in_is_read_back(
    values: dict[str, str], rows: list[dict[str, str]]
) -> None:
    named = [{"thema": f"Thema {n}", **row} for n, row in enumerate(rows)]
    empty = [{"thema": "", **dict.fromkeys(OF_A_THEME, "")}]
    all_values = {**dict.fromkeys(OTHERS, ""), **values, "nummer": "14"}
    filled = read_filled(fill(TEMPLATE, all_values, named or empty), TEMPLATE, repeated="thema")
    assert filled.values["nummer"] == "14"
    assert {name: filled.values[name] for name in WHOLE} == values
    assert list(filled.rows) == (named or empty)


def test_another_document_gives_nothing() -> None:
    filled = read_filled(made("Notulen", "Actiepunten: geen"), TEMPLATE, repeated="thema")
    assert not filled.values
    assert not filled.rows


def test_a_label_in_a_sentence_is_read_too() -> None:
    filled = read_filled(
        made("Formulier nr. 14 van de gemeente"),
        made("Formulier nr. {{ nummer }} van de gemeente"),
        repeated="thema",
    )
    assert filled.values == {"nummer": "14"}


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(DocumentError):
        read_filled(b"<html>", TEMPLATE, repeated="thema")


def test_what_refers_to_elsewhere_is_not_followed() -> None:
    """Nothing outside the document is read, whatever its XML asks for."""
    source = io.BytesIO(as_file(Document()))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = EVIL
            new.writestr(name, content)
    filled = read_filled(target.getvalue(), made("Nummer: {{ nummer }}"), repeated="thema")
    assert "root:" not in filled.values.get("nummer", "")


EVIL = b"""<?xml version="1.0"?>
<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Nummer: &x;</w:t></w:r></w:p></w:body></w:document>"""
