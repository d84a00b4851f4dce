"""The plan of a pilot stands in its document, and nothing else of the purchase does."""

import io
from dataclasses import replace

import pytest
from docx import Document

from bot.documents import fill, template_of
from bot.documents.filling import PLACEHOLDER
from bot.messages.pilot_document import TEMPLATE, plan_rows, plan_values
from bot.profile import load_profile
from bot.services.municipality import wording_for
from tests.documents.neutral_plan import neutral_plan
from tests.documents.test_filling import documented, text_of
from tests.messages.everything_pilots import FORMAT, TEXTS, TITLE, pilot_with_plan


@pytest.mark.parametrize("profile", ["midden-groningen", "leiden"])
def test_the_plan_is_filled_in(profile: str) -> None:
    """Also where the municipality asks nothing of a plan: then that is said."""
    words = wording_for(load_profile(profile))
    for asked in (FORMAT, None):
        view = replace(pilot_with_plan(), format=asked)
        values = plan_values(view, words, organisation="gemeente Dorp", day="vandaag")
        said = text_of(fill(template_of(TEMPLATE), values, plan_rows(view, words)))
        assert "{{" not in said
        assert TITLE in said
        assert TEXTS["learning_goals"] in said
        assert "Kopen we dit vaker, hier of bij andere teams?" in said
        assert "Weet ik nog niet" in said
        assert (FORMAT.source in said) is (asked is not None)
        assert ("zegt niet wat er in een pilotplan hoort" in said) is (asked is None)


def test_an_empty_plan_can_be_printed_to_write_on() -> None:
    words = wording_for(load_profile("leiden"))
    view = replace(pilot_with_plan(), texts={}, fit=None, answers={}, team=None)
    values = plan_values(view, words, organisation="", day="")
    rows = plan_rows(view, words)
    assert values["leerdoelen"] == values["geschikt"] == values["team"] == ""
    assert {row["antwoord"] for row in rows} == {""}
    assert "Wat willen we leren?" in text_of(fill(template_of(TEMPLATE), values, rows))


def test_the_shipped_template_is_the_neutral_one_and_documented() -> None:
    """Make it anew with ``python -m tests.documents.neutral_plan``."""
    words = wording_for(load_profile("leiden"))
    view = pilot_with_plan()
    known = {
        *plan_values(view, words, organisation="", day=""),
        *plan_rows(view, words)[0],
    }
    footer = Document(io.BytesIO(neutral_plan())).sections[0].footer.paragraphs[0].text
    assert text_of(template_of(TEMPLATE)) == text_of(neutral_plan())
    assert set(PLACEHOLDER.findall(text_of(neutral_plan()) + footer)) == known
    assert documented("The pilot plan") == known
