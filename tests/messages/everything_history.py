"""The history of a trajectory in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.message import Block
from bot.messages.trajectory_details import details
from bot.messages.trajectory_history import LINES_ON_A_PAGE, history
from bot.messages.trajectory_view import HistoryLine, PersonChange, TrajectoryView
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import ProcessRole
from tests.messages.samples import FIELDS, LARGEST_NUMBER, ordinary

AT = "24 november 2026, 10:00"
VALUES = {
    "title": ("Lampen", "Lampen & <!channel>"),
    "team": ("", "Team BOR"),
    "publication": ("maart 2027", ""),
    "value_cents": ("€ 100", "€ 400.000"),
}
STEPS = {
    "phase": ("Idee", "Intake"),
    "need": ("", "Kan met minder"),
    "decision_on": ("", "1 december 2026"),
}
AWARD_FIELDS = (
    "decision_on",
    "standstill_until",
    "shortened",
    "objection",
    "objection_on",
    "objection_ended_on",
    "final_on",
    "signed_on",
)
INTAKE_FIELDS = ("talk_on", "without_talk", "intake_answers", "agreements")
PILOT_FIELDS = (
    "is_pilot",
    "pilot_year",
    "pilot_stage",
    "pilot_team",
    "pilot_themes",
    "pilot_fit",
    "learning_goals",
    "data_needed",
    "anchoring",
)
SILENCE = {"silence": ("", "ligt stil"), "rests_until": ("", "1 maart 2027")}
PEOPLE = (
    PersonChange(ProcessRole.BUYER, "", "U0001"),
    PersonChange(ProcessRole.CLIENT, "U0001", ""),
)


def eventful(profile: Profile) -> TrajectoryView:
    """A trajectory to which everything happened, on more than two pages."""
    lines = (
        HistoryLine("logged", AT, "U0001"),
        HistoryLine("shared", AT, "U0001"),
        HistoryLine("redacted", AT, ""),
        HistoryLine("changed", AT, "U0002", FIELDS, VALUES, PEOPLE),
        HistoryLine("phase", AT, "U0002", ("phase", "reason"), STEPS),
        HistoryLine("need", AT, "U0002", ("need", "saved_cents"), STEPS),
        HistoryLine("award", AT, "U0002", AWARD_FIELDS, STEPS),
        HistoryLine("explained", AT, "U0002", ("explanations",), STEPS),
        HistoryLine("intake", AT, "U0002", INTAKE_FIELDS, {"talk_on": ("", "1 december 2026")}),
        HistoryLine("promises", AT, "U0002", ("promises",), STEPS),
        HistoryLine("handover", AT, "U0002", ("handover",), STEPS),
        HistoryLine("result", AT, "U0002", ("results",), STEPS),
        HistoryLine("tool_outcome", AT, "U0002", ("tool",), {"tool": ("", "Ambitieweb")}),
        HistoryLine(
            "criterion_fit",
            AT,
            "U0002",
            ("criterion_fit",),
            {"criterion_fit": ("", "Klimaat: past")},
        ),
        HistoryLine("tool_outcome_blanked", AT, "U0002", ("tool",), {"tool": ("Ambitieweb", "")}),
        HistoryLine("costs", AT, "U0002", ("costs",), {"costs": ("", "betaalt: BOR")}),
        HistoryLine("silence", AT, "U0002", ("silence", "rests_until"), SILENCE),
        HistoryLine("pilot", AT, "U0002", PILOT_FIELDS, {"is_pilot": ("nee", "ja")}),
    )
    return replace(
        ordinary(profile, number=LARGEST_NUMBER), history=lines * (LINES_ON_A_PAGE // 4 + 1)
    )


def histories(profile: Profile, words: Wording) -> Iterator[Block]:
    """The first, a middle and the last page, and what the details show of it."""
    view = eventful(profile)
    for page in (1, 2, 3):
        yield history(view, words, wanted=page)
    yield history(ordinary(profile), words, wanted=1)
    yield details(view, words)
    yield details(replace(view, history=view.history[:8]), words)
