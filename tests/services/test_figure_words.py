"""What people type about figures: a period, and whether they want figures or a list."""

import pytest

from bot.policy.figures import PeriodKind
from bot.services.figure_words import asks_for_figures, period_meant, period_typed


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", PeriodKind.QUARTER),
        ("kwartaal", PeriodKind.QUARTER),
        ("Dit kwartaal!", PeriodKind.QUARTER),
        ("vorig kwartaal", PeriodKind.LAST_QUARTER),
        ("vorige", PeriodKind.LAST_QUARTER),
        ("dit jaar", PeriodKind.YEAR),
        ("vorig jaar", None),
        ("2019", None),
        ("bananen", None),
    ],
)
def test_a_period_is_read_and_another_one_is_told(typed: str, kind: PeriodKind | None) -> None:
    assert period_typed(typed) is kind


def test_a_sentence_without_a_period_is_about_this_quarter() -> None:
    assert period_meant("hoe staan we ervoor?") is PeriodKind.QUARTER
    assert period_meant("hoeveel trajecten hebben we dit jaar?") is PeriodKind.YEAR


@pytest.mark.parametrize(
    ("text", "topic", "theme", "figures"),
    [
        ("hoe staan we ervoor?", "", "", True),
        ("hoeveel trajecten hebben we?", "", "", True),
        ("hoeveel pilots hebben we?", "", "", True),
        ("halen we onze doelen?", "", "", True),
        ("lopen we op schema?", "", "", True),
        ("hoeveel procent heeft klimaat?", "klimaat", "klimaat", True),
        ("hoe staat het met klimaat?", "klimaat", "klimaat", False),
        ("hoe staat het met de straatverlichting?", "straatverlichting", "", False),
        ("hoeveel trajecten over asfalt?", "asfalt", "", False),
        ("hoeveel trajecten lopen er?", "", "", False),
        ("wat zijn mijn trajecten?", "", "", False),
        ("welke trajecten hebben we?", "", "", False),
        ("stand van onze trajecten", "", "", False),
    ],
)
def test_goals_and_counts_are_figures_and_which_there_are_is_a_list(
    text: str, topic: str, theme: str, *, figures: bool
) -> None:
    assert asks_for_figures(text, topic=topic, theme=theme) is figures
