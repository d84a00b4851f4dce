"""What a coordinator hears of a draft, composed at the moment it is told."""

from bot.messages.success_draft import draft_ready
from bot.policy.confidentiality import Audience
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from bot.services.success_views import view_of
from storage.people import roles_of
from storage.successes import find_success
from storage.vocabulary import MunicipalRole, SuccessState


def tell_draft(occasion: Occasion) -> Telling | None:
    """The draft; nothing once it was decided, or to who is no coordinator any more."""
    here, recipient = occasion.here, parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson) or occasion.audience is not Audience.PERSON:
        return None
    if MunicipalRole.COORDINATOR not in roles_of(occasion.session, person_id=recipient.person_id):
        return None
    stored = find_success(
        occasion.session, workspace_id=here.workspace_id, success_id=occasion.subject_id
    )
    if stored is None or stored.state is not SuccessState.DRAFT:
        return None
    return Telling(draft_ready(view_of(occasion.session, stored, here=here), here.words))
