"""Calling a selection of people together: the form, and that they are invited."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import meeting_ids as ids
from bot.messages.agenda_view import MeetingView
from bot.messages.form_fields import choose_date, choose_people, choose_time, text_field
from bot.messages.formatting import weekday_and_time
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print
from bot.messages.wording import Wording

PAGE = "selection"
MOST_PEOPLE = 20
THEME_LENGTH, QUESTION_LENGTH, PLACE_LENGTH = 80, 500, 300
USUAL_TIME = "10:00"


@dataclass(frozen=True)
class SelectionForm:
    """What stands in the form: what was typed, and who stand for it, by Slack user id."""

    theme: str = ""
    people: tuple[str, ...] = ()


def selection_form(state: SelectionForm, words: Wording, *, metadata: str, step: str) -> Block:
    """What it is about, who come, when and where."""
    phrase = "proposed" if state.people else "nobody"
    note = words.mrkdwn(PAGE, phrase if state.theme else "intro", theme=state.theme)
    return modal(
        callback_id=ids.SELECTION,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "send"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([small_print(note)]),
            text_field(
                "theme",
                words.plain(PAGE, "label_theme"),
                value=state.theme,
                example=words.plain(PAGE, "example_theme"),
                longest=THEME_LENGTH,
                required=True,
                step=step,
            ),
            text_field(
                "question",
                words.plain(PAGE, "label_question"),
                value="",
                example=words.plain(PAGE, "example_question"),
                longest=QUESTION_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_question"),
                multiline=True,
            ),
            choose_people(
                "people",
                words.plain(PAGE, "label_people"),
                chosen=state.people,
                most=MOST_PEOPLE,
                step=step,
            ),
            choose_date(
                "day", words.plain(PAGE, "label_day"), value=None, step=step, required=True
            ),
            choose_time("at", words.plain(PAGE, "label_at"), value=USUAL_TIME, step=step),
            text_field(
                "place",
                words.plain(PAGE, "label_place"),
                value="",
                example=words.plain(PAGE, "example_place"),
                longest=PLACE_LENGTH,
                required=False,
                step=step,
            ),
        ],
    )


def invited(meeting: MeetingView, people: Sequence[str], words: Wording) -> Block:
    """In the place of the form: who are invited, and what comes next."""
    text = words.mrkdwn(
        PAGE, "invited", users=people, when=weekday_and_time(meeting.starts_at, meeting.zone)
    )
    return modal(
        callback_id=ids.SELECTION_DONE,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(text), small_print(words.mrkdwn(PAGE, "invited_note"))]),
    )
