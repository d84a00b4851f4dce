"""The menus under a list: one for each thing it can be filtered by."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    InteractiveElement,
    Option,
    OptionGroup,
    PlainTextObject,
    StaticSelectElement,
)

from bot.messages import trajectory_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import LABEL_LENGTH
from bot.messages.list_state import MENUS, MINE, NO_CHOICE, ListState
from bot.messages.trajectory_view import phase_label
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import Phase

PAGE = "trajectory_list"
MOST_OPTIONS = 100
STEP_LENGTH = 4
_BEHIND_STEP = "|"


def menus(state: ListState, profile: Profile, words: Wording, *, step: str) -> ActionsBlock:
    """A menu for each filter that has something to choose from.

    The block id carries the state: of a message that only one person sees, Slack does not
    send the contents along when something in it is chosen.

    :param step: ``STEP_LENGTH`` characters that make this rendering its own, because Slack
        keeps what was chosen under a known block id.
    """
    elements: list[InteractiveElement] = [
        _menu(name, getattr(state, name), options, words)
        for name in MENUS
        if (options := _options(name, profile, words))
    ]
    return ActionsBlock(
        block_id=f"{step[:STEP_LENGTH]}{_BEHIND_STEP}{state.at(1).dump()}", elements=elements
    )


def state_text(block_id: str) -> str:
    """The state in the block id of the menus."""
    return block_id.partition(_BEHIND_STEP)[2]


def label_of(name: str, slug: str, profile: Profile, words: Wording) -> str:
    """What a chosen slug is called; itself when it has left the profile."""
    return dict(_options(name, profile, words)).get(slug, slug)


def _options(name: str, profile: Profile, words: Wording) -> Sequence[tuple[str, str]]:
    match name:
        case "team":
            return [(team.slug, team.name) for team in profile.teams]
        case "phase":
            return [(phase.value, phase_label(phase, words)) for phase in Phase]
        case "category":
            return [(each.slug, each.label) for each in profile.categories]
        case "theme":
            return [(each.slug, each.label) for each in profile.themes]
        case _:
            return [(MINE, words.plain(PAGE, "menu_mine"))]


def _menu(
    name: str, chosen: str, options: Iterable[tuple[str, str]], words: Wording
) -> StaticSelectElement:
    all_label = words.plain(PAGE, f"menu_all_{name}")
    everything = _option(NO_CHOICE, all_label)
    offered = [_option(slug, label) for slug, label in options]
    initial = next((option for option in offered if option.value == chosen), everything)
    action_id, placeholder = f"{ids.LIST_MENU}{name}", PlainTextObject(text=all_label)
    if len(offered) < MOST_OPTIONS:
        return StaticSelectElement(
            action_id=action_id,
            placeholder=placeholder,
            options=[everything, *offered],
            initial_option=initial,
        )
    groups = [
        OptionGroup(label=PlainTextObject(text=all_label), options=[everything]),
        OptionGroup(
            label=PlainTextObject(text=words.plain(PAGE, f"menu_one_{name}")), options=offered
        ),
    ]
    return StaticSelectElement(
        action_id=action_id, placeholder=placeholder, option_groups=groups, initial_option=initial
    )


def _option(slug: str, label: str) -> Option:
    return Option(value=slug, text=PlainTextObject(text=shorten(label, LABEL_LENGTH)))
