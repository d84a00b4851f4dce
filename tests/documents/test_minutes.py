"""What was decided and agreed stands in the minutes as a document."""

import io

import pytest
from docx import Document

from bot.documents import fill, template_of
from bot.documents.filling import PLACEHOLDER
from bot.messages.minutes_document import TEMPLATE, minutes_rows, minutes_values
from bot.profile import load_profile
from bot.services.municipality import wording_for
from tests.documents.neutral_minutes import neutral_minutes
from tests.documents.test_filling import documented, text_of
from tests.messages.everything_meetings import MINUTES, TEXT, full_minutes


@pytest.mark.parametrize("profile", ["midden-groningen", "leiden"])
def test_points_and_action_items_stand_in_tables_of_their_own(profile: str) -> None:
    """Also where there were none: then that is said."""
    words = wording_for(load_profile(profile))
    for found in (full_minutes(), MINUTES):
        values = minutes_values(found, words, organisation="gemeente Dorp", day="vandaag")
        rows = minutes_rows(found, {"U0001": "Ine Jansen"}, words)
        filled = fill(template_of(TEMPLATE), values, rows)
        said = text_of(filled)
        assert "{{" not in said
        points, actions = Document(io.BytesIO(filled)).tables
        assert len(points.rows) == max(2, 1 + len(found.decided) * 3)
        assert len(actions.rows) == max(2, 1 + len(found.agreed))
        assert (TEXT in said) is bool(found.agreed)
        assert ("Ine Jansen" in said) is bool(found.agreed)
        assert ("Niets" in said) is not bool(found.agreed)


def test_the_shipped_template_is_the_neutral_one_and_documented() -> None:
    """Make it anew with ``python -m tests.documents.neutral_minutes``."""
    words = wording_for(load_profile("leiden"))
    known = {
        *minutes_values(full_minutes(), words, organisation="", day=""),
        *(name for row in minutes_rows(full_minutes(), {}, words) for name in row),
    }
    footer = Document(io.BytesIO(neutral_minutes())).sections[0].footer.paragraphs[0].text
    assert text_of(template_of(TEMPLATE)) == text_of(neutral_minutes())
    assert set(PLACEHOLDER.findall(text_of(neutral_minutes()) + footer)) == known
    assert documented("The minutes") == known
