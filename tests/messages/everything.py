"""Every message and modal once in each of its forms, so that every phrase is used."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from bot.messages import help  # noqa: A004  -- a module of ours
from bot.messages.cost_view import CostBrief
from bot.messages.lesson_list_state import LessonListState
from bot.messages.message import Block, Message
from bot.messages.misunderstood import Misunderstood, too_slow, unknown_command
from bot.messages.trajectory_card import card, kept_private, placed, share_choice
from bot.messages.trajectory_details import SHOWN_HISTORY, details
from bot.messages.trajectory_form import FormState, edit_form, new_form
from bot.messages.trajectory_view import HistoryLine, TrajectoryView, phase_label
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import Phase, ProcessRole, StartFormState
from tests.messages.everything_agenda import agenda_messages, agenda_modals, agenda_phrases
from tests.messages.everything_attention import (
    attention_messages,
    attention_modals,
    attention_phrases,
)
from tests.messages.everything_award import award_messages, award_modals, award_phrases
from tests.messages.everything_calendar import (
    calendar_messages,
    calendar_modals,
    calendar_phrases,
)
from tests.messages.everything_celebrations import celebration_messages
from tests.messages.everything_champions import (
    champion_messages,
    champion_modals,
    champion_phrases,
)
from tests.messages.everything_communication import (
    communication_messages,
    communication_modals,
    communication_phrases,
)
from tests.messages.everything_community import (
    community_messages,
    community_modals,
    community_phrases,
)
from tests.messages.everything_contract import (
    CONTRACT,
    contract_messages,
    contract_modals,
    contract_phrases,
)
from tests.messages.everything_conversation import (
    conversation_messages,
    conversation_modals,
    conversation_phrases,
)
from tests.messages.everything_costs import (
    BOR,
    FACILITY,
    cost_messages,
    cost_modals,
    cost_phrases,
)
from tests.messages.everything_criteria import criteria_modals, criteria_phrases
from tests.messages.everything_digest import digest_messages, digest_modals
from tests.messages.everything_expertise import (
    OUTCOMES,
    expertise_messages,
    expertise_modals,
    expertise_phrases,
)
from tests.messages.everything_figures import figures_messages, figures_modals
from tests.messages.everything_gatherings import (
    gathering_messages,
    gathering_modals,
    gathering_phrases,
)
from tests.messages.everything_hand_over import (
    hand_over_messages,
    hand_over_modals,
    hand_over_phrases,
)
from tests.messages.everything_history import histories
from tests.messages.everything_home import LINE, help_modals, homes
from tests.messages.everything_intake import intake_messages, intake_modals, intake_phrases
from tests.messages.everything_interview import (
    interview_messages,
    interview_modals,
    interview_phrases,
)
from tests.messages.everything_invitations import (
    invitation_messages,
    invitation_modals,
    invitation_phrases,
)
from tests.messages.everything_journey import (
    journey_messages,
    journey_modals,
    journey_phrases,
)
from tests.messages.everything_lesson_files import file_messages, file_modals, file_phrases
from tests.messages.everything_lesson_lists import lesson_list_messages, lesson_list_modals
from tests.messages.everything_lessons import (
    lesson_messages,
    lesson_modals,
    lesson_phrases,
)
from tests.messages.everything_lists import list_messages, list_modals
from tests.messages.everything_meetings import (
    meeting_messages,
    meeting_modals,
    meeting_phrases,
)
from tests.messages.everything_merging import (
    merge_messages,
    merge_modals,
    merge_phrases,
)
from tests.messages.everything_nudges import nudge_messages, nudge_modals, nudge_phrases
from tests.messages.everything_pilots import pilot_messages, pilot_modals, pilot_phrases
from tests.messages.everything_plain import plain_messages
from tests.messages.everything_plan import plan_messages, plan_modals, plan_phrases
from tests.messages.everything_problems import problem_messages, problem_modals, problem_phrases
from tests.messages.everything_requests import read_messages, request_messages, request_modals
from tests.messages.everything_roles import role_messages, role_modals, role_phrases
from tests.messages.everything_silence import silence_messages, silence_phrases
from tests.messages.everything_start_form import (
    start_form_messages,
    start_form_modals,
    start_form_phrases,
)
from tests.messages.everything_successes import (
    success_messages,
    success_modals,
    success_phrases,
)
from tests.messages.everything_team import team_modals, team_phrases
from tests.messages.everything_tender_feed import (
    tender_feed_messages,
    tender_feed_modals,
    tender_feed_phrases,
)
from tests.messages.everything_tender_file import (
    tender_file_messages,
    tender_file_modals,
    tender_file_phrases,
)
from tests.messages.everything_tenders import tender_messages, tender_modals, tender_phrases
from tests.messages.everything_value import value_messages, value_modals, value_phrases
from tests.messages.everything_watch import watch_messages, watch_modals, watch_phrases
from tests.messages.samples import LARGEST_NUMBER, bare, house, ordinary


@dataclass(frozen=True)
class Everything:
    """All of it, for one municipality. To be read and not changed: every test gets the same."""

    messages: tuple[Message, ...]
    modals: tuple[Block, ...]
    phrases: tuple[str, ...]


@cache
def everything_at(name: str) -> Everything:
    """What the municipality with this profile says; making it takes seconds."""
    profile, words = house(name).profile, house(name).words
    return Everything(
        tuple(messages(profile, words)),
        tuple(modals(profile, words)),
        tuple(loose_phrases(words)),
    )


MESSAGES = (
    problem_messages,
    request_messages,
    merge_messages,
    file_messages,
    journey_messages,
    tender_file_messages,
    contract_messages,
    silence_messages,
    nudge_messages,
    success_messages,
    champion_messages,
    celebration_messages,
    expertise_messages,
    pilot_messages,
    agenda_messages,
    meeting_messages,
    calendar_messages,
    cost_messages,
    role_messages,
    intake_messages,
    invitation_messages,
    tender_feed_messages,
    attention_messages,
    digest_messages,
    community_messages,
    gathering_messages,
    communication_messages,
    award_messages,
    hand_over_messages,
)
MESSAGES_OF_A_PROFILE = (
    list_messages,
    lesson_list_messages,
    lesson_messages,
    interview_messages,
    conversation_messages,
    value_messages,
    start_form_messages,
    plain_messages,
    plan_messages,
    watch_messages,
    figures_messages,
    tender_messages,
)
"""What each subject posts; another subject gets its name here."""


def messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """Everything that is posted."""
    for view in _views(profile):
        yield card(view, words)
        yield kept_private(view, words)
    yield help.help_card(words)
    yield help.help_card(words, unknown="x")
    for meant in (None, "traject"):
        yield unknown_command(Misunderstood("iets & <!channel>", meant, "iets"), words)
    yield unknown_command(Misunderstood("14", "traject", "14"), words)
    for meant in (None, "zoek"):
        sought = LessonListState(words="asfalt")
        yield unknown_command(Misunderstood("zoke asfalt", meant, sought=sought), words)
    yield too_slow("14", words, again="again")
    yield too_slow("", words, again="again")
    for of_words in MESSAGES:
        yield from of_words(words)
    for of_both in MESSAGES_OF_A_PROFILE:
        yield from of_both(profile, words)


MODALS = (
    problem_modals,
    help_modals,
    request_modals,
    file_modals,
    interview_modals,
    conversation_modals,
    journey_modals,
    contract_modals,
    nudge_modals,
    criteria_modals,
    pilot_modals,
    agenda_modals,
    meeting_modals,
    team_modals,
    calendar_modals,
    cost_modals,
    role_modals,
    success_modals,
    champion_modals,
    invitation_modals,
    tender_feed_modals,
    attention_modals,
    digest_modals,
    gathering_modals,
    communication_modals,
    award_modals,
    hand_over_modals,
    tender_file_modals,
)
MODALS_OF_A_PROFILE = (
    list_modals,
    lesson_list_modals,
    histories,
    merge_modals,
    lesson_modals,
    value_modals,
    expertise_modals,
    plan_modals,
    watch_modals,
    figures_modals,
    tender_modals,
    community_modals,
    homes,
    start_form_modals,
)
"""What each subject opens; another subject gets its name here."""


def modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Everything that is opened."""
    state = FormState()
    for view in _views(profile):
        yield share_choice(view, words, private_metadata="")
        yield share_choice(view, words, private_metadata="", changed=True)
        yield placed(view, words, already=False)
        yield placed(view, words, already=True)
        yield placed(replace(view, value_cents=5_000_000, start_form=True), words, already=True)
        yield details(view, words)
    yield new_form(state, profile, words, metadata="", step="1")
    yield new_form(
        state, profile.model_copy(update={"categories": ()}), words, metadata="", step="1"
    )
    yield new_form(state, profile, words, metadata="", step="1", mistakes=["Kies een team."])
    changed = {"title": "Iets anders", "value": "", ProcessRole.CLIENT.value: "U1"}
    for current, intro in ((None, "stale"), (changed, "stale"), (changed, "saved")):
        yield edit_form(
            state,
            profile,
            words,
            number=LARGEST_NUMBER,
            metadata="",
            step="1",
            current=current,
            intro=intro,
        )
    yield from intake_modals(bare(profile), words)
    for of_words in MODALS:
        yield from of_words(words)
    for of_both in MODALS_OF_A_PROFILE:
        yield from of_both(profile, words)


