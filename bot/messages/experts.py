"""Who stands for which theme and which kind of purchase: said in a line, read, and changed."""

from collections.abc import Sequence

from bot.messages import expertise_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.expertise import PAGE
from bot.messages.expertise_view import ExpertLine
from bot.messages.form_fields import Option, choose_one, choose_person
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from storage.vocabulary import RepresentedKind


def expert_said(line: ExpertLine, words: Wording) -> Mrkdwn:
    """Who stands for something, else what the plan says of it."""
    phrase = "expert_nobody"
    if line.user:
        phrase = "expert_person"
    elif line.plan is not None:
        phrase = f"expert_{line.plan.status}"
    return words.mrkdwn(PAGE, phrase, label=line.label, user=line.user)


def experts_form(
    lines: Sequence[ExpertLine],
    words: Wording,
    *,
    may_appoint: bool,
    names: Sequence[Option] = (),
    chosen: str | None = None,
    metadata: str = "",
    step: str = "",
    note: bool = False,
) -> Block:
    """Who stands for what; for the coordinator with the fields to change it.

    :param names: themes and categories to choose from, ``chosen`` the one that was typed.
    :param note: whether it was just changed.
    """
    themes = [line for line in lines if line.kind is RepresentedKind.THEME]
    others = [line for line in lines if line.kind is RepresentedKind.CATEGORY and line.user]
    said = [words.mrkdwn(PAGE, "experts_heading"), *(expert_said(each, words) for each in themes)]
    if others:
        said.append(words.mrkdwn(PAGE, "categories_heading"))
        said.extend(expert_said(each, words) for each in others)
    blocks = as_blocks(
        [
            *([paragraph(words.mrkdwn(PAGE, "experts_kept"))] if note else []),
            *paragraphs(said),
        ]
    )
    if not may_appoint:
        blocks = (*blocks, *as_blocks([small_print(words.mrkdwn(PAGE, "experts_by"))]))
    return modal(
        callback_id=ids.EXPERTS,
        title=words.plain(PAGE, "experts_title"),
        submit=words.plain(PAGE, "save") if may_appoint else None,
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[
            *blocks,
            *(appointing(words, names, chosen, step) if may_appoint else ()),
        ],
    )


def appointing(
    words: Wording, names: Sequence[Option], chosen: str | None, step: str
) -> Sequence[Block]:
    """The fields in which the coordinator says who stands for something."""
    return (
        choose_one(
            "name",
            words.plain(PAGE, "label_name"),
            options=names,
            chosen=chosen,
            example=words.plain(PAGE, "example_choice"),
            required=True,
            step=step,
        ),
        choose_person(
            "person",
            words.plain(PAGE, "label_person"),
            chosen=None,
            example=words.plain(PAGE, "example_person"),
            step=step,
            hint=words.plain(PAGE, "hint_person"),
        ),
    )
