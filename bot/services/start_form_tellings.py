"""What is told about start forms, each to one person."""

from bot.messages import start_form_ids as ids
from bot.messages.start_form_judging import handed_in, handed_in_before, judged
from bot.messages.start_form_view import StartFormView
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.phases import asks_nothing
from bot.services.occasion import Occasion, Telling
from bot.services.start_form_cases import Case
from bot.services.start_form_views import start_form_view
from storage.deliveries import last_sent
from storage.journeys import find_need
from storage.start_forms import start_form_by_id
from storage.trajectories import find_trajectory
from storage.vocabulary import StartFormState


def tell_handed_in(occasion: Occasion) -> Telling | None:
    """To who judges: the form; once somebody did, that in its place."""
    case = _case(occasion)
    if case is None or case.start_form is None or occasion.audience is not Audience.PERSON:
        return None
    form, words = case.start_form.form, occasion.here.words
    if occasion.notices[0].occurrence == f"round {form.rounds}":
        if form.state is not StartFormState.HANDED_IN:
            return None
        return Telling(handed_in(_view(occasion, case), words))
    standing = last_sent(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        kind=ids.NOTICE_HANDED_IN,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
        recipient=occasion.notices[0].recipient,
    )
    is_open = form.state is StartFormState.HANDED_IN
    if is_open or standing is None or not standing.message_ts:
        return None
    return Telling(handed_in_before(_view(occasion, case), words), replaces=standing)


def tell_judged(occasion: Occasion) -> Telling | None:
    """To who handed it in: it is sufficient, or what has to be added. Once."""
    case = _case(occasion)
    if case is None or case.start_form is None or occasion.audience is not Audience.PERSON:
        return None
    form = case.start_form.form
    is_this = occasion.notices[0].occurrence == f"round {form.rounds}"
    is_judged = form.state in {StartFormState.SUFFICIENT, StartFormState.MORE_ASKED}
    if not is_this or not is_judged or asks_nothing(case.trajectory.trajectory.phase):
        return None
    return Telling(judged(_view(occasion, case), occasion.here.words))


def _view(occasion: Occasion, case: Case) -> StartFormView:
    return start_form_view(
        occasion.session,
        case,
        here=occasion.here,
        viewer=Viewer(0),
        day=occasion.now.astimezone(occasion.here.zone).date(),
    )


def _case(occasion: Occasion) -> Case | None:
    workspace_id = occasion.here.workspace_id
    record = start_form_by_id(
        occasion.session, workspace_id=workspace_id, start_form_id=occasion.subject_id
    )
    if record is None:
        return None
    trajectory = find_trajectory(
        occasion.session, workspace_id=workspace_id, trajectory_id=record.form.trajectory_id
    )
    if trajectory is None:
        return None
    need = find_need(occasion.session, trajectory_id=record.form.trajectory_id)
    return Case(trajectory, record, need)
