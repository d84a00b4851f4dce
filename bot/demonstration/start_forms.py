"""Made-up start forms of the examples: filled in, handed in and judged, without telling anybody."""

from dataclasses import replace
from datetime import date

from bot.demonstration.data import FilledForm
from bot.policy.ambition import minimum
from bot.profile import Profile
from bot.profile.money import CENTS
from bot.services import start_forms
from bot.services.journey_writing import Step
from bot.services.people import viewer_of
from bot.services.start_form_cases import changeable
from bot.services.start_form_fields import StartFormInput, ThemeAnswer
from bot.services.start_form_judging import settle
from storage.vocabulary import ProcessRole


def fill_in(step: Step, form: FilledForm, *, filled_by: str, judged_by: str | None) -> None:
    """Fill in the form of a trajectory and hand it in, judged sufficient at once.

    :param filled_by: the Slack user id of somebody of the trajectory, who holds the budget
        where nobody else does.
    :param judged_by: who judged it; without, it is begun and waits to be handed in.
    """
    session, here, now = step.session, step.here, step.now
    filler = viewer_of(session, here=here, slack_user_id=filled_by, outsider=False, now=now)
    case = changeable(
        session, here=here, viewer=filler, trajectory_id=step.trajectory_id, day=step.today
    )
    holder = case.trajectory.roles.get(ProcessRole.BUDGET_HOLDER, filler.person_id)
    wanted = replace(form_of(form, here.profile, step.today), budget_holder=holder)
    case = start_forms.save_answers(
        session, here=here, viewer=filler, case=case, wanted=wanted, now=now
    )
    if judged_by is None or case.start_form is None:
        return
    start_forms.put_in(session, case, case.start_form, here=here, viewer=filler, now=now)
    judge = viewer_of(session, here=here, slack_user_id=judged_by, outsider=False, now=now)
    settle(session, case.start_form, viewer=judge, remark=None, now=now)


def form_of(form: FilledForm, profile: Profile, day: date) -> StartFormInput:
    """The form as it is kept; themes are chosen at the organisation's minimum."""
    return StartFormInput(
        need=form.need,
        opportunities=form.opportunities,
        extra_budget=form.extra_budget,
        extra_budget_for=form.extra_budget_for,
        purchase=None if form.purchase_eur is None else form.purchase_eur * CENTS,
        yearly=None if form.yearly_eur is None else form.yearly_eur * CENTS,
        years=form.years,
        themes={theme.slug: _answer(form, theme.slug, profile, day) for theme in profile.themes},
    )


def _answer(form: FilledForm, theme: str, profile: Profile, day: date) -> ThemeAnswer:
    if theme in form.motivations:
        known = {level.number for level in profile.levels}
        lowest = minimum(profile.ambition, theme, day)
        return ThemeAnswer(
            chosen=True,
            level=lowest if lowest in known else None,
            motivation=form.motivations[theme],
        )
    reasons = {each.slug for each in profile.explanations_for(theme)}
    reason = form.reasons.get(theme)
    return ThemeAnswer(reason=reason if reason in reasons else None)
