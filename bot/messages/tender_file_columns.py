"""The form in which somebody says which heading of their file each of our columns is."""

from collections.abc import Mapping, Sequence

from bot.messages import tender_file_ids as ids
from bot.messages.form_fields import Option, choose_one
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.tender_file import PAGE, column_name
from bot.messages.tender_file_view import FileView, Findings
from bot.messages.wording import Wording

MOST_HEADINGS = 99
"""Slack takes a hundred options in a menu; one of ours says that it is not in the file."""

NONE = "none"


def columns_form(
    view: FileView,
    found: Findings,
    words: Wording,
    *,
    columns: Sequence[str],
    required: Sequence[str],
    metadata: str,
    step: str,
) -> Block:
    """A menu for each of our columns. :param required: those without which nothing can be read."""
    options = offered(found)
    none = Option(NONE, words.plain(PAGE, "form_none"))
    by_heading = {option.label: option.value for option in options}
    fields = [
        choose_one(
            column,
            column_name(column, words)[:1].upper() + column_name(column, words)[1:],
            options=options if column in required else [none, *options],
            chosen=by_heading.get(
                found.columns.get(column, ""), None if column in required else NONE
            ),
            example=words.plain(PAGE, "form_choice"),
            required=column in required,
            step=step,
        )
        for column in columns
    ]
    intro = as_blocks([paragraph(words.mrkdwn(PAGE, "form_intro", name=view.name))])
    return modal(
        callback_id=ids.COLUMNS,
        title=words.plain(PAGE, "form_title"),
        submit=words.plain(PAGE, "form_submit"),
        close=words.plain(PAGE, "form_cancel"),
        blocks=[*intro, *fields],
        private_metadata=metadata,
    )


def offered(found: Findings) -> list[Option]:
    """The headings to choose from; each by its place, for it may be long or strange."""
    named = [(place, heading) for place, heading in enumerate(found.headings) if heading]
    return [Option(str(place), heading) for place, heading in named[:MOST_HEADINGS]]


def chosen_columns(typed: Mapping[str, object], found: Findings) -> dict[str, str]:
    """Which heading each of our columns is, as it was chosen."""
    return {
        column: found.headings[int(str(place))]
        for column, place in typed.items()
        if place not in {None, NONE} and int(str(place)) < len(found.headings)
    }


def columns_gone(words: Wording) -> Block:
    """Something was done with the file meanwhile."""
    return modal(
        callback_id=ids.COMING,
        title=words.plain(PAGE, "form_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, "form_gone"))]),
    )
