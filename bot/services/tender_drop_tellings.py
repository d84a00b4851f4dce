"""What is told of a file of tenders, to who dropped it: one message that changes in its place."""

from bot.messages import tender_file_ids as ids
from bot.messages.tender_file import file_told
from bot.policy.confidentiality import Audience
from bot.services.occasion import Occasion, Telling
from bot.services.tender_drops import occurrence_of, view_of
from storage.deliveries import last_sent
from storage.file_imports import find_file


def tell_file(occasion: Occasion) -> Telling | None:
    """How far it is by now; what it has left behind is not told any more."""
    here, session = occasion.here, occasion.session
    stored = find_file(session, workspace_id=here.workspace_id, import_id=occasion.subject_id)
    if stored is None or occasion.audience is not Audience.PERSON:
        return None
    if occurrence_of(stored) not in {each.occurrence for each in occasion.notices}:
        return None
    standing = last_sent(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
    )
    in_place = standing if standing is not None and standing.message_ts else None
    return Telling(file_told(view_of(stored), here.words), replaces=in_place)
