"""A start form as who may read it sees it, with what belongs beside it from the profile."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from bot.messages.formatting import day_and_time
from bot.messages.start_form_view import FindingView, StartFormView, ThemeView
from bot.policy import confidentiality
from bot.policy.ambition import aspiration, minimum
from bot.policy.comply_or_explain import duty_on
from bot.policy.confidentiality import Viewer
from bot.policy.expertise import may_read_experts
from bot.policy.start_form import Finding, findings, may_still_change
from bot.profile import Category, PolicyGoal, Profile, Team, Theme
from bot.services.cost_rows import lines_of
from bot.services.maximal import ANY_CATEGORY, current_text
from bot.services.municipality import Municipality
from bot.services.start_form_cases import Case, filled
from bot.services.start_form_fields import StartFormInput
from storage.people import people_by_id
from storage.vocabulary import ProcessRole, StartFormState

_SCOPES = ("purchasing", "own-organisation", "territory")
"""Which goal says most to somebody who buys."""


def start_form_view(
    session: Session,
    case: Case,
    *,
    here: Municipality,
    viewer: Viewer,
    day: date,
    answers: StartFormInput | None = None,
) -> StartFormView:
    """Everything about the form. Whether this person may read it was asked before.

    :param answers: what the form would hold; what it holds, by default.
    """
    stored, form = case.trajectory.trajectory, case.start_form
    answers, profile = answers or filled(case, here=here, day=day), here.profile
    row = form.form if form else None
    users = _slack_ids(session, case, answers, here)
    duty = duty_on(profile.development, day)
    return StartFormView(
        trajectory_id=case.trajectory_id,
        number=stored.number,
        title=stored.title,
        state=case.state,
        version=case.version,
        rounds=row.rounds if row else 0,
        themes=tuple(
            replace(
                _theme(theme, case, answers, here=here, users=users, day=day),
                maximal=_maximal(session, theme.slug, stored.category, here, viewer),
            )
            for theme in profile.themes
        ),
        findings=tuple(_finding(each, profile) for each in _findings(case, answers, profile, day)),
        question=_question(profile),
        duty=duty.phase.explains_what if duty else "",
        duty_source=duty.citation if duty else "",
        need=answers.need,
        opportunities=answers.opportunities,
        contract_form=answers.contract_form,
        costs=answers.costs,
        who_pays=answers.who_pays,
        who_benefits=answers.who_benefits,
        remarks=answers.remarks,
        cost_lines=lines_of(session, trajectory_id=case.trajectory_id),
        budget_holder=users.get(answers.budget_holder or 0, ""),
        extra_budget=answers.extra_budget,
        extra_budget_for=answers.extra_budget_for,
        handed_in_by=users.get((row.handed_in_by_id if row else None) or 0, ""),
        handed_in_at=_moment(row.handed_in_at if row else None, here),
        judged_by=users.get((row.judged_by_id if row else None) or 0, ""),
        judged_at=_moment(row.judged_at if row else None, here),
        judge_remark=(row.judge_remark if row else None) or "",
        value_cents=stored.value_cents,
        category=_label(profile.categories, stored.category),
        team=_label(profile.teams, stored.team),
        client=users.get(case.trajectory.roles.get(ProcessRole.CLIENT, 0), ""),
        may_change=may_still_change(stored.phase, case.state),
        may_judge=case.state is StartFormState.HANDED_IN
        and confidentiality.may_judge_start_form(viewer),
    )


def goal_beside(profile: Profile, theme: str) -> PolicyGoal | None:
    """The policy goal that says most about a theme to somebody who buys; own goals first."""
    goals = profile.goals_for(theme)
    own = [goal for goal in goals if goal.theme == theme]
    return min(own or goals, key=lambda goal: _SCOPES.index(goal.scope), default=None)


def _findings(
    case: Case, answers: StartFormInput, profile: Profile, day: date
) -> tuple[Finding, ...]:
    return findings(
        profile,
        [answers.choice(theme.slug) for theme in profile.themes],
        need=answers.need,
        is_needed=case.is_needed,
        means=answers.means,
        cents=case.trajectory.trajectory.value_cents,
        day=day,
    )


def _theme(
    theme: Theme,
    case: Case,
    answers: StartFormInput,
    *,
    here: Municipality,
    users: Mapping[int, str],
    day: date,
) -> ThemeView:
    profile, stored = here.profile, case.trajectory.trajectory
    answer, goal = answers.answer(theme.slug), goal_beside(profile, theme.slug)
    wish = aspiration(profile.ambition, team=stored.team, theme=theme.slug, day=day)
    row = case.start_form.themes.get(theme.slug) if case.start_form else None
    names = {level.number: level.name for level in profile.levels}
    reasons = {each.slug: each.label for each in profile.explanations_for(theme.slug)}
    return ThemeView(
        slug=theme.slug,
        label=theme.label,
        chosen=answer.chosen,
        level=answer.level,
        level_name=names.get(answer.level or 0),
        lowest=minimum(profile.ambition, theme.slug, day),
        motivation=answer.motivation,
        reason=reasons.get(answer.reason or "", ""),
        explanation=answer.explanation,
        goal=goal.text if goal else "",
        goal_source=goal.source.citation if goal else "",
        aspiration=wish.text if wish else "",
        aspiration_source=profile.ambition.source.citation if wish and profile.ambition else "",
        fits=_fits(profile, stored.category, theme.slug),
        explained_by=users.get((row.explained_by_id if row else None) or 0, ""),
        explained_at=_moment(row.explained_at if row else None, here),
    )


def _maximal(
    session: Session, theme: str, category: str | None, here: Municipality, viewer: Viewer
) -> str:
    """What doing it fully means at this kind of purchase; for who may read that anywhere."""
    if not may_read_experts(viewer):
        return ""
    found = current_text(session, here=here, theme=theme, category=category or ANY_CATEGORY)
    return found or ""


def _finding(finding: Finding, profile: Profile) -> FindingView:
    theme = profile.theme(finding.theme).label if finding.theme else ""
    return FindingView(finding.kind, theme, finding.lowest)


def _question(profile: Profile) -> str:
    asked = {question.moment: question.text for question in profile.questions[::-1]}
    return asked.get("key", "") if "need" in asked else ""


def _fits(profile: Profile, category: str | None, theme: str) -> bool:
    return any(each.slug == category and theme in each.themes for each in profile.categories)


def _label(entries: Iterable[Category | Team], slug: str | None) -> str:
    known = {each.slug: each.label for each in entries}
    return known.get(slug or "", "")


def _slack_ids(
    session: Session, case: Case, answers: StartFormInput, here: Municipality
) -> dict[int, str]:
    wanted = {answers.budget_holder, *case.trajectory.roles.values()}
    if case.start_form is not None:
        form = case.start_form.form
        wanted |= {form.handed_in_by_id, form.judged_by_id}
        wanted |= {row.explained_by_id for row in case.start_form.themes.values()}
    ids = {person for person in wanted if person is not None}
    people = people_by_id(session, workspace_id=here.workspace_id, ids=ids)
    return {person_id: person.slack_user_id for person_id, person in people.items()}


def _moment(at: datetime | None, here: Municipality) -> str:
    return day_and_time(at, here.zone) if at else ""
