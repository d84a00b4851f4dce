"""The menus under a list: one for each thing it can be filtered by."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    InteractiveElement,
    OptionGroup,
    PlainTextObject,
    StaticSelectElement,
)

from bot.messages.form_fields import Option, as_option
from bot.messages.lesson_form import kind_label, outcome_label
from bot.messages.list_state import MINE, NO_CHOICE, CarriedState
from bot.messages.tender_list_state import Shown, quarter_label
from bot.messages.trajectory_view import phase_label
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import LessonKind, LessonOutcome, Phase

PAGE = "lists"
MOST_OPTIONS = 100
BLOCK_ID_LENGTH = 255
STEP_LENGTH = 4
_BEHIND_STEP = "|"


def menus(
    state: CarriedState,
    profile: Profile,
    words: Wording,
    *,
    action_id: str,
    step: str,
    shown: Collection[str] | None = None,
    own: Mapping[str, Sequence[Option]] | None = None,
) -> list[ActionsBlock]:
    """A menu for each filter that has something to choose from, in one block if there are any.

    The block id carries the state: of a message that only one person sees, Slack does not
    send the contents along when something in it is chosen.

    :param action_id: what the ids of this list's menus begin with; the filter stands behind.
    :param step: ``STEP_LENGTH`` characters that make this rendering its own, because Slack
        keeps what was chosen under a known block id.
    :param shown: the filters to show a menu for, else all of them.
    :param own: what only this list offers, by filter: neither the profile nor a page has it.
    """
    offered = own or {}
    elements: list[InteractiveElement] = [
        _menu(f"{action_id}{name}", name, getattr(state, name), options, words)
        for name in state.MENUS
        if (shown is None or name in shown)
        and (options := offered.get(name) or options_of(name, profile, words))
    ]
    return [ActionsBlock(block_id=_block_id(state, step), elements=elements)] if elements else []


def state_text(block_id: str) -> str:
    """The state in the block id of the menus."""
    return block_id.partition(_BEHIND_STEP)[2]


def room_for_words(kind: type[CarriedState], profile: Profile, words: Wording) -> int:
    """How many characters of words fit into the block id, whatever is chosen in the menus."""
    longest = {}
    for name in kind.MENUS:
        slugs = (option.value for option in options_of(name, profile, words))
        longest[name] = max(slugs, key=len, default="")
    return BLOCK_ID_LENGTH - len(_block_id(kind().choosing(longest), "x" * STEP_LENGTH))


def label_of(name: str, slug: str, profile: Profile, words: Wording) -> str:
    """What a chosen slug is called; itself when it has left the profile."""
    if name == "quarter":
        return quarter_label(slug)
    labels = {option.value: option.label for option in options_of(name, profile, words)}
    return labels.get(slug, slug)


def options_of(name: str, profile: Profile, words: Wording) -> Sequence[Option]:
    """What a filter can be set to."""
    pairs: Iterable[tuple[str, str]]
    match name:
        case "team":
            pairs = ((team.slug, team.name) for team in profile.teams)
        case "phase":
            pairs = ((phase.value, phase_label(phase, words)) for phase in Phase)
        case "category":
            pairs = ((each.slug, each.label) for each in profile.categories)
        case "theme":
            pairs = ((each.slug, each.label) for each in profile.themes)
        case "kind":
            pairs = ((kind.value, kind_label(kind, words)) for kind in LessonKind)
        case "outcome":
            pairs = ((each.value, outcome_label(each, words)) for each in LessonOutcome)
        case "shown":
            pairs = ((each.value, words.plain(PAGE, f"menu_shown_{each}")) for each in Shown)
        case "quarter":
            pairs = ()  # which ones depends on the day: the list offers its own
        case _:
            pairs = [(MINE, words.plain(PAGE, "menu_mine"))]
    return [Option(slug, label) for slug, label in pairs]


def _block_id(state: CarriedState, step: str) -> str:
    return f"{step[:STEP_LENGTH]}{_BEHIND_STEP}{state.at(1).dump()}"


def _menu(
    action_id: str, name: str, chosen: str, options: Iterable[Option], words: Wording
) -> StaticSelectElement:
    all_label = words.plain(PAGE, f"menu_all_{name}")
    everything = as_option(Option(NO_CHOICE, all_label))
    offered = [as_option(option) for option in options]
    initial = next((option for option in offered if option.value == chosen), everything)
    placeholder = PlainTextObject(text=all_label)
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
