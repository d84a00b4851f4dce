"""The neutral template of the pilot plan, made anew: ``python -m tests.documents.neutral_plan``."""

from docx import Document
from docx.document import Document as Docx
from docx.shared import Pt

from tests.documents.neutral import listed_in, made_now, saved
from tests.support.checkout import ROOT

FILE = ROOT / "bot" / "documents" / "pilotplan.docx"

_PILOT = (
    ("Traject", "nummer"),
    ("Wat gaan we inkopen?", "naam"),
    ("Thema's", "themas"),
    ("Team", "team"),
    ("Telt mee in", "jaar"),
    ("Stand", "stand"),
)
_PLAN = (
    ("Wat willen we leren?", "leerdoelen"),
    ("Welke gegevens hebben we daarvoor nodig?", "gegevens"),
    ("Hoe wordt het gewoon?", "borging"),
)


def neutral_plan() -> bytes:
    """The template."""
    document = made_now(Document())
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.sections[0].footer.paragraphs[0].text = "{{ gemeente }} · gemaakt op {{ datum }}"
    document.add_heading("Pilotplan traject {{ nummer }}", level=1)
    listed_in(document, _PILOT, widths=(5, 11))
    for label, name in _PLAN:
        document.add_heading(label, level=2)
        document.add_paragraph(f"{{{{ {name} }}}}")
    document.add_heading("Past een pilot hier?", level=2)
    document.add_paragraph("{{ geschikt }}")
    _questions(document)
    document.add_heading("Wat een pilotplan vraagt", level=2)
    document.add_paragraph("{{ gevraagd }}")
    document.add_paragraph("{{ bron }}")
    return saved(document)


def _questions(document: Docx) -> None:
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, ("vraag", "antwoord"), strict=True):
        cell.text = f"{{{{ {name} }}}}"


if __name__ == "__main__":
    FILE.write_bytes(neutral_plan())
