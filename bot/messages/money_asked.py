"""The question whether MVOI needs money: every purchase of one person, each with its answers."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import money_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import text_field
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.money_view import MoneyAsking, MoneyRow, Purchase
from bot.messages.wording import Wording
from bot.profile.base import MONTHS
from storage.vocabulary import MoneyAnswer

PAGE = "money"
AT_ONCE = 8
"""So many purchases without an answer stand in one message; the next come in their place."""
NOTE_LENGTH = 500
_TITLE_LENGTH = 150
_DONE_SHOWN = 10


def asked(view: MoneyAsking, words: Wording) -> Message:
    """The question, and the same message again once something in it is answered."""
    document = view.moment.value
    text = words.mrkdwn(PAGE, "notification", document=document, year=view.year)
    return Message(text, as_blocks(_blocks(view, words, document)))


def named(purchase: Purchase, words: Wording) -> dict[str, str]:
    """What a phrase about a purchase calls it by."""
    phrase = "called_tender" if purchase.is_tender else "called_trajectory"
    called = words.plain(PAGE, phrase, number=purchase.number)
    return {"title": shorten(purchase.title, _TITLE_LENGTH), "called": called}


def note_form(row: MoneyRow, words: Wording, *, metadata: str, step: str) -> Block:
    """What the money is for; the yes itself was kept already."""
    intro = words.mrkdwn(PAGE, "form_intro", **named(row.purchase, words))
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "form_title"),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(intro)]),
            text_field(
                "note",
                words.plain(PAGE, "label_note"),
                value=row.note,
                example=words.plain(PAGE, "example_note"),
                longest=NOTE_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_note"),
                multiline=True,
            ),
        ],
    )


def _blocks(view: MoneyAsking, words: Wording, document: str) -> Iterator[SdkBlock]:
    yield paragraph(
        words.mrkdwn(
            PAGE,
            "intro",
            document=document,
            year=view.year,
            month=MONTHS[view.closes.month - 1],
            count=len(view.rows),
        )
    )
    waiting = [each for each in view.rows if each.answer is None]
    done = [each for each in view.rows if each.answer is not None]
    shown = {*done[-_DONE_SHOWN:], *waiting[:AT_ONCE]}
    for row in view.rows:  # in their own order: no button moves under somebody's finger
        if row in shown:
            yield from _row(row, words)
    if len(waiting) > AT_ONCE:
        yield small_print(words.mrkdwn(PAGE, "later", rest=len(waiting) - AT_ONCE))
    if waiting:
        yield small_print(words.mrkdwn(PAGE, "why", document=document))
    else:
        yield small_print(words.mrkdwn(PAGE, "done"))


def _row(row: MoneyRow, words: Wording) -> Iterator[SdkBlock]:
    """A purchase; once it is answered, with how to say something else after all."""
    phrase = "row" if row.answer is None else f"row_{row.answer.name.lower()}"
    section = paragraph(words.mrkdwn(PAGE, phrase, **named(row.purchase, words)))
    match row.answer:
        case None:
            yield section
            answers = [
                _button(f"answer_{each.name.lower()}", each, row, words) for each in MoneyAnswer
            ]
            yield ActionsBlock(elements=answers)
        case MoneyAnswer.YES:
            yield section
            note = button(
                words.plain(PAGE, "note"),
                action_id=ids.NOTE,
                value=str(row.question_id),
                read_aloud=_aloud("note", row, words),
            )
            yield ActionsBlock(
                elements=[note, _button("not_after_all", MoneyAnswer.NO, row, words)]
            )
        case _:
            section.accessory = _button("after_all", MoneyAnswer.YES, row, words)
            yield section


def _button(phrase: str, answer: MoneyAnswer, row: MoneyRow, words: Wording) -> ButtonElement:
    return button(
        words.plain(PAGE, phrase),
        action_id=f"{ids.ANSWER}{answer.value}",
        value=str(row.question_id),
        read_aloud=_aloud(phrase, row, words),
    )


def _aloud(phrase: str, row: MoneyRow, words: Wording) -> str:
    said = named(row.purchase, words)
    return words.plain(PAGE, "aloud", label=words.plain(PAGE, phrase), **said)
