"""What a use case refuses. Each has a phrase of its own in the wording."""

from bot.policy.permissions import PERMISSIONS, Act, Standing


class RefusalError(Exception):
    """Something that cannot be done, with the phrase that tells why and what that mentions."""

    phrase = "our_fault"

    def __init__(self, **data: object) -> None:
        super().__init__(self.phrase)
        self.data = data


class NotFoundError(RefusalError):
    """There is no such thing in this workspace.

    Told as :class:`MayNotSeeError` is: who may not see a trajectory does not learn that it exists.
    """

    phrase = "not_found"


class MayNotSeeError(RefusalError):
    """It is there, but this person may not see it."""

    phrase = NotFoundError.phrase


class MayNotSeeValueError(MayNotSeeError):
    """This person may know of it, but not what it is worth."""

    phrase = "not_allowed_value"


class MayNotChangeError(RefusalError):
    """This person may see it, but not change it."""

    phrase = "not_allowed_change"


class MayNotAskExpertError(MayNotChangeError):
    """This person may see it, but not ask for help with it."""

    phrase = "not_allowed_expertise"


class NoPilotError(NotFoundError):
    """The trajectory is no pilot, or none any more."""

    phrase = "no_pilot"


class MayNotReadPilotPlanError(MayNotSeeError):
    """This person may know of the pilot, but not read its plan."""

    phrase = "not_allowed_pilot_plan"


class LessonNotFoundError(NotFoundError):
    """There is no such lesson, or it was taken back."""

    phrase = "lesson_not_found"


class MayNotReadLessonError(MayNotSeeError):
    """Lessons are for colleagues."""

    phrase = "not_allowed_lesson"


class MayNotChangeLessonError(MayNotChangeError):
    """This person may read the lesson, but not do this with it."""

    phrase = "not_allowed_lesson_change"


class MayNotRetractLessonError(MayNotChangeLessonError):
    """This person may read the lesson, perhaps change it, but not take it back."""

    phrase = "not_allowed_lesson_retract"


class OnlyCoordinatorError(RefusalError):
    """This is for who oversees everything: the coordinator and the adviser."""

    phrase = "only_coordinator"


class NotContractManagerError(RefusalError):
    """Only the contract manager of a trajectory says this."""

    phrase = "not_contract_manager"


class NotCoordinatorError(RefusalError):
    """This is for the coordinator alone."""

    phrase = "not_coordinator"


class MayNotKeepCriteriaError(RefusalError):
    """Criteria are put in by the coordinator and the adviser."""

    phrase = "not_criteria_keeper"


class NoCriteriaToolError(NotFoundError):
    """The profile knows no criteria tool with an address."""

    phrase = "no_criteria_tool"


class CriterionGoneError(NotFoundError):
    """There is no such criterion here."""

    phrase = "criterion_gone"


class OnlyColleaguesError(RefusalError):
    """This is for people of the organisation."""

    phrase = "only_colleagues"


class LastCoordinatorError(RefusalError):
    """Without a coordinator nobody could give a role any more."""

    phrase = "last_coordinator"


class NotAllowedError(RefusalError):
    """The table of permissions keeps this from somebody, whatever it is about."""

    def __init__(self, act: Act) -> None:
        super().__init__()
        self.act = act
        self.phrase = _TOLD.get(act) or _TOLD_BY_WHO[PERMISSIONS[act]]


_COORDINATOR, _ADVISER = Standing.COORDINATOR, Standing.ADVISER
_TOLD = {
    Act.READ_PLAN: "not_allowed_plan",
    Act.KEEP_PLAN: "not_allowed_plan_change",
    Act.LIST_COSTS: "only_finance",
    Act.KEEP_CRITERIA: "not_criteria_keeper",
}
_TOLD_BY_WHO = {
    frozenset({_COORDINATOR}): "not_coordinator",
    frozenset({_COORDINATOR, _ADVISER}): "only_coordinator",
    frozenset({_COORDINATOR, _ADVISER, Standing.COLLEAGUE}): "only_colleagues",
}
"""Who can, in words, by who can; an act that is closed in another way needs its own phrase."""


class NotYourQuestionError(RefusalError):
    """Somebody else was asked."""

    phrase = "not_your_question"


class NotInvitedError(RefusalError):
    """The meeting is for other people, or does not take place."""

    phrase = "not_invited"


class MeetingOverError(RefusalError):
    """The meeting has begun."""

    phrase = "meeting_over"


class NoSelectionError(NotFoundError):
    """The profile knows no meeting with chosen people."""

    phrase = "no_selection"


class NotYourTalkError(RefusalError):
    """Somebody else is talking with the bot there."""

    phrase = "not_your_talk"


class TenderRunsError(RefusalError):
    """Between publication and award the bot asks for no content."""

    phrase = "tender_runs"


class NoStartFormsError(RefusalError):
    """This municipality works without start forms."""

    phrase = "no_start_forms"


class StartFormNotNeededError(RefusalError):
    """The estimate does not ask for one. ``amount``: euro cents of the threshold."""

    phrase = "start_form_not_needed"


class StartFormClosedError(RefusalError):
    """It is being judged, it was, or the tender has begun: nothing in it changes now."""

    phrase = "start_form_closed"


class NoStartFormError(NotFoundError):
    """Nobody began a start form for this trajectory."""

    phrase = "no_start_form"


class StartFormNumberError(RefusalError):
    """It was not said for which trajectory."""

    phrase = "start_form_number"


class CostsNumberError(RefusalError):
    """It was not said of which trajectory the costs are meant."""

    phrase = "costs_number"


class MayNotSeeCostsError(MayNotSeeError):
    """This person may know of it, but not who pays and who benefits."""

    phrase = "not_allowed_costs"


class OnlyFinanceError(RefusalError):
    """The list of costs is for Finance, the adviser and the coordinator."""

    phrase = "only_finance"


class ActionGoneError(NotFoundError):
    """There is no such action item here."""

    phrase = "action_gone"


class MayNotSettleActionError(MayNotChangeError):
    """It is for its owner, the adviser and the coordinator."""

    phrase = "not_allowed_action"


class NoMeetingError(NotFoundError):
    """There is no meeting to keep."""

    phrase = "no_meeting"


class NotAtTableError(RefusalError):
    """This is for who sits at the meeting."""

    phrase = "not_at_table"


class MayNotReadPlanError(MayNotSeeError):
    """The plan is for colleagues."""

    phrase = "not_allowed_plan"


class MayNotKeepPlanError(MayNotChangeError):
    """Only the coordinator says who looks after what, and how it goes."""

    phrase = "not_allowed_plan_change"


class PlanItemGoneError(NotFoundError):
    """The plan has no such part or item, or no longer."""

    phrase = "plan_item_gone"
