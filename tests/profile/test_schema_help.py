"""What belongs at a key can be asked."""

import pytest

from bot.profile import profile_schema_help


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("command", "the slash command, such as '/mvoi' (a text in quotes)"),
        ("themes.klimaat.core", "false for 'waar mogelijk' themes (true or false)"),
        ("categories.gww.teams[0]", "a text in quotes"),
        ("thresholds.start.valid_from", "a date such as 2024-03-19"),
        ("calendar.school_region", "one of: noord, midden, zuid"),
        (
            "attention.daily_moment",
            "when those come, together, on a working day (a text in quotes)",
        ),
        ("process_roles[0].role", "one of: client, budget_holder"),
        ("channels", "a table with at least default"),
        ("budget.capacity[1].amount", "a number"),
        ("route_map.blocks.lab.actions.leren.title", "a text in quotes"),
    ],
)
def test_a_key_says_what_belongs_there(key: str, text: str) -> None:
    assert text in profile_schema_help(key)


@pytest.mark.parametrize("key", ["colour", "themes.klimaat.colour", "command.colour"])
def test_an_unknown_key_says_nothing(key: str) -> None:
    assert profile_schema_help(key) == ""
