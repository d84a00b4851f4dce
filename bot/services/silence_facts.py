"""Of which purchases nothing is heard, and from which day on that is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.messages import champion_ids, expertise_ids, lesson_ids, start_form_ids
from bot.messages import trajectory_ids as ids
from bot.messages.silence_view import SilencePlace
from bot.policy.silence import ASKED_PHASES, Office, Quiet, asked_on
from bot.profile import Profile
from bot.services.lesson_reuse import EVENT_REUSE
from bot.services.municipality import Municipality
from storage.silence import Heard, Subjects, heard_of, last_answers
from storage.tables import Event
from storage.vocabulary import Phase

EVENT_SILENCE = "silence"

SUBJECTS = Subjects(
    trajectory=ids.SUBJECT,
    start_form=start_form_ids.SUBJECT,
    expertise=expertise_ids.SUBJECT_REQUEST,
    lesson=lesson_ids.SUBJECT,
    champion=champion_ids.SUBJECT_INVITE,
    room=champion_ids.SUBJECT_ROOM,
    reuse=EVENT_REUSE,
)


@dataclass(frozen=True)
class Silent:
    """A purchase with the day from which its owner is asked how it goes.

    ``rested_until``: until when it would rest, where that is the last that was heard.
    """

    heard: Heard
    asked_on: date
    rested_until: date | None

    @property
    def place(self) -> SilencePlace:
        """Which silence this is: the next thing that somebody does ends it."""
        return SilencePlace(self.heard.trajectory.id or 0, self.heard.event_id)

    @property
    def occurrence(self) -> str:
        """This silence in the ledger, so that it is asked about once."""
        return f"event {self.heard.event_id}"

    @property
    def owner_id(self) -> int:
        """Who is asked: who keeps the contract while it runs, else the client, else who logged it.

        One who has left is told to the coordinators as any message that cannot be brought.
        """
        heard = self.heard
        is_kept = heard.trajectory.phase is Phase.EXECUTION and heard.manager_id is not None
        client = heard.client_id or heard.trajectory.logged_by_id
        return heard.manager_id or client if is_kept else client


def silences(
    session: Session,
    *,
    here: Municipality,
    before: datetime | None = None,
    trajectory_id: int | None = None,
) -> list[Silent]:
    """Every purchase that is asked about once nothing is heard of it; none without that rule.

    :param before: only those of which nothing was heard at that moment or later.
    :param trajectory_id: only this one.
    """
    rule = here.profile.silence
    if rule is None:
        return []
    found = heard_of(
        session,
        workspace_id=here.workspace_id,
        subjects=SUBJECTS,
        phases=ASKED_PHASES,
        before=before,
        trajectory_id=trajectory_id,
    )
    answers = last_answers(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        kind=EVENT_SILENCE,
        trajectory_id=trajectory_id,
    )
    office, silent = office_of(here.profile), []
    for heard in found:
        answer = answers.get(heard.trajectory.id or 0)
        rests_until = _rest_in(answer)
        quiet = Quiet(
            phase=heard.trajectory.phase,
            heard_on=heard.at.astimezone(here.zone).date(),
            rests_until=rests_until,
            talk_on=heard.talk_on,
        )
        day = asked_on(quiet, weeks=rule.weeks_in(quiet.phase), office=office)
        if day is not None:
            is_last = answer is not None and answer.id == heard.event_id
            silent.append(Silent(heard, day, rests_until if is_last else None))
    return silent


def long_silent(session: Session, *, here: Municipality, now: datetime) -> Sequence[Silent]:
    """Those of which nothing was heard for so long that their owner is asked today, or was."""
    rule = here.profile.silence
    if rule is None:
        return ()
    shortest = min([rule.weeks, *(each.weeks for each in rule.phases)])
    today = now.astimezone(here.zone).date()
    before = now - timedelta(weeks=shortest) + timedelta(days=1)  # heard later on the same day
    found = silences(session, here=here, before=before)
    return [each for each in found if each.asked_on <= today]


def office_of(profile: Profile) -> Office:
    """When people are at work here."""
    calendar = profile.calendar
    return Office(
        calendar.country,
        time.fromisoformat(calendar.opens),
        time.fromisoformat(calendar.closes),
        tuple((each.begins, each.ends) for each in calendar.rest),
    )


def _rest_in(answer: Event | None) -> date | None:
    until = answer.facts.get("rests_until") if answer else None
    return date.fromisoformat(until[1]) if until else None
