"""A purchase of which nothing is heard: its owner is asked once, the coordinator sees which."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import silence_ids as ids
from bot.messages import trajectory_ids
from bot.messages.journey_ids import Sheet
from bot.messages.silence import EXITS, question
from bot.messages.silence_view import SilencePlace, SilenceView
from bot.messages.trajectory_view import phase_label
from bot.policy.confidentiality import Audience
from bot.policy.journey import exits_of
from bot.policy.silence import told_at
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from bot.services.silence_facts import Silent, long_silent, office_of, silences
from storage.notices import plan_notice
from storage.silence import questions_planned
from storage.tables import Trajectory
from storage.vocabulary import NoticeState, Phase

_ASKED = (NoticeState.TOLD, NoticeState.UNCERTAIN, NoticeState.HELD)
_EXIT_OF = {Sheet.NOT_NEEDED: Phase.NOT_NEEDED, Sheet.STOPPED: Phase.STOPPED}


@dataclass(frozen=True)
class SilentTrajectory:
    """A purchase whose owner was asked how it goes, and did not answer."""

    trajectory_id: int
    number: int
    title: str
    team: str | None
    phase: Phase
    owner_id: int
    heard_on: date
    asked_on: date


def silence_unplanned(session: Session, *, here: Municipality, now: datetime) -> bool:
    """Whether somebody is to be asked and that was not planned yet."""
    return bool(_unplanned(session, here, now))


def plan_silence(session: Session, *, here: Municipality, now: datetime) -> None:
    """Plan to ask each owner, once for each silence, in working hours."""
    for silent in _unplanned(session, here, now):
        due_at = told_at(silent.asked_on, now.astimezone(here.zone), office=office_of(here.profile))
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE,
            subject_kind=trajectory_ids.SUBJECT,
            subject_id=silent.place.trajectory_id,
            occurrence=silent.occurrence,
            recipient=str(ToPerson(silent.owner_id)),
            due_at=due_at,
            now=now,
        )


def tell_silence(occasion: Occasion) -> Telling | None:
    """The question, in private; nothing once somebody did something, or it is out to tender."""
    notice, here = occasion.notices[0], occasion.here
    found = silences(occasion.session, here=here, trajectory_id=occasion.subject_id)
    if not found or occasion.audience is not Audience.PERSON:
        return None
    (silent,) = found
    recipient = str(ToPerson(silent.owner_id))
    if (notice.occurrence, notice.recipient) != (silent.occurrence, recipient):
        return None
    return Telling(question(_asking(silent, here), here.words))


def silence_view(
    stored: Trajectory, here: Municipality, place: SilencePlace, *, since: date
) -> SilenceView:
    """What the question is about."""
    profile = here.profile
    kinds = [each.label for each in profile.categories if each.slug == stored.category]
    teams = [each.label for each in profile.teams if each.slug == stored.team]
    exits = exits_of(stored.phase)
    return SilenceView(
        place=place,
        number=stored.number,
        title=stored.title,
        since=since,
        about=(*kinds, *teams, phase_label(stored.phase, here.words)),
        exit=next((each for each in EXITS if _EXIT_OF[each] in exits), None),
    )


def silent_trajectories(
    session: Session, *, here: Municipality, now: datetime
) -> tuple[SilentTrajectory, ...]:
    """Those whose owner was asked and of which nothing was heard since, the longest silent first.

    Only for who oversees everything, in private: what is not shared yet stands here too.
    """
    found = long_silent(session, here=here, now=now)
    asked = questions_planned(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE,
        subject_ids=[each.place.trajectory_id for each in found],
        states=_ASKED,
    )
    silent = [
        SilentTrajectory(
            trajectory_id=each.place.trajectory_id,
            number=each.heard.trajectory.number,
            title=each.heard.trajectory.title,
            team=each.heard.trajectory.team,
            phase=each.heard.trajectory.phase,
            owner_id=each.owner_id,
            heard_on=each.heard.at.astimezone(here.zone).date(),
            asked_on=asked[key].astimezone(here.zone).date(),
        )
        for each in found
        if (key := (each.place.trajectory_id, each.occurrence)) in asked
    ]
    return tuple(sorted(silent, key=lambda each: (each.heard_on, each.number)))


def _unplanned(session: Session, here: Municipality, now: datetime) -> list[Silent]:
    found = long_silent(session, here=here, now=now)
    known = questions_planned(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE,
        subject_ids=[each.place.trajectory_id for each in found],
    )
    return [each for each in found if (each.place.trajectory_id, each.occurrence) not in known]


def _asking(silent: Silent, here: Municipality) -> SilenceView:
    since = silent.heard.at.astimezone(here.zone).date()
    view = silence_view(silent.heard.trajectory, here, silent.place, since=since)
    return replace(view, rested_until=silent.rested_until)
