"""The community: a welcome, somebody's own profile, and how it grows. Counts, never who."""

from datetime import date

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import community_ids as ids
from bot.messages.community_view import ProfileView
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option, choose_many, text_field
from bot.messages.formatting import period
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording
from storage.vocabulary import JoinedBy, Precision

PAGE = "community"
HELP_LENGTH = 300
SHOWN, LEAVES = "shown", "leaves"


def welcome(because: JoinedBy, words: Wording) -> Message:
    """To who came in by taking part, with the button to say how they can be found."""
    text = words.mrkdwn(PAGE, f"welcome_{because.value}")
    fill = _open_profile(words)
    blocks: list[SdkBlock] = [
        paragraph(text),
        ActionsBlock(elements=[fill]),
        small_print(words.mrkdwn(PAGE, "welcome_small")),
    ]
    return Message(text, as_blocks(blocks))


def newcomers_told(joined: int, members: int, words: Wording, *, month: date) -> Message:
    """In the channel: how many came in a month, and how many there are."""
    said = period(month, month, Precision.MONTH)
    text = words.mrkdwn(PAGE, "newcomers", joined=joined, members=members, month=said)
    small = small_print(words.mrkdwn(PAGE, "newcomers_small"))
    return Message(text, as_blocks([paragraph(text), small]))


def profile_answer(words: Wording) -> Message:
    """To who asks for their profile in plain Dutch."""
    text = words.mrkdwn(PAGE, "answer")
    opening = _open_profile(words)
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def profile_form(
    view: ProfileView,
    words: Wording,
    *,
    metadata: str = "",
    step: str = "",
    note: Mrkdwn | None = None,
) -> Block:
    """Somebody's own profile; nothing of it is shown before they say so.

    :param note: what was just done.
    """
    form = view.form
    intro = "intro" if view.takes_part else ("intro_left" if view.left else "intro_new")
    above: list[SdkBlock] = [paragraph(note)] if note else [paragraph(words.mrkdwn(PAGE, intro))]
    fields = [
        text_field(
            "helps_with",
            words.plain(PAGE, "label_helps_with"),
            value=form.helps_with,
            example=words.plain(PAGE, "example_helps_with"),
            longest=HELP_LENGTH,
            required=False,
            step=step,
            multiline=True,
            hint=words.plain(PAGE, "hint_helps_with"),
        ),
        _tick(SHOWN, words, chosen=form.shown, step=step),
        *(
            choose_many(
                name,
                words.plain(PAGE, f"label_{name}"),
                options=options,
                chosen=chosen,
                step=step,
            )
            for name, options, chosen in (
                ("themes", view.themes, form.themes),
                ("categories", view.categories, form.categories),
            )
            if options
        ),
        *([_tick(LEAVES, words, chosen=False, step=step)] if view.takes_part else []),
    ]
    counted = words.mrkdwn(PAGE, "counted", joined=view.joined, members=view.members)
    return modal(
        callback_id=ids.PROFILE,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[*as_blocks(above), *fields, *as_blocks([small_print(counted)])],
    )


def saved_said(view: ProfileView, words: Wording, *, changed: bool) -> Mrkdwn:
    """What came of the form."""
    if not changed:
        return words.mrkdwn(PAGE, "note_same")
    if view.left:
        return words.mrkdwn(PAGE, "note_left")
    return words.mrkdwn(PAGE, "note_shown" if view.form.shown else "note_hidden")


def _tick(name: str, words: Wording, *, chosen: bool, step: str) -> Block:
    return choose_many(
        name,
        words.plain(PAGE, f"label_{name}"),
        options=[Option(name, words.plain(PAGE, f"option_{name}"))],
        chosen=[name] if chosen else [],
        step=step,
        hint=words.plain(PAGE, f"hint_{name}"),
    )


def _open_profile(words: Wording) -> ButtonElement:
    label = words.plain(PAGE, "open_profile")
    return button(label, action_id=ids.OPEN_PROFILE, value="profile", style="primary")
