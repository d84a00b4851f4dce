"""The card of a trajectory, the choice before it is placed, and what follows."""

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import trajectory_ids as ids
from bot.messages.category_help_parts import help_button
from bot.messages.escaping import Mrkdwn
from bot.messages.journey_need import need_question
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.start_form_check import open_button
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.wording import Wording

PAGE = "trajectory_card"


def card(view: TrajectoryView, words: Wording) -> Message:
    """The card as it stands in a channel."""
    notification = words.mrkdwn(
        PAGE, "notification", title=view.title, number=view.number, team=view.team
    )
    return Message(notification, (*_facts(view, words), *_buttons(view, words)))


def kept_private(view: TrajectoryView, words: Wording) -> Message:
    """To the person who logged it: it stands, and it can be placed later."""
    value = str(view.trajectory_id)
    actions = ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, "kept_place", channel=view.channel),
                action_id=ids.OPEN_SHARE,
                value=value,
                style="primary",
            ),
            button(words.plain(PAGE, "details"), action_id=ids.OPEN_DETAILS, value=value),
            button(words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=value),
            help_button(view.trajectory_id, words),
        ]
    )
    blocks = (
        *as_blocks([paragraph(words.mrkdwn(PAGE, "kept", number=view.number))]),
        *_facts(view, words),
        *as_blocks([*_question(view, words), actions]),
    )
    notification = words.mrkdwn(PAGE, "kept_notification", title=view.title, number=view.number)
    return Message(notification, blocks)


def share_choice(
    view: TrajectoryView, words: Wording, *, private_metadata: str, changed: bool = False
) -> Block:
    """Shows what will be posted where; the person decides.

    :param changed: whether it is shown again, because it is no longer as it was shown before.
    """
    intro = words.mrkdwn(
        PAGE, "preview_changed" if changed else "preview_saved", channel=view.channel
    )
    return modal(
        callback_id=ids.SHARE_CHOICE,
        title=words.plain(PAGE, "preview_title", number=view.number),
        submit=words.plain(PAGE, "preview_place"),
        close=words.plain(PAGE, "preview_keep"),
        private_metadata=private_metadata,
        notify_on_close=True,
        blocks=(
            *as_blocks([paragraph(intro)]),
            {"type": "divider"},
            *_facts(view, words),
            {"type": "divider"},
            *as_blocks([small_print(words.mrkdwn(PAGE, "preview_choice"))]),
        ),
    )


def placed(view: TrajectoryView, words: Wording, *, already: bool) -> Block:
    """After "Plaatsen": where it will stand, the first key question, and then what follows."""
    phrase = "placed_already" if already else "placed"
    text = words.mrkdwn(PAGE, phrase, number=view.number, channel=view.channel)
    blocks: list[SdkBlock] = [paragraph(text), *_question(view, words)]
    if not view.asks_need and view.start_form is True and view.value_cents is not None:
        blocks.append(paragraph(words.mrkdwn(PAGE, "start_form_belongs")))
        opening = open_button(view.trajectory_id, None, words)
        blocks.append(ActionsBlock(elements=[opening]))
    helping = ActionsBlock(elements=[help_button(view.trajectory_id, words)])
    return modal(
        callback_id=ids.SHARE_CHOICE,
        title=words.plain(PAGE, "placed_title"),
        close=words.plain(PAGE, "placed_close"),
        blocks=as_blocks([*blocks, helping]),
    )


def _question(view: TrajectoryView, words: Wording) -> tuple[SdkBlock, ...]:
    """The first key question, until it is answered; never on the card."""
    return need_question(view.trajectory_id, words) if view.asks_need else ()


def _facts(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    facts = words.mrkdwn(
        PAGE,
        "facts",
        number=view.number,
        team=view.team,
        category=view.category,
        value_class=view.value_class,
    )
    blocks = [heading(view.title), paragraph(facts)]
    details = _planning_and_themes(view, words)
    return as_blocks([*blocks, small_print(*details)] if details else blocks)


def _planning_and_themes(view: TrajectoryView, words: Wording) -> list[Mrkdwn]:
    texts = []
    if view.planning is not None:
        texts.append(words.mrkdwn(PAGE, "planning", planning=view.planning))
    if view.themes:
        texts.append(words.mrkdwn(PAGE, "themes", themes=view.themes))
    elif view.chances:
        texts.append(words.mrkdwn(PAGE, "chances", themes=view.chances))
    return texts


def _buttons(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    value = str(view.trajectory_id)
    return as_blocks(
        [
            ActionsBlock(
                elements=[
                    button(words.plain(PAGE, "details"), action_id=ids.OPEN_DETAILS, value=value),
                    button(words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=value),
                ]
            )
        ]
    )
