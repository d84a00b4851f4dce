"""The words the whole program shares: enums stored as their string values.

Standard library only, so that policy, language and messages may import it
without bringing in the database.
"""

from enum import StrEnum


class Phase(StrEnum):
    """Where a purchase is on its journey; the slugs of the domain."""

    IDEA = "idee"
    START_FORM = "startformulier"
    INTAKE = "intake"
    PREPARATION = "voorbereiding"
    TENDER = "aanbesteding"
    AWARD = "gunning"
    EXECUTION = "uitvoering"
    COMPLETED = "afgerond"
    NOT_NEEDED = "niet-nodig"
    WITHDRAWN = "ingetrokken"
    STOPPED = "gestopt"


class NeedAnswer(StrEnum):
    """What was answered to the first key question: is it needed at all?"""

    YES = "ja"
    LESS = "minder"  # it can be done with less
    NOT_NEEDED = "niet-nodig"
    UNKNOWN = "weet-niet"


class ObjectionKind(StrEnum):
    """What stops an award for now."""

    OBJECTION = "bezwaar"
    COURT = "kort-geding"


class PromisePlace(StrEnum):
    """Where a theme stands in what is published."""

    REQUIREMENT = "eis"
    CRITERION = "gunningscriterium"
    CLAUSE = "contractbepaling"
    NOWHERE = "nergens"


class HandoverState(StrEnum):
    """Whether somebody looks after the promises of a contract."""

    NOBODY = "nobody"  # nobody is named yet
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"  # something in it is not right


class ResultAnswer(StrEnum):
    """How a promise goes while the contract runs."""

    WELL = "loopt"
    PARTLY = "gedeeltelijk"
    NOT = "niet"


class PilotStage(StrEnum):
    """How far somebody says that a pilot is."""

    EXPLORING = "verkenning"
    PLANNED = "gepland"
    RUNNING = "loopt"
    COMPLETED = "afgerond"


class FitAnswer(StrEnum):
    """What was answered to a question whether a purchase suits a pilot."""

    YES = "ja"
    NO = "nee"
    UNKNOWN = "weet-niet"


class PlanStatus(StrEnum):
    """How far an item of the municipality's plan is."""

    NOT_BEGUN = "niet-begonnen"
    RUNNING = "loopt"
    DONE = "klaar"
    STUCK = "vast"
    DROPPED = "vervallen"  # only of what a municipality added itself


class ProcessRole(StrEnum):
    """Who does what in one trajectory."""

    CLIENT = "client"
    BUDGET_HOLDER = "budget_holder"
    BUYER = "buyer"
    PROCUREMENT_ADVISER = "procurement_adviser"
    CONTRACT_MANAGER = "contract_manager"


class MunicipalRole(StrEnum):
    """Who somebody is in the municipality; everyone without a row is a colleague."""

    COORDINATOR = "coordinator"
    ADVISER = "adviser"
    MEMBER = "member"
    CHAMPION = "champion"
    FINANCE = "finance"
    COLLEAGUE = "colleague"


class Sharing(StrEnum):
    """Who may know that a trajectory exists."""

    PRIVATE = "private"  # the people in it, the adviser and the coordinator
    TEAM = "team"  # everybody; a card stands in the team's channel


class Precision(StrEnum):
    """How exactly a moment is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    PERIOD = "period"  # "na de zomer", "begin 2028": a span of its own
    YEAR = "year"


class StartFormState(StrEnum):
    """How far a start form has come."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    MORE_ASKED = "more_asked"  # the adviser wants to know more
    SUFFICIENT = "sufficient"


class ReadingState(StrEnum):
    """What somebody answered to what was read in their document."""

    ASKED = "asked"
    TAKEN = "taken"  # it stands in the start form now
    DECLINED = "declined"
    PROBLEM = "problem"  # there was nothing to take over