PHRASES = (
    problem_phrases,
    read_messages,
    merge_phrases,
    lesson_phrases,
    file_phrases,
    interview_phrases,
    conversation_phrases,
    journey_phrases,
    contract_phrases,
    silence_phrases,
    nudge_phrases,
    success_phrases,
    champion_phrases,
    expertise_phrases,
    plan_phrases,
    agenda_phrases,
    meeting_phrases,
    team_phrases,
    watch_phrases,
    calendar_phrases,
    criteria_phrases,
    pilot_phrases,
    cost_phrases,
    role_phrases,
    intake_phrases,
    invitation_phrases,
    tender_feed_phrases,
    attention_phrases,
    tender_phrases,
    community_phrases,
    gathering_phrases,
    communication_phrases,
    award_phrases,
    hand_over_phrases,
    value_phrases,
    start_form_phrases,
    tender_file_phrases,
)
"""What each subject says loose; another subject gets its name here."""


def loose_phrases(words: Wording) -> Iterator[str]:
    """What handlers and presenters ask for by name, outside any message of ours."""
    for phase in Phase:
        yield phase_label(phase, words)
    for answer in ("yes", "no"):
        yield words.plain("vocabulary", answer)
    for each in PHRASES:
        yield from each(words)


def _views(profile: Profile) -> Iterator[TrajectoryView]:
    full = ordinary(profile, number=LARGEST_NUMBER)
    many = tuple(HistoryLine("changed", "nu", "", ()) for _ in range(SHOWN_HISTORY + 1))
    yield full
    yield bare(profile)
    yield replace(full, value_cents=40_000_000, shared=False)
    yield replace(full, lessons=(LINE,), may_learn=True)
    yield replace(full, asks_need=True, may_change=True)
    yield replace(full, contract=CONTRACT, may_change=True)
    yield replace(full, may_get_help=True, outcomes=OUTCOMES)
    yield replace(full, pilot_year=2026, may_change=True)
    yield replace(full, costs=CostBrief(asks=True), may_change=True)
    yield replace(full, champions=("U0001",), may_change=True)
    yield replace(full, champions=("U0001", "U0002"))
    yield replace(full, costs=CostBrief((BOR, FACILITY)))
    yield replace(full, contract_end=None, history=many)
    yield replace(full, contract_start=None, themes=())
    yield replace(full, start_form=True)
    yield replace(full, start_form=StartFormState.DRAFT)
