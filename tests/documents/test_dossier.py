"""The dossier of a case holds its evidence, no name without a yes, and what is to be written."""

import io
from dataclasses import replace

from docx import Document

from bot.documents import fill, template_of
from bot.documents.filling import PLACEHOLDER
from bot.messages.award_document import TEMPLATE, dossier_rows, dossier_values
from bot.policy.award_dossier import CaseFacts
from bot.profile import load_profile
from bot.services.municipality import wording_for
from tests.documents.neutral_dossier import neutral_dossier
from tests.documents.test_filling import documented, text_of
from tests.messages.everything_award import NAMED, TITLE, dossier

WORDS = wording_for(load_profile("leiden"))
VALUES = {"organisation": "gemeente Dorp", "day": "vandaag"}


def test_the_evidence_of_each_criterion_stands_in_it() -> None:
    found = dossier()
    rows = dossier_rows(found, {NAMED: "Noor"}, WORDS)
    said = text_of(fill(template_of(TEMPLATE), dossier_values(found, WORDS, **VALUES), rows))
    assert "{{" not in said
    for wanted in (
        TITLE,
        "De eerste keer zonder uitstoot",
        "Klimaat op niveau 4 (minimaal 3)",
        "Thema gunningscriterium (gunningscriterium)",
        "31 ton CO2 (per jaar)",
        "Vraag de marktpartijen eerst",
        "Social return loopt volgens het laatste contractgesprek niet of niet helemaal",
        "[nog aan te vullen: hoe is er met de markt gesproken, en wat kwam daaruit?]",
        "Jansen BV",
        "Noor",
        "naam alleen met toestemming",
    ):
        assert wanted in said, wanted
    assert NAMED not in said
    assert "U0OTHER" not in said


def test_what_is_not_recorded_is_said_and_left_to_be_written() -> None:
    found = replace(dossier(CaseFacts(2)), why="", people={}, others=(), to_check=())
    rows = dossier_rows(found, {}, WORDS)
    said = text_of(fill(template_of(TEMPLATE), dossier_values(found, WORDS, **VALUES), rows))
    assert said.count("Niet vastgelegd.") == 4
    assert "[nog aan te vullen]" in said
    assert "Niemand vastgelegd" in said


def test_the_shipped_template_is_the_neutral_one_and_documented() -> None:
    """Make it anew with ``python -m tests.documents.neutral_dossier``."""
    found = dossier()
    criterion, *_, person = dossier_rows(found, {NAMED: "Noor"}, WORDS)
    known = {*dossier_values(found, WORDS, **VALUES), *criterion, *person}
    footer = Document(io.BytesIO(neutral_dossier())).sections[0].footer.paragraphs[0].text
    assert text_of(template_of(TEMPLATE)) == text_of(neutral_dossier())
    assert set(PLACEHOLDER.findall(text_of(neutral_dossier()) + footer)) == known
    assert documented("The dossier of a prize") == known
