"""Once a month at most a champion is asked to thank the people of something that was celebrated."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.messages import champion_ids as ids
from bot.messages import success_ids
from bot.messages.champion_thanks import prompted, thanks
from bot.messages.champion_view import ThanksView
from bot.policy.champions import Cause, Party, first_of_month, fits, may_be_thanked, party_to_thank
from bot.policy.confidentiality import Viewer
from bot.policy.working_days import next_working_day
from bot.profile import Profile
from bot.services.champions import cause_of, champions
from bot.services.errors import NotFoundError
from bot.services.journey_facts import award_facts
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToConversation, ToPerson, parse_recipient
from bot.services.successes import who_may_be_named
from storage import event_log
from storage.champions import find_prompt, invites, make_prompt, place_in_channel, prompts
from storage.journeys import find_award
from storage.notices import plan_notice
from storage.people import people_by_id
from storage.successes import find_success, success_people, successes_of
from storage.tables import Success
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import AskState, SuccessState


@dataclass(frozen=True)
class Asked:
    """Whom to ask to thank, and for what; ``on``: the day on which they read it."""

    person_id: int
    success_id: int
    on: date


def prompts_unplanned(session: Session, *, here: Municipality, now: datetime) -> list[Asked]:
    """Which champions are to be asked; at most once in the month in which they read it."""
    today = now.astimezone(here.zone).date()
    tomorrow = today + timedelta(days=1)  # the celebration gets its own day
    on = next_working_day(tomorrow, country=here.profile.calendar.country)
    parties = _parties(session, here)
    before = defaultdict(list)
    for row in prompts(session, workspace_id=here.workspace_id):
        before[row.person_id].append(row)
    wanted = []
    for person_id in champions(session, here=here):
        party = party_to_thank(
            parties.get(person_id, []),
            today=today,
            month=first_of_month(on),
            asked_in={each.month for each in before[person_id]},
            asked_for={each.success_id for each in before[person_id]},
        )
        if party is not None:
            wanted.append(Asked(person_id, party.success_id, on))
    return wanted


def plan_prompts(session: Session, *, here: Municipality, now: datetime) -> int:
    """Plan to ask them on the next working day. :returns: how many."""
    return sum(
        _plan(session, here, asked, now) for asked in prompts_unplanned(session, here=here, now=now)
    )


def tell_prompt(occasion: Occasion) -> Telling | None:
    """A thank-you that is ready to send; nothing when the celebration was taken back, or too late.

    What was held back until another month is dropped: nobody is asked twice in a month.
    """
    recipient = parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson):
        return None
    session, here, person_id = occasion.session, occasion.here, recipient.person_id
    asked = find_prompt(
        session,
        workspace_id=here.workspace_id,
        person_id=person_id,
        success_id=occasion.subject_id,
    )
    today = occasion.now.astimezone(here.zone).date()
    if asked is None or asked.thanked_at or asked.month != first_of_month(today):
        return None
    if person_id not in champions(session, here=here):
        return None
    found = _celebrated(session, here, occasion.subject_id)
    if found is None:
        return None
    view = thanks_view(session, found, here=here, person_id=person_id)
    return Telling(prompted(view, here.words))


def thanked(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    success_id: int,
    now: datetime,
    in_thread: bool = False,
) -> bool:
    """A champion thanked, or has the bot say in the thread that they do.

    :param in_thread: whether the bot says it.
    :returns: False when they did before, or nothing is celebrated there any more.
    :raises NotFoundError: nobody asked them.
    """
    asked = find_prompt(
        session,
        workspace_id=here.workspace_id,
        person_id=viewer.person_id,
        success_id=success_id,
        lock=True,
    )
    if asked is None:
        raise NotFoundError
    found = _celebrated(session, here, success_id)
    if asked.thanked_at is not None or found is None:
        return False
    if in_thread:
        place = celebrated_in(session, here=here, success_id=success_id)
        if place is None:
            return False
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_THANKS,
            subject_kind=ids.SUBJECT_PROMPT,
            subject_id=success_id,
            occurrence=f"by {viewer.person_id}",
            recipient=str(ToConversation(*place)),
            due_at=now,
            now=now,
        )
    asked.thanked_at = now
    session.add(asked)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT_PROMPT,
        subject_id=success_id,
        kind="thanked",
        actor_id=viewer.person_id,
        now=now,
        facts={"in_thread": in_thread},
    )
    return True


def tell_thanks(occasion: Occasion) -> Telling | None:
    """In the thread of the celebration: that the champion thanks, with names that may be said."""
    session, here = occasion.session, occasion.here
    by = int(occasion.notices[0].occurrence.removeprefix("by "))
    found = _celebrated(session, here, occasion.subject_id)
    if found is None:
        return None
    user = people_by_id(session, workspace_id=here.workspace_id, ids={by})[by].slack_user_id
    view = thanks_view(session, found, here=here, person_id=by)
    return Telling(thanks(view, here.words, by=user))


def thanks_view(
    session: Session, success: Success, *, here: Municipality, person_id: int
) -> ThanksView:
    """What a champion can thank for, with the names of who said yes to being named alone."""
    success_id = success.id or 0
    named = who_may_be_named(session, success_id)
    users = people_by_id(session, workspace_id=here.workspace_id, ids=set(named))
    place = celebrated_in(session, here=here, success_id=success_id)
    return ThanksView(
        success_id=success_id,
        title=success.title,
        named=tuple(users[each].slack_user_id for each in named),
        channel=place[0] if place else "",
        joined=success.trajectory_id in _joined(session, here, person_id),
    )


def view_of(session: Session, *, here: Municipality, viewer: Viewer, success_id: int) -> ThanksView:
    """The same, for who just pressed a button. :raises NotFoundError: there is no such success."""
    found = find_success(session, workspace_id=here.workspace_id, success_id=success_id)
    if found is None:
        raise NotFoundError
    return thanks_view(session, found, here=here, person_id=viewer.person_id)


def celebrated_in(
    session: Session, *, here: Municipality, success_id: int
) -> tuple[str, str] | None:
    """Where a celebration stands: Slack's ids of the channel and of the message."""
    return place_in_channel(
        session,
        workspace_id=here.workspace_id,
        subject_kind=success_ids.SUBJECT,
        subject_id=success_id,
    )


