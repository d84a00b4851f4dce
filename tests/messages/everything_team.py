"""A team at a glance and the talks with it, so that every phrase is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot.messages.form_fields import Option
from bot.messages.message import Block
from bot.messages.team import team_choice, team_modal
from bot.messages.team_talk import (
    MOST_ROWS,
    agree_form,
    edit_form,
    problem_said,
    talk_form,
    talk_modal,
)
from bot.messages.team_view import TalkView, TeamChoice, TeamLine, TeamView, ThemeLine
from bot.messages.tender_view import TenderView
from bot.messages.trajectory_view import Planning, TrajectoryView
from bot.messages.wording import Wording
from bot.policy.tenders import Stage
from storage.vocabulary import Phase, Precision, TalkKind, TenderState
from tests.messages.everything_meetings import ACTION, OTHER
from tests.messages.samples import LARGEST_NUMBER

STRANGE = "Lampen & <!channel> *vet*"
DAY = date(2026, 11, 12)
TALK = TalkView(7, 1, "Team BOR", "bor", TalkKind.ACCOUNT, DAY, may_change=True)
FULL = replace(
    TALK,
    present=STRANGE,
    said=" ".join([STRANGE] * 80),
    number=LARGEST_NUMBER,
    agreed=(ACTION, replace(OTHER, overdue=True), replace(OTHER, is_open=False)),
)
TENDER = TenderView(3, 12, " ".join([STRANGE] * 20), TenderState.OPEN, Stage.COMING)
DATED = replace(
    TENDER,
    planning=Planning(date(2027, 3, 1), date(2027, 3, 31), Precision.MONTH),
    current_ends_on=date(2027, 9, 1),
)
CASE = TrajectoryView(1, LARGEST_NUMBER, STRANGE, Phase.TENDER, "bor", shared=True)
THEMES = (
    ThemeLine("Klimaat", 3, {2: 1, 3: 1, None: 1}, 2, 3),
    ThemeLine("Circulariteit", 6),
    ThemeLine("Milieu en biodiversiteit", 0, {}, None, 3),
)
PROBLEMS = (
    *("team_missing", "day_to_come", "number_unknown", "text_missing", "owner_missing"),
    *("due_missing", "due_past"),
)
EMPTY = TeamView("bor", "Team BOR", "BOR")
WHOLE = replace(
    EMPTY,
    tenders=(TENDER, DATED) * 4,
    trajectories=(CASE,) * 10,
    themes=THEMES,
    actions=(ACTION, OTHER) * 4,
    apart=(14, 16),
    talks=(FULL, *(replace(TALK, kind=kind) for kind in TalkKind)) * 15,
    last_talk=DAY,
    keeps_talks=True,
    totals={"tenders": 12, "trajectories": 30, "actions": 9},
)


def team_modals(words: Wording) -> Iterator[Block]:
    """The teams, a team for each of its readers, a talk and its forms."""
    lines = (
        TeamLine("bor", "Team BOR", own=True, last_talk=DAY),
        *(TeamLine(f"team-{number}", STRANGE) for number in range(100)),
    )
    for unknown, keeps in (("", True), (" ".join([STRANGE] * 20), False)):
        yield team_choice(TeamChoice(lines, unknown, keeps), words)
    for view in (EMPTY, replace(EMPTY, keeps_talks=True), WHOLE):
        yield team_modal(view, words)
    yield team_modal(replace(EMPTY, last_talk=DAY, themes=THEMES[:1]), words)
    for talk in (TALK, FULL, replace(FULL, may_change=False)):
        yield talk_modal(talk, words)
    for note in ("kept", "changed", "agreed"):
        yield talk_modal(TALK, words, note=note)
    known: dict[str, Any] = {"metadata": "", "step": "a1b2c3d4"}
    teams = [Option("bor", "Team BOR")]
    values = {"team": "bor", "kind": "account", "held_on": "2026-11-12", "said": "&" * 5000}
    filled = {"present": "&" * 900, "text_0": "&" * 900, "owner_0": "U1", "due_on_0": "2026-12-01"}
    yield talk_form({}, words, teams=teams, rows=1, **known)
    yield talk_form({**values, **filled}, words, teams=teams, rows=MOST_ROWS, **known)
    yield edit_form(values, words, **known)
    for standing in (TALK, FULL):
        yield edit_form(values, words, standing=standing, **known)
    yield agree_form({}, words, team="Team BOR", **known)


def team_phrases(words: Wording) -> Iterator[str]:
    """What is wrong with a field."""
    for problem in PROBLEMS:
        yield problem_said(problem, words)
