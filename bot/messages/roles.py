"""Who has which role in the municipality: the list, the form, and who hears of a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import role_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option, choose_by_tap, choose_one, choose_person
from bot.messages.message import Block, Message, as_blocks, modal, paragraph, small_print
from bot.messages.wording import Wording
from bot.policy.permissions import Act
from storage.vocabulary import MunicipalRole

PAGE = "roles"
GIVE, TAKE = "give", "take"
_SHOWN_HOLDERS = 30


@dataclass(frozen=True)
class RoleLine:
    """A role, and the Slack user ids of who has it."""

    role: MunicipalRole
    users: Sequence[str] = ()


@dataclass(frozen=True)
class RoleChoice:
    """What stands in the form: by field, as it was chosen."""

    role: str | None = None
    person: str | None = None
    way: str = GIVE


def roles_modal(
    lines: Sequence[RoleLine],
    words: Wording,
    *,
    may_give: bool,
    chosen: RoleChoice | None = None,
    metadata: str = "",
    step: str = "",
    note: Mrkdwn | None = None,
) -> Block:
    """Every role with who has it; for the coordinator with the fields to change it.

    :param note: what was just done.
    """
    blocks = [
        *([paragraph(note)] if note else []),
        *(paragraph(_line_said(line, words)) for line in lines),
        small_print(words.mrkdwn(PAGE, "how_to_change" if may_give else "given_by")),
    ]
    fields = _fields(lines, words, chosen or RoleChoice(), step) if may_give else ()
    return modal(
        callback_id=ids.ROLES,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "save") if may_give else None,
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[*as_blocks(blocks), *fields],
    )


def change_said(role: MunicipalRole, user: str, words: Wording, *, way: str, new: bool) -> Mrkdwn:
    """What came of the form, for who sent it in."""
    done = ("given" if way == GIVE else "taken") if new else "same"
    return words.mrkdwn(PAGE, f"note_{done}", user=user, role=role_label(role, words))


def role_told(role: MunicipalRole, by: str, words: Wording, *, gives: bool) -> Message:
    """To whom it is about: which role they have from now on, or no longer.

    :param by: the Slack user id of who did it.
    """
    phrase = "told_given" if gives else "told_taken"
    text = words.mrkdwn(PAGE, phrase, by=by, role=role_label(role, words))
    what = [paragraph(words.mrkdwn(PAGE, f"may_{role.value}"))] if gives else []
    return Message(text, as_blocks([paragraph(text), *what]))


def role_label(role: MunicipalRole, words: Wording) -> str:
    """A role as people call it."""
    return words.plain(PAGE, f"role_{role.value}")


def act_label(act: Act, words: Wording) -> str:
    """What somebody can want to do, as the handbook calls it."""
    return words.plain(PAGE, f"act_{act.value}")


def _line_said(line: RoleLine, words: Wording) -> Mrkdwn:
    mentions = tuple(Mrkdwn(f"<@{user}>") for user in line.users[:_SHOWN_HOLDERS])
    return words.mrkdwn(
        PAGE,
        "line",
        role=role_label(line.role, words),
        users=mentions,
        more=len(line.users) - len(mentions),
        may=words.mrkdwn(PAGE, f"may_{line.role.value}"),
    )


def _fields(
    lines: Sequence[RoleLine], words: Wording, chosen: RoleChoice, step: str
) -> Sequence[Block]:
    return (
        choose_one(
            "role",
            words.plain(PAGE, "label_role"),
            options=[Option(line.role.value, role_label(line.role, words)) for line in lines],
            chosen=chosen.role,
            example=words.plain(PAGE, "example_role"),
            required=True,
            step=step,
        ),
        choose_person(
            "person",
            words.plain(PAGE, "label_person"),
            chosen=chosen.person,
            example=words.plain(PAGE, "example_person"),
            required=True,
            step=step,
        ),
        choose_by_tap(
            "way",
            words.plain(PAGE, "label_way"),
            options=[Option(way, words.plain(PAGE, f"way_{way}")) for way in (GIVE, TAKE)],
            chosen=chosen.way,
            step=step,
        ),
    )