def _plan(session: Session, here: Municipality, asked: Asked, now: datetime) -> bool:
    if not make_prompt(
        session,
        person_id=asked.person_id,
        month=first_of_month(asked.on),
        workspace_id=here.workspace_id,
        success_id=asked.success_id,
        planned_at=now,
    ):
        return False
    opens = time.fromisoformat(here.profile.calendar.opens)
    return plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_PROMPT,
        subject_kind=ids.SUBJECT_PROMPT,
        subject_id=asked.success_id,
        occurrence=f"month {first_of_month(asked.on)}",
        recipient=str(ToPerson(asked.person_id)),
        due_at=datetime.combine(asked.on, opens, tzinfo=here.zone),
        now=now,
    )


def _parties(session: Session, here: Municipality) -> Mapping[int, list[Party]]:
    """What was celebrated, by the champion whom it suits; never of who did it themselves."""
    found: dict[int, list[Party]] = defaultdict(list)
    known = champions(session, here=here)
    accepted = invites(session, workspace_id=here.workspace_id, state=AskState.ACCEPTED)
    for success, record in _all_celebrated(session, here):
        did_it = set(success_people(session, success_id=success.id or 0))
        celebrated_on = (success.celebrated_at or success.updated_at).astimezone(here.zone).date()
        cause = _cause(success, record, here.profile)
        joined = {
            each.champion_id for each in accepted if each.trajectory_id == success.trajectory_id
        }
        for person_id, stands in known.items():
            if person_id not in did_it and (person_id in joined or fits(stands, cause)):
                party = Party(success.id or 0, celebrated_on, joined=person_id in joined)
                found[person_id].append(party)
    return found


def _all_celebrated(
    session: Session, here: Municipality
) -> Iterator[tuple[Success, TrajectoryRecord | None]]:
    for success in successes_of(
        session, workspace_id=here.workspace_id, states=[SuccessState.CELEBRATED]
    ):
        record = _record_of(session, here, success)
        if _may_be_told(session, record):
            yield success, record


def _celebrated(session: Session, here: Municipality, success_id: int) -> Success | None:
    """The success, as long as it stands and nobody can be harmed by thanking for it."""
    found = find_success(session, workspace_id=here.workspace_id, success_id=success_id)
    if found is None or found.state is not SuccessState.CELEBRATED:
        return None
    return found if _may_be_told(session, _record_of(session, here, found)) else None


def _may_be_told(session: Session, record: TrajectoryRecord | None) -> bool:
    if record is None:
        return True
    stored = record.trajectory
    award = award_facts(find_award(session, trajectory_id=stored.id or 0))
    return may_be_thanked(stored.phase, award, stored.sharing)


def _record_of(session: Session, here: Municipality, success: Success) -> TrajectoryRecord | None:
    if success.trajectory_id is None:
        return None
    return find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=success.trajectory_id
    )


def _cause(success: Success, record: TrajectoryRecord | None, profile: Profile) -> Cause:
    if record is not None:
        return cause_of(record, profile)
    team = next((each for each in profile.teams if each.slug == success.team), None)
    domains = frozenset({team.domain}) if team and team.domain else frozenset()
    return Cause(team=success.team, domains=domains)


def _joined(session: Session, here: Municipality, person_id: int) -> set[int]:
    accepted = invites(session, workspace_id=here.workspace_id, state=AskState.ACCEPTED)
    return {each.trajectory_id for each in accepted if each.champion_id == person_id}
