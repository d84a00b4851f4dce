"""Whatever goes wrong or is refused, in each form, so that every phrase of it is used."""

from collections.abc import Iterator, Mapping

from bot.messages import delivery_problem, problems
from bot.messages.delivery_problem import DeliveryProblem
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.services.errors import (
    ActionGoneError,
    CostsNumberError,
    CriterionGoneError,
    LastCoordinatorError,
    LessonNotFoundError,
    MayNotAskExpertError,
    MayNotChangeError,
    MayNotChangeLessonError,
    MayNotKeepCriteriaError,
    MayNotKeepPlanError,
    MayNotReadLessonError,
    MayNotReadPilotPlanError,
    MayNotReadPlanError,
    MayNotRetractLessonError,
    MayNotSeeCostsError,
    MayNotSeeValueError,
    MayNotSettleActionError,
    MeetingOverError,
    NoCriteriaToolError,
    NoMeetingError,
    NoPilotError,
    NoSelectionError,
    NoStartFormError,
    NoStartFormsError,
    NotAtTableError,
    NotContractManagerError,
    NotCoordinatorError,
    NotFoundError,
    NotInvitedError,
    NotYourQuestionError,
    NotYourTalkError,
    OnlyColleaguesError,
    OnlyCoordinatorError,
    OnlyFinanceError,
    PlanItemGoneError,
    RefusalError,
    StartFormClosedError,
    StartFormNumberError,
    TenderRunsError,
)
from bot.services.outreach_errors import (
    DevelopmentGoneError,
    GatheringGoneError,
    MayNotKeepDevelopmentError,
    PlannedMessageGoneError,
)
from bot.services.tender_errors import MayNotChangeTenderError, TalkGoneError, TenderNotFoundError
from tests.messages.samples import LARGEST_NUMBER

PROBLEMS: Mapping[str, Mapping[str, object]] = {
    "title_missing": {},
    "title_too_long": {"longest": 120},
    "category_missing": {},
    "category_unknown": {},
    "team_unknown": {},
    "team_needed": {"teams": ["Team BOR", "Team Facilitair"]},
    "theme_unknown": {},
    "value_unclear": {"typed": "veel"},
    "value_range": {"typed": "2 à 3 ton"},
    "value_with_vat": {},
    "value_per_period": {"unit": "jaar"},
    "value_negative": {},
    "value_too_large": {},
    "publication_unclear": {"typed": "ooit"},
    "contract_order": {},
}
"""What is wrong with a field, with what the phrase mentions; a handler renders these."""

_REFUSED = (
    ActionGoneError,
    TalkGoneError,
    GatheringGoneError,
    PlannedMessageGoneError,
    DevelopmentGoneError,
    MayNotKeepDevelopmentError,
    MayNotSettleActionError,
    NoMeetingError,
    NotAtTableError,
    RefusalError,
    NotFoundError,
    MayNotSeeValueError,
    MayNotAskExpertError,
    TenderNotFoundError,
    MayNotChangeTenderError,
    MayNotChangeError,
    LastCoordinatorError,
    LessonNotFoundError,
    MayNotReadLessonError,
    MayNotChangeLessonError,
    MayNotRetractLessonError,
    NotContractManagerError,
    NotCoordinatorError,
    NotYourQuestionError,
    NotYourTalkError,
    OnlyColleaguesError,
    OnlyCoordinatorError,
    OnlyFinanceError,
    CostsNumberError,
    MayNotSeeCostsError,
    TenderRunsError,
    NoStartFormError,
    NoStartFormsError,
    StartFormClosedError,
    StartFormNumberError,
    MayNotReadPilotPlanError,
    MayNotReadPlanError,
    MayNotKeepPlanError,
    PlanItemGoneError,
    MayNotKeepCriteriaError,
    NoCriteriaToolError,
    NotInvitedError,
    MeetingOverError,
    NoSelectionError,
    CriterionGoneError,
    NoPilotError,
    MayNotReadPilotPlanError,
)
OVERSEERS = problems.Overseers(("U0001", "U0002"), ("U0003",))
REFUSALS = (
    *(each.phrase for each in _REFUSED),
    "too_slow",
    "unknown_workspace",
)


def problem_messages(words: Wording) -> Iterator[Message]:
    """Told in a message."""
    for problem in delivery_problems(number=LARGEST_NUMBER):
        yield delivery_problem.delivery_problem(problem, words)
    unseen = DeliveryProblem(
        7, "trajectory_card", 14, ("channel", "bor"), uncertain=False, error=""
    )
    yield delivery_problem.delivery_failed(unseen, words)
    for phrase in ("told", "again", "before"):
        yield delivery_problem.delivery_settled(phrase, words)
    for phrase in REFUSALS:
        yield problems.problem_message(phrase, words, reference="7F3A")
        yield problems.problem_message(phrase, words, overseers=OVERSEERS, reference="7F3A")
    for or_more in (True, False):
        yield problems.problem_message(
            "start_form_not_needed", words, amount=2_500_000, or_more=or_more, source="Kader (2025)"
        )


def problem_modals(words: Wording) -> Iterator[Block]:
    """Told in a modal."""
    for phrase in REFUSALS:
        yield problems.problem_modal(phrase, words, reference="7F3A")


def problem_phrases(words: Wording) -> Iterator[str]:
    """Told at a field."""
    for phrase, data in PROBLEMS.items():
        yield words.plain("trajectory_problems", phrase, **data)
    yield words.plain("problems", "our_fault_field", reference="7F3A")
    yield words.plain("problems", "person_outsider")


def delivery_problems(*, number: int) -> Iterator[DeliveryProblem]:
    """A message of every kind, for every kind of place, gone wrong in every way."""
    kinds = ("trajectory_card", "trajectory_card_changed", "trajectory_kept", "help")
    places = (("channel", "bor"), ("person", "U0001"), ("conversation", ""))
    errors = (
        "not_in_channel",
        "channel_not_found",
        "is_archived",
        "cannot_tell",
        "message_not_found",
        "<wat & hoe>",
    )
    for kind in kinds:
        known = None if kind == "help" else number
        for place in places:
            yield DeliveryProblem(7, kind, known, place, uncertain=True, error="")
            for error in errors:
                yield DeliveryProblem(7, kind, known, place, uncertain=False, error=error)