class NoticeState(StrEnum):
    """What has become of something that must be told."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    TOLD = "told"
    DROPPED = "dropped"  # it no longer made sense when its turn came
    UNCERTAIN = "uncertain"  # perhaps told; the coordinator decides
    HELD = "held"  # not told; it waits until somebody mends the cause


class DeliveryState(StrEnum):
    """What has become of one Slack message."""

    SENDING = "sending"
    WAITING = "waiting"  # certainly not posted; it will be tried again
    SENT = "sent"
    REFUSED = "refused"  # Slack said no: nothing was posted
    UNCERTAIN = "uncertain"  # no answer, and the history could not be read


class DeliveryMethod(StrEnum):
    """How a delivery reaches Slack."""

    POST = "post"
    UPDATE = "update"


class InboxState(StrEnum):
    """How far an event from Slack has come."""

    NEW = "new"
    HANDLING = "handling"
    HANDLED = "handled"
    FAILED = "failed"  # tried too often; the person was told


class LessonKind(StrEnum):
    """What a lesson is about."""

    CONTENT = "inhoud"
    PROCESS = "proces"
    INVOLVEMENT = "betrokkenheid"
    MONEY = "geld"


class LessonOutcome(StrEnum):
    """Whether it went well; what went wrong teaches as much."""

    WELL = "goed"
    WRONG = "mis"


class LessonOrigin(StrEnum):
    """How a lesson came in."""

    FORM = "form"
    SHORTCUT = "shortcut"  # somebody kept a message
    REACTION = "reaction"  # somebody pointed at a message, its author said yes
    CONVERSATION = "conversation"  # told in one's own words, and confirmed
    IMPORT = "import"
    PROFILE = "profile"  # the municipality's own practice examples


class LessonState(StrEnum):
    """Whether a lesson can be read."""

    KEPT = "kept"
    RETRACTED = "retracted"  # its texts are gone
    MERGED = "merged"  # another lesson says the same and took over


class RequestState(StrEnum):
    """What the author of a message answered; no answer means no."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    GONE = "gone"  # the message was taken away before there was an answer


class RepresentedKind(StrEnum):
    """What somebody stands for."""

    THEME = "theme"
    CATEGORY = "category"


class ExpertiseState(StrEnum):
    """How far a question to an expert has come."""

    ASKED = "asked"  # somebody has it, or else the coordinators
    UNANSWERED = "unanswered"  # nobody could help; it waits on the coordinator's list
    ACCEPTED = "accepted"


class InterviewState(StrEnum):
    """Whether somebody is being asked the rest of a lesson."""

    OPEN = "open"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


class ConversationState(StrEnum):
    """How far a talk with the bot has come."""

    OPEN = "open"  # what this person types in that place answers it
    WAITING = "waiting"  # only its buttons answer it
    ANSWERED = "answered"  # there was nothing to ask
    SAVED = "saved"
    STOPPED = "stopped"
    EXPIRED = "expired"


class SocialReturnWay(StrEnum):
    """How social return is asked in one trajectory."""

    PERCENTAGE = "percentage"
    PLAN = "plan"  # a plan of approach


class SmallChoice(StrEnum):
    """Whether somebody looked for less or better with a small purchase."""

    SUSTAINABLE = "duurzaam"
    LOOKED = "gekeken"  # looked, and it could not be done
    NOT_LOOKED = "niet-gekeken"


class CostSide(StrEnum):
    """What a cost centre has to do with a purchase."""

    PAYS = "betaalt"
    BENEFITS = "profiteert"


class MeetingState(StrEnum):
    """Whether a meeting still takes place."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    HELD = "held"  # its minutes were made


class Attending(StrEnum):
    """Whether somebody comes to a meeting."""

    YES = "ja"
    NO = "nee"
    PERHAPS = "misschien"


class AgendaState(StrEnum):
    """What became of a point on an agenda."""

    OPEN = "open"
    DISCUSSED = "besproken"
    DECIDED = "besloten"
    NO_ACTION = "geen-actie"
    DROPPED = "vervallen"


class ActionKind(StrEnum):
    """What an action item builds on; the words of the plan."""

    SUPPORT = "draagvlak"
    KNOWLEDGE = "kennis"
    STRUCTURE = "structuur"


class TaskState(StrEnum):
    """How far a promised task is."""

    OPEN = "open"
    DONE = "klaar"
    DROPPED = "vervallen"


class SilenceAnswer(StrEnum):
    """What was answered when nothing was heard of a purchase."""

    RUNS = "loopt"
    RESTS = "rust"  # until a day
