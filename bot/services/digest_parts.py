"""What the message of the week tells of the calendar of tenders, for who oversees everything."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import tender_ids
from bot.messages.digest import NAMED, WANTS
from bot.messages.digest_view import (
    LINES,
    AskedView,
    ChangesView,
    DigestView,
    ImpactView,
    Lines,
    MoneyNewsView,
)
from bot.messages.tender_view import TenderView
from bot.policy.confidentiality import Audience
from bot.policy.rhythms import moment_on
from bot.policy.tender_impact import impact_of, ranked
from bot.policy.tender_weeks import (
    QUARTER_WEEKS,
    WEEK,
    YEAR_WEEKS,
    Asked,
    Change,
    change_of,
    fell_silent,
    is_coming,
    is_time,
)
from bot.policy.tenders import Stage, moments_of, stage_of, week_of
from bot.services.money_answers import purchases_of
from bot.services.municipality import Municipality
from bot.services.tender_fields import dates_of
from bot.services.tender_views import tender_row
from storage.money_questions import money_questions
from storage.tables import Tender, TenderNudge
from storage.tender_weeks import facts_between, nudges_within
from storage.tenders import nudges_of, tenders_of
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import MoneyAnswer, TenderState

_MOST_IMPACT = 3


@dataclass(frozen=True)
class _Week:
    """The week that is told about: it begins on ``monday``, what happened lies before it."""

    here: Municipality
    today: date

    @property
    def monday(self) -> date:
        return week_of(self.today)

    @property
    def since(self) -> datetime:
        return moment_on(self.monday - WEEK, "00:00", self.here.zone)

    @property
    def until(self) -> datetime:
        return moment_on(self.monday, "00:00", self.here.zone)

    def holds(self, moment: datetime | None) -> bool:
        """Whether it was in the week before."""
        return moment is not None and self.since <= moment < self.until


def digest_view(session: Session, *, here: Municipality, today: date) -> DigestView:
    """The week in which a day lies. Only for who oversees everything, in private."""
    week = _Week(here, today)
    stored = tenders_of(session, workspace_id=here.workspace_id)
    shown = _shower(session, week, stored)
    followed = [each for each in stored if each.state in {TenderState.OPEN, TenderState.TRAJECTORY}]
    coming = [each for each in followed if is_coming(dates_of(each), today, weeks=QUARTER_WEEKS)]
    late = [each for each in followed if _is_late(each, week)]
    late_ids = {each.id for each in late}
    rest = [each for each in coming if each.id not in late_ids]
    return DigestView(
        monday=week.monday,
        coming=_lines(rest, shown),
        late=_lines(late, shown),
        impact=_impact(followed, week, shown),
        asked=_asked(session, week, stored, shown),
        changes=_changes(session, week, stored, shown),
        money=_money(session, week),
    )


Shower = Callable[[Tender], TenderView]


def _shower(session: Session, week: _Week, stored: Sequence[Tender]) -> Shower:
    """How a tender is shown, with the number of its trajectory."""
    wanted = [each.trajectory_id for each in stored if each.trajectory_id]
    records = trajectory_records(session, workspace_id=week.here.workspace_id, ids=wanted)
    numbers = {each.trajectory.id: each.trajectory.number for each in records}

    def shown(tender: Tender) -> TenderView:
        row = tender_row(tender, here=week.here, audience=Audience.PERSON, today=week.today)
        return replace(row, trajectory_number=numbers.get(tender.trajectory_id))

    return shown


def _lines(found: Sequence[Tender], shown: Shower) -> Lines[TenderView]:
    return Lines(tuple(map(shown, found[:LINES])), len(found))


def _is_late(stored: Tender, week: _Week) -> bool:
    """Whether there should be a trajectory of it, and there is none."""
    profile, dates = week.here.profile, dates_of(stored)
    if stored.later_on is not None and stored.later_on > week.today:
        return False
    moments = moments_of(
        dates,
        profile.tender_calendar,
        procedure=stored.procedure,
        country=profile.calendar.country,
    )
    return stage_of(stored.state, dates, week.today) is Stage.COMING and is_time(
        moments, week.today
    )


def _impact(stored: Sequence[Tender], week: _Week, shown: Shower) -> tuple[ImpactView, ...]:
    """Of a whole year, and of what has no trajectory yet: there most can still be chosen."""
    profile = week.here.profile
    weighed = [
        (
            each,
            impact_of(
                profile, category=each.category, value_cents=each.value_cents, day=week.today
            ),
        )
        for each in stored
        if each.state is TenderState.OPEN
        and is_coming(dates_of(each), week.today, weeks=YEAR_WEEKS)
    ]
    return tuple(
        ImpactView(
            shown(each),
            tuple((profile.theme(theme.theme).label, theme.level) for theme in impact.themes),
        )
        for each, impact in ranked(weighed, most=_MOST_IMPACT)
    )


def _asked(session: Session, week: _Week, stored: Sequence[Tender], shown: Shower) -> AskedView:
    by_id = {each.id or 0: each for each in stored}
    nudges = nudges_within(
        session,
        workspace_id=week.here.workspace_id,
        begins=week.monday - WEEK,
        ends=week.monday,
        since=week.since,
        until=week.until,
    )
    answered = [each for each in nudges if week.holds(each.answered_at)]
    wants = dict.fromkeys(
        (each.tender_id, each.answer) for each in answered if each.answer in WANTS
    )
    named = [(shown(by_id[tender_id]), answer) for tender_id, answer in wants if answer]
    return AskedView(
        asked=sum(week.monday - WEEK <= each.due_on < week.monday for each in nudges),
        answered=len(answered),
        wants=Lines(tuple(named[:LINES]), len(named)),
        silent=_lines(_silent(session, week, stored), shown),
    )


def _silent(session: Session, week: _Week, stored: Sequence[Tender]) -> list[Tender]:
    followed = [each for each in stored if each.state is TenderState.OPEN]
    rows: dict[int, list[TenderNudge]] = {}
    for (tender_id, _), row in nudges_of(
        session, tender_ids=[each.id or 0 for each in followed]
    ).items():
        rows.setdefault(tender_id, []).append(row)
    return [
        each
        for each in followed
        if fell_silent(_questions(rows.get(each.id or 0, ())), monday=week.monday)
    ]


def _questions(rows: Iterable[TenderNudge]) -> tuple[Asked, ...]:
    return tuple(Asked(each.due_on, each.answered_at) for each in rows)


def _changes(session: Session, week: _Week, stored: Sequence[Tender], shown: Shower) -> ChangesView:
    facts = facts_between(
        session,
        workspace_id=week.here.workspace_id,
        subject_kind=tender_ids.SUBJECT,
        since=week.since,
        until=week.until,
    )
    found: Mapping[int, Change] = {
        tender_id: change for tender_id, each in facts.items() if (change := change_of(each))
    }
    named = sorted(
        (each for each in stored if found.get(each.id or 0) in NAMED),
        key=lambda each: NAMED.index(found[each.id or 0]),
    )
    lines = tuple((shown(each), found[each.id or 0]) for each in named[:LINES])
    return ChangesView(Counter(found.values()), Lines(lines, len(named)))


def _money(session: Session, week: _Week) -> tuple[MoneyNewsView, ...]:
    """What somebody said last week to need money for."""
    said = [
        each
        for each in money_questions(session, workspace_id=week.here.workspace_id)
        if each.answer is MoneyAnswer.YES and week.holds(each.answered_at)
    ]
    purchases = purchases_of(session, here=week.here, rows=said)
    rounds = sorted({(each.year, each.moment) for each in said})
    found = []
    for year, moment in rounds:
        titles = [
            purchases[each.id].title
            for each in said
            if (each.year, each.moment) == (year, moment) and each.id in purchases
        ]
        found.append(MoneyNewsView(moment, year, Lines(tuple(titles[:LINES]), len(titles))))
    return tuple(found)
