"""What a use case refuses. Each has a phrase of its own in the wording."""


class RefusalError(Exception):
    """Something that cannot be done, with the phrase that tells why."""

    phrase = "our_fault"


class NotFoundError(RefusalError):
    """There is no such thing in this workspace."""

    phrase = "not_found"


class MayNotSeeError(RefusalError):
    """It is there, but this person may not see it."""

    phrase = "not_allowed_see"


class MayNotChangeError(RefusalError):
    """This person may see it, but not change it."""

    phrase = "not_allowed_change"


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


class NotYourTalkError(RefusalError):
    """Somebody else is talking with the bot there."""

    phrase = "not_your_talk"


class TenderRunsError(RefusalError):
    """Between publication and award the bot asks for no content."""

    phrase = "tender_runs"


class MayNotReadPlanError(MayNotSeeError):
    """The plan is for colleagues."""

    phrase = "not_allowed_plan"


class MayNotKeepPlanError(MayNotChangeError):
    """Only the coordinator says who looks after what, and how it goes."""

    phrase = "not_allowed_plan_change"


class PlanItemGoneError(NotFoundError):
    """The plan has no such part or item, or no longer."""

    phrase = "plan_item_gone"
