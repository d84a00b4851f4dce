"""What is told about trajectories."""

from bot.messages import trajectory_ids as ids
from bot.messages.trajectory_card import card, kept_private
from bot.policy.confidentiality import Audience, stricter
from bot.services.occasion import Occasion, Telling
from bot.services.trajectory_views import view_for_channel, view_for_owner
from storage import event_log
from storage.deliveries import last_sent
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import Sharing


def tell_card(occasion: Occasion) -> Telling | None:
    """The card in the team's channel; nothing if it is not shared after all."""
    record = _record(occasion)
    if record is None or record.trajectory.sharing is not Sharing.TEAM:
        return None
    view = view_for_channel(record, here=occasion.here, audience=_card_audience(occasion))
    return Telling(card(view, occasion.here.words))


def tell_card_changed(occasion: Occasion) -> Telling | None:
    """The card as it is now, in place of the one that stands there."""
    standing = last_sent(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        kind=ids.NOTICE_CARD,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
    )
    telling = tell_card(occasion)
    if standing is None or telling is None:
        return None
    if not standing.message_ts:
        return None  # a coordinator said that it stands there; nobody knows which message it is
    return Telling(telling.message, replaces=standing)


def tell_kept(occasion: Occasion) -> Telling | None:
    """That a trajectory stands and is not shared; nothing once it is."""
    record = _record(occasion)
    if record is None or record.trajectory.sharing is not Sharing.PRIVATE:
        return None
    here = occasion.here
    today = occasion.now.astimezone(here.zone).date()
    view = view_for_owner(occasion.session, record, here=here, today=today)
    return Telling(kept_private(view, occasion.here.words))


def _card_audience(occasion: Occasion) -> Audience:
    """Who may read the card: who read there when it was shown to who shared it, or reads now.

    The stricter of the two: nothing is posted that was not shown first.
    """
    events = event_log.history(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
    )
    audience = occasion.audience
    for event in events:
        if event.kind == "shared" and "audience" in event.facts:
            audience = stricter(audience, Audience(event.facts["audience"][1]))
    return audience


def _record(occasion: Occasion) -> TrajectoryRecord | None:
    return find_trajectory(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        trajectory_id=occasion.subject_id,
    )
