"""A small purchase: two choices and a save."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from slack_sdk.models.blocks import ActionsBlock

from bot.messages import small_purchase_ids as ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import (
    MOST_BUTTONS,
    Option,
    choose_by_tap,
    choose_one,
    text_field,
)
from bot.messages.message import Block, as_blocks, button, modal, paragraph
from bot.messages.wording import Wording
from bot.profile import Profile, Threshold
from bot.profile.money import CENTS
from storage.vocabulary import SmallChoice

PAGE = "small_purchase"
DESCRIPTION_LENGTH = 120
SHORT_TEXT = 100


@dataclass(frozen=True)
class SmallForm:
    """What stands in the form, as it was typed and chosen."""

    description: str = ""
    value: str = ""
    category: str | None = None
    team: str | None = None
    choice: str | None = None

    def dump(self) -> str:
        """As the value of a button; read back by :func:`read_small_form`."""
        short = {
            "description": shorten(self.description, DESCRIPTION_LENGTH),
            "value": shorten(self.value, SHORT_TEXT),
        }
        return json.dumps({**asdict(self), **short})


def read_small_form(text: str) -> SmallForm:
    """What :meth:`SmallForm.dump` wrote. :raises ValueError: it is something else."""
    values: Mapping[str, Any] = json.loads(text)
    return SmallForm(**values)


@dataclass(frozen=True)
class Thanks:
    """What is said after saving; the count only where there are enough of a team."""

    choice: SmallChoice
    team: str | None = None
    count: int | None = None


def small_form(
    state: SmallForm,
    profile: Profile,
    words: Wording,
    *,
    limit: Threshold | None,
    metadata: str,
    step: str,
) -> Block:
    """The form: what is known already is a menu, what is to be chosen stands in sight."""
    intro = words.mrkdwn(PAGE, "intro", **_limit(limit))
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=(*as_blocks([paragraph(intro)]), *_fields(state, profile, words, step)),
    )


def thanked(thanks: Thanks, words: Wording) -> Block:
    """After saving: short, and no figure about a person."""
    texts = [_thanks(thanks.choice, words)]
    if thanks.count is not None:
        texts.append(words.mrkdwn(PAGE, "count", team=thanks.team, count=thanks.count))
    return _told(Mrkdwn("\n".join(texts)), words)


def too_much(state: SmallForm, limit: Threshold, words: Wording) -> Block:
    """An amount above what counts as small: the way to a trajectory, filled in."""
    text = words.mrkdwn(PAGE, "too_much", **_limit(limit))
    log = button(words.plain(PAGE, "log"), action_id=ids.LOG, value=state.dump(), style="primary")
    return _told(text, words, ActionsBlock(elements=[log]))


def _told(text: Mrkdwn, words: Wording, *more: ActionsBlock) -> Block:
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(text), *more]),
    )


def _thanks(choice: SmallChoice, words: Wording) -> Mrkdwn:
    if choice is SmallChoice.NOT_LOOKED:
        return words.mrkdwn(PAGE, "thanks")
    return words.mrkdwn(PAGE, f"thanks_{choice.value}")


def _limit(limit: Threshold | None) -> dict[str, object]:
    if limit is None:
        return {"limit": None, "above": False}
    return {"limit": limit.amount * CENTS, "above": limit.comparison == "more-than"}


def _fields(state: SmallForm, profile: Profile, words: Wording, step: str) -> Iterator[Block]:
    if profile.categories:
        yield _category(state, profile, words, step)
    yield choose_by_tap(
        "choice",
        words.plain(PAGE, "label_choice"),
        options=[
            Option(each.value, words.plain(PAGE, f"choice_{each.value.replace('-', '_')}"))
            for each in SmallChoice
        ],
        chosen=state.choice,
        step=step,
    )
    for name, longest in (("description", DESCRIPTION_LENGTH), ("value", SHORT_TEXT)):
        yield text_field(
            name,
            words.plain(PAGE, f"label_{name}"),
            value=shorten(getattr(state, name), longest),
            example=words.plain(PAGE, f"example_{name}"),
            longest=longest,
            required=False,
            step=step,
            hint=words.plain(PAGE, f"hint_{name}"),
        )
    if profile.teams:
        own_hint = words.plain(PAGE, "hint_team") if profile.categories else None
        yield choose_one(
            "team",
            words.plain(PAGE, "label_team"),
            options=[Option(team.slug, team.label) for team in profile.teams],
            chosen=state.team,
            example=words.plain(PAGE, "example_team"),
            required=False,
            step=step,
            hint=own_hint,
        )


def _category(state: SmallForm, profile: Profile, words: Wording, step: str) -> Block:
    options = [Option(each.slug, each.label) for each in profile.categories]
    label = words.plain(PAGE, "label_category")
    if state.category is None and len(options) <= MOST_BUTTONS:
        return choose_by_tap("category", label, options=options, step=step)
    return choose_one(
        "category",
        label,
        options=options,
        chosen=state.category,
        example=words.plain(PAGE, "example_category"),
        required=True,
        step=step,
    )
