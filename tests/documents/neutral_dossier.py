"""The neutral template of a prize's dossier: ``python -m tests.documents.neutral_dossier``."""

from docx import Document
from docx.shared import Cm, Pt

from tests.documents.neutral import made_now, saved
from tests.support.checkout import ROOT

FILE = ROOT / "bot" / "documents" / "prijsdossier.docx"


def neutral_dossier() -> bytes:
    """The template."""
    document = made_now(Document())
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.sections[0].footer.paragraphs[0].text = "{{ gemeente }} · gemaakt op {{ datum }}"
    document.add_heading("{{ naam }}", level=1)
    document.add_paragraph("{{ prijs }} {{ jaar }} · {{ gemeente }} · traject {{ nummer }}")
    document.add_paragraph("{{ nakijken }}").runs[0].italic = True
    document.add_heading("De casus in het kort", level=2)
    document.add_paragraph("{{ kort }}")
    document.add_paragraph("{{ verhaal }}")
    document.add_heading("Waarom deze casus", level=2)
    document.add_paragraph("{{ waarom }}")
    document.add_heading("Waar de jury naar kijkt", level=2)
    for first, second, width in (("criterium", "bewijs", 3.5), ("functie", "wie", 6)):
        if first == "functie":
            document.add_heading("Wie het deden", level=2)
        table = document.add_table(rows=1, cols=2, style="Table Grid")
        table.autofit = False
        widths = (width, 16 - width)
        for cell, name, wide in zip(table.rows[0].cells, (first, second), widths, strict=True):
            cell.text = f"{{{{ {name} }}}}"
            cell.width = Cm(wide)
        table.rows[0].cells[0].paragraphs[0].runs[0].bold = True
    return saved(document)


if __name__ == "__main__":
    FILE.write_bytes(neutral_dossier())
