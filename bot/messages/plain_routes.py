"""Answers to a few plain sentences: a line, and a button that opens what was asked for."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import (
    award_ids,
    criteria_ids,
    expertise_ids,
    meeting_ids,
    plan_ids,
    role_ids,
    start_form_ids,
    team_ids,
    trajectory_ids,
)
from bot.messages.action_view import ActionListState
from bot.messages.escaping import Mrkdwn
from bot.messages.list_state import ListState, fitting
from bot.messages.message import Message, as_blocks, button, paragraph, typed
from bot.messages.problems import Overseers
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.wording import Wording

PAGE = "plain_routes"
VALUE_LENGTH = 2000
"""As many characters as the value of a button holds."""


def plan_answer(topic: str, words: Wording, *, named: str = "", unknown: bool = False) -> Message:
    """The plan, where it speaks of a topic; the whole of it without one.

    :param named: what the topic is called here.
    :param unknown: something was named that the plan has no part for.
    """
    text = words.mrkdwn(PAGE, "plan_unknown" if unknown else "plan", topic=named)
    opening = button(
        words.plain(PAGE, "open_plan"),
        action_id=plan_ids.OPEN_TYPED,
        value=topic or " ",
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def expert_answer(
    words: Wording, *, number: int | None, own: Sequence[TrajectoryView], topic: str
) -> Message:
    """Asking an expert belongs to a trajectory.

    :param own: trajectories to choose from, where none was named.
    """
    who = button(words.plain(PAGE, "who"), action_id=expertise_ids.OPEN_EXPERTS, value=topic or " ")
    if number is not None:
        text = words.mrkdwn(PAGE, "expert_at", number=number)
        ask = button(
            words.plain(PAGE, "ask_expert"),
            action_id=expertise_ids.OPEN_ASK,
            value=str(number),
            style="primary",
        )
        return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[ask, who])]))
    text = words.mrkdwn(PAGE, "expert", own=bool(own))
    rows: list[SdkBlock] = [_own(view, words) for view in own]
    return Message(text, as_blocks([paragraph(text), *rows, ActionsBlock(elements=[who])]))


def who_answer(words: Wording, *, topic: str) -> Message:
    """Who the experts are."""
    text = words.mrkdwn(PAGE, "experts")
    opening = button(
        words.plain(PAGE, "who"),
        action_id=expertise_ids.OPEN_EXPERTS,
        value=topic or " ",
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def maximal_answer(words: Wording, *, topic: str) -> Message:
    """What doing it fully means, for a theme or a kind of purchase."""
    action_id = expertise_ids.OPEN_MAXIMAL
    return _opening("maximal", "open_maximal", action_id, topic, words)


def criteria_answer(words: Wording, *, wanted: str) -> Message:
    """The criteria at a kind of purchase, or at the trajectory with this number."""
    return _opening("criteria", "open_criteria", criteria_ids.OPEN, wanted, words)


def coordinator_answer(words: Wording, whom: Overseers) -> Message:
    """Who coordinates, by name where they may be named; and who has which other role."""
    text = words.mrkdwn(PAGE, "coordinator", **whom.mentioned())
    return _with_button(text, "open_roles", role_ids.OPEN_ROLES, " ", words)


def action_answer(words: Wording, *, typed: str) -> Message:
    """A new action item, with what was said of it."""
    value = typed[:VALUE_LENGTH]
    return _opening("action", "open_action", meeting_ids.ACTION_OPEN_FORM, value, words)


def actions_answer(words: Wording) -> Message:
    """What is still to be done, for who asks alone."""
    value = ActionListState().dump()
    return _opening("actions", "open_actions", meeting_ids.ACTIONS_OPEN, value, words)


def minutes_answer(words: Wording) -> Message:
    """The minutes of the latest meeting, for who sat there."""
    return _opening("minutes", "open_minutes", meeting_ids.MINUTES_OPEN, "", words)


def coverage_answer(words: Wording) -> Message:
    """Who does what in the team, and what nobody does."""
    return _with_button(
        words.mrkdwn(PAGE, "coverage"), "open_coverage", meeting_ids.OPEN_COVERAGE, " ", words
    )


def team_answer(words: Wording, *, name: str, slug: str) -> Message:
    """Everything of a team, for who asks alone."""
    text = words.mrkdwn(PAGE, "team", name=name)
    return _with_button(text, "open_team", team_ids.OPEN, slug, words)


def no_team_answer(words: Wording, *, typed: str) -> Message:
    """What was named is no team: the teams, and the purchases with that word in their name."""
    text = words.mrkdwn(PAGE, "no_team", typed=typed)
    found = ListState(words=fitting(typed.split())[0])
    buttons = [
        button(words.plain(PAGE, "open_teams"), action_id=team_ids.OPEN, value=" "),
        button(
            words.plain("help", "list_button"),
            action_id=trajectory_ids.OPEN_LIST,
            value=found.dump(),
        ),
    ]
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=buttons)]))


def talk_answer(words: Wording, *, name: str, slug: str) -> Message:
    """The form of a talk, with the team in it where that is known."""
    text = words.mrkdwn(PAGE, "talk", name=name)
    return _with_button(text, "open_talk", team_ids.OPEN_FORM, slug or " ", words)


def prize_answer(words: Wording, *, label: str) -> Message:
    """The cases of last year for the prize, for who coordinates."""
    text = words.mrkdwn(PAGE, "prize", label=label)
    return _with_button(text, "open_prize", award_ids.OPEN, " ", words)


def start_form_answer(words: Wording, *, number: int) -> Message:
    """The start form of a trajectory, for who may read it."""
    text = words.mrkdwn(PAGE, "start_form", number=number)
    opening = button(
        words.plain(PAGE, "open_start_form"),
        action_id=start_form_ids.OPEN_TYPED,
        value=str(number),
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def _opening(phrase: str, label: str, action_id: str, value: str, words: Wording) -> Message:
    return _with_button(words.mrkdwn(PAGE, phrase), label, action_id, value or " ", words)


def _with_button(text: Mrkdwn, label: str, action_id: str, value: str, words: Wording) -> Message:
    opening = button(words.plain(PAGE, label), action_id=action_id, value=value, style="primary")
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def _own(view: TrajectoryView, words: Wording) -> SectionBlock:
    line = words.plain(PAGE, "own", number=view.number, title=" ".join(view.title.split()))
    ask = button(
        words.plain(PAGE, "ask_expert"),
        action_id=expertise_ids.OPEN_ASK,
        value=str(view.number),
        read_aloud=words.plain(PAGE, "ask_expert_aloud", number=view.number),
    )
    return SectionBlock(text=typed(line), accessory=ask)
