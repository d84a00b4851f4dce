"""The neutral template of the start form, made anew: ``python -m tests.documents.neutral``.

It is an ordinary Word document: a municipality copies it and makes it its own.
"""

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from tests.support.checkout import ROOT

FILE = ROOT / "bot" / "documents" / "startformulier.docx"

_TRAJECTORY = (
    ("Nummer", "nummer"),
    ("Wat gaan we inkopen?", "naam"),
    ("Soort inkoop", "soort_inkoop"),
    ("Team", "team"),
    ("Geschatte waarde, zonder btw, over de hele looptijd", "waarde"),
    ("Opdrachtgever", "opdrachtgever"),
    ("Budgethouder", "budgethouder"),
)
_QUESTIONS = (
    ("Is het nodig? Kan het minder of anders?", "nodig"),
    ("Welke kansen zie je?", "kansen"),
    ("Welke contractvorm is over de hele levensduur het duurzaamst?", "contractvorm"),
)
_COSTS = (
    ("Is er extra budget nodig? (ja of nee)", "extra_budget"),
    ("Waarvoor, en hoeveel ongeveer?", "extra_budget_voor"),
    ("Aanschaf, zonder btw", "aanschaf"),
    ("Kosten per jaar, zonder btw", "kosten_per_jaar"),
    ("Aantal jaren", "jaren"),
    ("Over de hele levensduur", "totale_kosten"),
    ("Wie betaalt?", "wie_betaalt"),
    ("Wie heeft er voordeel van?", "wie_heeft_voordeel"),
    ("Kostenplaatsen en bedragen (vul je in bij Vaandel)", "kostenplaatsen"),
    ("Opmerkingen", "opmerkingen"),
)
_JUDGEMENT = (
    ("Stand", "stand"),
    ("Ingeleverd door", "ingeleverd_door"),
    ("Ingeleverd op", "ingeleverd_op"),
    ("Beoordeeld door", "beoordeeld_door"),
    ("Beoordeeld op", "beoordeeld_op"),
    ("Gevraagde aanvulling", "aanvulling"),
)
_COLUMNS = (
    ("Thema", "thema"),
    ("Niveau", "niveau"),
    ("Minimaal", "minimum"),
    ("Motivering", "motivering"),
    ("Niet gekozen omdat", "reden"),
    ("Uitleg", "uitleg"),
)


def neutral() -> bytes:
    """The template."""
    document = made_now(Document())
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    section.footer.paragraphs[0].text = "{{ gemeente }} · gemaakt op {{ datum }}"
    document.add_heading("Startformulier {{ nummer }}", level=1)
    listed_in(document, _TRAJECTORY)
    document.add_heading("Vooraf", level=2)
    listed_in(document, _QUESTIONS)
    document.add_heading("Thema's: pas toe, of leg uit", level=2)
    _themes(document)
    document.add_heading("Geld en mensen", level=2)
    listed_in(document, _COSTS)
    document.add_heading("Beoordeling", level=2)
    listed_in(document, _JUDGEMENT)
    return saved(document)


def made_now(document: Docx) -> Docx:
    """It says who made it, and a day that is the same however often it is made."""
    document.core_properties.author = "Vaandel"
    document.core_properties.created = document.core_properties.modified = datetime(
        2026, 11, 22, tzinfo=UTC
    )
    return document


def saved(document: Docx) -> bytes:
    """The document as a file."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def listed_in(
    document: Docx, rows: tuple[tuple[str, str], ...], *, widths: tuple[int, int] = (8, 16)
) -> None:
    """A table with a label and a placeholder in each row. ``widths`` in centimetres."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, name in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, f"{{{{ {name} }}}}"
        cells[0].width, cells[1].width = Cm(widths[0]), Cm(widths[1])


def _themes(document: Docx) -> None:
    table = document.add_table(rows=2, cols=len(_COLUMNS), style="Table Grid")
    for number, (label, name) in enumerate(_COLUMNS):
        table.rows[0].cells[number].text = label
        table.rows[0].cells[number].paragraphs[0].runs[0].bold = True
        table.rows[1].cells[number].text = f"{{{{ {name} }}}}"


if __name__ == "__main__":
    FILE.write_bytes(neutral())
