"""Pilots: whether a purchase suits one, how far one is, and which count. Pure.

The check advises and says why; people decide. A pilot is counted from the moment that it is
planned: one that is only being explored is not formal yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.policy.phases import is_open
from storage.vocabulary import FitAnswer, Phase, PilotStage


class FitQuestion(StrEnum):
    """A question whether a purchase suits a pilot, to be answered with yes or no."""

    LEARNS = "learns"  # is there something new to learn?
    MEASURABLE = "measurable"  # can we see whether it works?
    REPEATS = "repeats"  # do we buy this more often?
    ROOM = "room"  # is there time and room to do it differently, also if it fails?


class Verdict(StrEnum):
    """What the answers come to."""

    OPEN = "open"  # a question waits for an answer
    SUITED = "suited"
    WITH_CARE = "with_care"
    UNSUITED = "unsuited"


class PilotStatus(StrEnum):
    """How far a pilot is, as people read it."""

    EXPLORING = "exploring"
    PLANNED = "planned"
    RUNNING = "running"
    COMPLETED = "completed"
    STOPPED = "stopped"  # its purchase ended before the pilot ran


@dataclass(frozen=True)
class Fit:
    """What the answers come to, and which questions are the reason for that."""

    verdict: Verdict
    reasons: tuple[FitQuestion, ...] = ()


_ESSENTIAL = frozenset({FitQuestion.LEARNS, FitQuestion.ROOM})
"""Without something to learn, or room to do so, it is no pilot."""

_STATUSES = {
    PilotStage.EXPLORING: PilotStatus.EXPLORING,
    PilotStage.PLANNED: PilotStatus.PLANNED,
    PilotStage.RUNNING: PilotStatus.RUNNING,
    PilotStage.COMPLETED: PilotStatus.COMPLETED,
}
_COUNTED = frozenset({PilotStatus.PLANNED, PilotStatus.RUNNING, PilotStatus.COMPLETED})


def fit_of(answers: Mapping[FitQuestion, FitAnswer]) -> Fit:
    """Whether a purchase suits a pilot, by the answers that were given."""
    unanswered = tuple(each for each in FitQuestion if each not in answers)
    if unanswered:
        return Fit(Verdict.OPEN, unanswered)
    refused = tuple(each for each in FitQuestion if answers[each] is FitAnswer.NO)
    decisive = tuple(each for each in refused if each in _ESSENTIAL)
    if decisive:
        return Fit(Verdict.UNSUITED, decisive)
    doubted = tuple(each for each in FitQuestion if answers[each] is not FitAnswer.YES)
    return Fit(Verdict.WITH_CARE, doubted) if doubted else Fit(Verdict.SUITED)


def status_of(stage: PilotStage, phase: Phase) -> PilotStatus:
    """How far the pilot is, by what somebody said and by where its purchase stands.

    When the purchase ends, what ran is completed: also if it ended early, because something
    was learnt. What had not begun does not go on.
    """
    if is_open(phase) or stage is PilotStage.COMPLETED:
        return _STATUSES[stage]
    ran = stage is PilotStage.RUNNING
    bought = phase is Phase.COMPLETED and stage is not PilotStage.EXPLORING
    return PilotStatus.COMPLETED if ran or bought else PilotStatus.STOPPED


def counts(status: PilotStatus) -> bool:
    """Whether a pilot counts towards the target of its year."""
    return status in _COUNTED
