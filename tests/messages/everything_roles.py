"""Everything that is said about roles in the municipality."""

from collections.abc import Iterator

from bot.messages.message import Block, Message
from bot.messages.roles import (
    GIVE,
    TAKE,
    RoleChoice,
    RoleLine,
    act_label,
    change_said,
    role_told,
    roles_modal,
)
from bot.messages.wording import Wording
from bot.policy.permissions import Act
from bot.services.roles import GIVEN
from storage.vocabulary import MunicipalRole

MANY = tuple(f"U{number:04}" for number in range(1, 41))


def role_messages(words: Wording) -> Iterator[Message]:
    """To whom it is about."""
    for role in GIVEN:
        for by in ("U0001", ""):
            for gives in (True, False):
                yield role_told(role, by, words, gives=gives)


def role_modals(words: Wording) -> Iterator[Block]:
    """For who reads, and for who changes."""
    some = (("U0001",), MANY, (), ("U0002", "U0003"), ("U0004",))
    lines = [RoleLine(role, users) for role, users in zip(GIVEN, some, strict=True)]
    yield roles_modal(lines, words, may_give=False)
    for way, new in ((GIVE, True), (TAKE, True), (TAKE, False)):
        note = change_said(MunicipalRole.ADVISER, "U0001", words, way=way, new=new)
        chosen = RoleChoice("adviser", "U0001", way)
        yield roles_modal(lines, words, may_give=True, chosen=chosen, step="a1b2c3d4", note=note)


def role_phrases(words: Wording) -> Iterator[str]:
    """What a handler and the handbook ask for by name."""
    yield words.plain("roles", "problem_person_outsider")
    for act in Act:
        yield act_label(act, words)
