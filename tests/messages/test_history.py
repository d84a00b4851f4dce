"""What happened, as people read it: before and after where they may know them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_view
from bot.messages.escaping import escape
from bot.messages.trajectory_details import details
from bot.messages.trajectory_history import (
    LINES_ON_A_PAGE,
    HistoryPlace,
    history,
    history_line,
    read_history_place,
)
from bot.messages.trajectory_view import HistoryLine, PersonChange, TrajectoryView
from storage.vocabulary import ProcessRole
from tests.messages.everything_history import AT, eventful
from tests.messages.samples import FIELDS, house, ordinary, texts_in, typed_texts

HERE = house("midden-groningen")
VIEW: TrajectoryView = ordinary(HERE.profile)


def told(line: HistoryLine) -> str:
    """The line as it stands there."""
    return history_line(line, VIEW, HERE.words)


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("team", ("Team BOR", "Team HRM"), "wijzigde het team (Team BOR → Team HRM)"),
        ("team", ("", "Team HRM"), "wijzigde het team (nu Team HRM)"),
        ("publication", ("maart 2027", ""), "wijzigde de planning (was maart 2027)"),
        ("title", ("A & B", "<@U1>"), "wijzigde de naam (A &amp; B → &lt;@U1&gt;)"),
    ],
)
def test_before_and_after_stand_behind_the_field(
    name: str, values: tuple[str, str], words: str
) -> None:
    line = HistoryLine("changed", AT, "U0002", (name,), {name: values})
    assert told(line) == f"{AT} · <@U0002> {words}"


def test_what_this_person_may_not_know_is_named_only() -> None:
    line = HistoryLine("changed", AT, "U0002", ("value_cents", "team"), {"team": ("", "BOR")})
    assert told(line) == f"{AT} · <@U0002> wijzigde de waarde en het team (nu BOR)"


def test_people_are_mentioned() -> None:
    change = PersonChange(ProcessRole.BUYER, "", "U0003")
    line = HistoryLine("changed", AT, "", ("roles",), people=(change,))
    assert told(line) == f"{AT} · iemand wijzigde wie wat doet (Inkoper: niemand → <@U0003>)"


@settings(max_examples=40, deadline=None)
@given(
    title=typed_texts(longest=4000),
    label=typed_texts(longest=4000),
    times=st.integers(0, 50),
    page=st.integers(1, 5),
)
def test_any_history_can_be_shown(title: str, label: str, times: int, page: int) -> None:
    values = {name: (label, title) for name in FIELDS if name != "roles"}
    people = tuple(PersonChange(role, "U1", "U2") for role in ProcessRole)
    line = HistoryLine("changed", AT, "U0002", FIELDS, values, people)
    view = replace(VIEW, history=(line,) * times)
    assert validate_view(history(view, HERE.words, wanted=page)) == []
    assert validate_view(details(view, HERE.words)) == []


def test_a_line_that_is_too_long_keeps_what_changed() -> None:
    """Its values are left out; a page of ampersands grows fivefold when it is escaped."""
    values = {name: ("&" * 80, "<" * 80) for name in FIELDS if name != "roles"}
    line = HistoryLine("changed", AT, "U0002", FIELDS, values)
    assert escape("&") not in told(line)
    assert "de naam" in told(line)
    assert "wie wat doet" in told(line)


def test_the_pages_together_are_the_whole_history_newest_first() -> None:
    view = replace(
        eventful(HERE.profile),
        history=tuple(HistoryLine("changed", f"dag {day}", "", ("team",)) for day in range(40)),
    )
    seen = []
    for page in (1, 2, 3):
        for text in texts_in(history(view, HERE.words, wanted=page)["blocks"], "mrkdwn"):
            seen += [int(line.split()[1]) for line in text.splitlines() if line[:4] == "dag "]
    assert seen == list(range(39, -1, -1))
    assert LINES_ON_A_PAGE == 15


@given(st.integers(1, 2**31), st.integers(1, 10**6))
def test_a_place_comes_back_as_it_was(trajectory_id: int, page: int) -> None:
    place = HistoryPlace(trajectory_id, page)
    assert read_history_place(place.dump()) == place
