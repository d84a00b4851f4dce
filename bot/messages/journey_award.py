"""The steps of an award, as the people of a purchase read them."""

from slack_sdk.models.blocks import ButtonElement

from bot.messages import journey_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.journey_ids import Sheet
from bot.messages.journey_need import PAGE
from bot.messages.journey_view import AwardView, JourneyView
from bot.messages.message import button
from bot.messages.wording import Wording
from bot.policy.award import AwardStep

_INDENT = "\u2003\u2003"
"""Slack draws spaces of this width also at the beginning of a line."""


def award_lines(award: AwardView, words: Wording) -> list[Mrkdwn]:
    """What was done, with its day."""
    lines = []
    if award.decision_on:
        lines.append(words.mrkdwn(PAGE, "award_decision", on=award.decision_on))
        phrase = "award_standstill" if award.standstill_until else "award_no_standstill"
        passed = award.waits_for not in {AwardStep.STANDSTILL, AwardStep.OBJECTION}
        lines.append(
            words.mrkdwn(
                PAGE,
                phrase,
                until=award.standstill_until,
                passed=passed,
                shortened=award.shortened,
            )
        )
    if award.objection:
        kind = words.plain(PAGE, f"objection_{award.objection.value.replace('-', '_')}")
        lines.append(
            words.mrkdwn(
                PAGE,
                "award_objection",
                kind=kind,
                on=award.objection_on,
                ended=award.objection_ended_on,
            )
        )
    if award.final_on:
        lines.append(words.mrkdwn(PAGE, "award_final", on=award.final_on))
    if award.signed_on:
        lines.append(words.mrkdwn(PAGE, "award_signed", on=award.signed_on))
    return [Mrkdwn(_INDENT + line) for line in lines]


def award_buttons(view: JourneyView, words: Wording) -> list[ButtonElement]:
    """What can be said beside the next step: an objection, another decision."""
    award, value = view.award, str(view.trajectory_id)
    buttons = []
    if award and award.may_object:
        buttons.append(
            button(
                words.plain(PAGE, "object"),
                action_id=f"{ids.OPEN_SHEET}{Sheet.OBJECTION}",
                value=value,
            )
        )
    waits_for_it = award and award.waits_for in {AwardStep.DECISION, AwardStep.STANDSTILL}
    if award and award.may_decide and not waits_for_it:
        buttons.append(
            button(
                words.plain(PAGE, "decide_again"),
                action_id=f"{ids.OPEN_SHEET}{Sheet.DECISION}",
                value=value,
            )
        )
    return buttons
