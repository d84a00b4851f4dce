"""The neutral template of the minutes, made anew: ``python -m tests.documents.neutral_minutes``."""

from docx import Document
from docx.document import Document as Docx
from docx.shared import Pt

from tests.documents.neutral import made_now, saved
from tests.support.checkout import ROOT

FILE = ROOT / "bot" / "documents" / "verslag.docx"

_POINTS = (("Punt", "punt"), ("Uitkomst", "uitkomst"), ("Besluit of notitie", "toelichting"))
_ACTIONS = (
    ("Wat gaat er gebeuren?", "actie"),
    ("Wie", "wie"),
    ("Voor wanneer", "wanneer"),
    ("Werkt aan", "soort"),
)


def neutral_minutes() -> bytes:
    """The template."""
    document = made_now(Document())
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.sections[0].footer.paragraphs[0].text = "{{ gemeente }} · gemaakt op {{ datum }}"
    document.add_heading("Verslag", level=1)
    document.add_paragraph("{{ overleg }}")
    document.add_heading("Besproken en besloten", level=2)
    _table(document, _POINTS)
    document.add_paragraph("{{ rest }}")
    document.add_heading("Afgesproken", level=2)
    _table(document, _ACTIONS)
    return saved(document)


def _table(document: Docx, columns: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=2, cols=len(columns), style="Table Grid")
    for number, (label, name) in enumerate(columns):
        table.rows[0].cells[number].text = label
        table.rows[0].cells[number].paragraphs[0].runs[0].bold = True
        table.rows[1].cells[number].text = f"{{{{ {name} }}}}"


if __name__ == "__main__":
    FILE.write_bytes(neutral_minutes())
