"""What is told of coming tenders, decided at the moment it is told."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.messages import nudge_ids as ids
from bot.messages.nudge import nudge, talk_asked
from bot.messages.nudge_view import TeamWeek, WeekItem
from bot.messages.team_week import team_week
from bot.policy.confidentiality import Audience, shows_planning
from bot.services.nudge_views import coming_of, nudge_view
from bot.services.nudges_brought import Brought, brought_up, occurrence_of, week_for
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.notices import plan_notice
from storage.people import people_by_id, people_with_role, roles_of
from storage.tenders import find_tender
from storage.vocabulary import MunicipalRole, TenderState, Withheld

_WEEK = timedelta(days=7)
_ADVISING = frozenset({MunicipalRole.ADVISER, MunicipalRole.COORDINATOR})


def tell_nudge(occasion: Occasion) -> Telling | None:
    """The question, in private; nothing once it was answered, moved, or is somebody else's."""
    here, notice = occasion.here, occasion.notices[0]
    if occasion.audience is not Audience.PERSON:
        return None
    today = occasion.now.astimezone(here.zone).date()
    found = brought_up(occasion.session, here=here, now=occasion.now, tender_id=occasion.subject_id)
    if not found or found[0].is_left_alone(today):
        return None
    (brought,) = found
    row = brought.now_asked(today)
    if notice.withheld is Withheld.ASKED_FOR:  # they took it on: before its day too
        row = next(
            (
                each
                for each in brought.rows
                if each.answer is None and occurrence_of(each) == notice.occurrence
            ),
            None,
        )
    if row is None or occurrence_of(row) != notice.occurrence:
        return None
    if notice.recipient != str(ToPerson(brought.tender.client_id or 0)):
        return None
    view = nudge_view(occasion.session, brought, row, here=here, today=today)
    return Telling(nudge(view, here.words))


def tell_team_week(occasion: Occasion) -> Telling | None:
    """What comes up this week; nothing where there is nothing, or once the week is over.

    Where outsiders read along nothing is told: the coordinators read it instead.
    """
    here, notice = occasion.here, occasion.notices[0]
    week, channel = date.fromordinal(occasion.subject_id), notice.occurrence
    if occasion.now.astimezone(here.zone).date() >= week + _WEEK:
        return None
    items = tuple(_items(occasion, week, channel))
    if not items:
        return None
    whom = parse_recipient(notice.recipient)
    is_aside = isinstance(whom, ToPerson)
    if isinstance(whom, ToPerson) and MunicipalRole.COORDINATOR not in roles_of(
        occasion.session, person_id=whom.person_id
    ):
        return None
    if not shows_planning(occasion.audience):
        _tell_coordinators(occasion)
        return None
    return Telling(team_week(TeamWeek(week, channel, items, aside=is_aside), here.words))


def tell_talk(occasion: Occasion) -> Telling | None:
    """Who wants to talk about which tender; nothing once that is over, or they advise no more."""
    here, whom = occasion.here, parse_recipient(occasion.notices[0].recipient)
    if not isinstance(whom, ToPerson):
        return None
    if roles_of(occasion.session, person_id=whom.person_id).isdisjoint(_ADVISING):
        return None
    stored = find_tender(
        occasion.session, workspace_id=here.workspace_id, tender_id=occasion.subject_id
    )
    if stored is None or stored.state in {TenderState.DROPPED, TenderState.NOT_NEEDED}:
        return None
    asker_id = int(occasion.notices[0].occurrence.partition(" ")[0])
    people = people_by_id(occasion.session, workspace_id=here.workspace_id, ids=[asker_id])
    asker = people[asker_id].slack_user_id if asker_id in people else ""
    return Telling(talk_asked(coming_of(stored), here.words, user=asker))


def _items(occasion: Occasion, week: date, channel: str) -> Iterator[WeekItem]:
    here = occasion.here
    today = occasion.now.astimezone(here.zone).date()
    teams = {each.slug: each.label for each in here.profile.teams if each.channel != channel}
    for brought in brought_up(occasion.session, here=here, now=occasion.now):
        stored = brought.tender
        if here.profile.channel_for(stored.team) != channel:
            continue
        for row, asked in zip(brought.rows, brought.asked, strict=True):
            if row.answer is not None or week_for(row, here=here) != week:
                continue
            if not brought.fits(asked, today) or _is_over(brought, row.due_on, today):
                continue
            yield WeekItem(
                coming=coming_of(stored),
                question=row.question,
                moment=row.moment,
                team=teams.get(stored.team or "", ""),
                needs_client=stored.client_id is None,
            )
            break


def _is_over(brought: Brought, due_on: date, today: date) -> bool:
    """Whether people are left alone by the time that this moment comes."""
    return brought.is_left_alone(max(today, due_on))


def _tell_coordinators(occasion: Occasion) -> None:
    notice, here = occasion.notices[0], occasion.here
    for person in people_with_role(
        occasion.session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    ):
        plan_notice(
            occasion.session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_TEAM_WEEK,
            subject_kind=notice.subject_kind,
            subject_id=notice.subject_id,
            occurrence=notice.occurrence,
            recipient=str(ToPerson(person.id or 0)),
            due_at=occasion.now,
            now=occasion.now,
        )
