"""What a use case refuses. Each has a phrase of its own in the wording."""


class RefusalError(Exception):
    """Something that cannot be done, with the phrase that tells why and what that mentions."""

    phrase = "our_fault"

    def __init__(self, **data: object) -> None:
        super().__init__(self.phrase)
        self.data = data


class NotFoundError(RefusalError):
    """There is no such thing in this workspace."""

    phrase = "not_found"


class MayNotSeeError(RefusalError):
    """It is there, but this person may not see it."""

    phrase = "not_allowed_see"


class MayNotSeeValueError(MayNotSeeError):
    """This person may know of it, but not what it is worth."""

    phrase = "not_allowed_value"


class MayNotChangeError(RefusalError):
    """This person may see it, but not change it."""

    phrase = "not_allowed_change"


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


class OnlyCoordinatorError(RefusalError):
    """This is for who looks after the bot."""

    phrase = "only_coordinator"


class NotContractManagerError(RefusalError):
    """Only the contract manager of a trajectory says this."""

    phrase = "not_contract_manager"


class NotCoordinatorError(RefusalError):
    """This is for the coordinator alone."""

    phrase = "not_coordinator"


class OnlyColleaguesError(RefusalError):
    """This is for people of the organisation."""

    phrase = "only_colleagues"


class NotYourQuestionError(RefusalError):
    """Somebody else was asked."""

    phrase = "not_your_question"


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


class MayNotReadPlanError(MayNotSeeError):
    """The plan is for colleagues."""

    phrase = "not_allowed_plan"


class MayNotKeepPlanError(MayNotChangeError):
    """Only the coordinator says who looks after what, and how it goes."""

    phrase = "not_allowed_plan_change"


class PlanItemGoneError(NotFoundError):
    """The plan has no such part or item, or no longer."""

    phrase = "plan_item_gone"
