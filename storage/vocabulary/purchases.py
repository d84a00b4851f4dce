"""Purchases: their phases, what is answered, agreed and promised."""

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


class ProcessRole(StrEnum):
    """Who does what in one trajectory."""

    CLIENT = "client"
    BUDGET_HOLDER = "budget_holder"
    BUYER = "buyer"
    PROCUREMENT_ADVISER = "procurement_adviser"
    CONTRACT_MANAGER = "contract_manager"


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


class ExpertiseState(StrEnum):
    """How far a question to an expert has come."""

    ASKED = "asked"  # somebody has it, or else the coordinators
    UNANSWERED = "unanswered"  # nobody could help; it waits on the coordinator's list
    ACCEPTED = "accepted"


class RepresentedKind(StrEnum):
    """What somebody stands for."""

    THEME = "theme"
    CATEGORY = "category"
    TEAM = "team"
    DOMAIN = "domain"
    PACK = "pack"  # a theme at a kind of purchase: its slug is "category.theme"
