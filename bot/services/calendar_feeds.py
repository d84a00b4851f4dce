"""The private address of somebody's calendar: made, shown once, revoked, found again.

Whoever has the address reads the calendar, so it is as good as a key: 256 random bits, of which
only a digest is kept. Decision 0036 says what the calendar tells, and why.
"""

import hashlib
import hmac
import re
import secrets
from datetime import datetime

from sqlmodel import Session

from bot.messages import tender_feed_ids as ids
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.errors import OnlyColleaguesError
from bot.services.municipality import Municipality
from storage import event_log
from storage.calendar_feeds import feed_of, find_feed_by_digest, revoke_feeds_of
from storage.tables import CalendarFeed

_SECRET_BYTES = 32
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
"""32 bytes as URL-safe base64 without padding."""


def make_feed(
    session: Session, *, here: Municipality, viewer: Viewer, team: str | None, now: datetime
) -> str:
    """Give somebody an address; the one they had holds no longer.

    :param team: the slug of the only team that is wanted, None for all.
    :returns: the secret in the address, which is kept nowhere.
    :raises OnlyColleaguesError: this person is no colleague.
    """
    if not permitted(viewer, Act.FOLLOW_CALENDAR):
        raise OnlyColleaguesError
    revoke_feeds(session, here=here, viewer=viewer, now=now)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    feed = CalendarFeed(
        workspace_id=here.workspace_id,
        person_id=viewer.person_id,
        digest=digest_of(secret),
        team=team,
        created_at=now,
    )
    session.add(feed)
    session.flush()
    _record(session, viewer, feed, ids.EVENT_MADE, now)
    return secret


def revoke_feeds(session: Session, *, here: Municipality, viewer: Viewer, now: datetime) -> bool:
    """Let somebody's own address hold no longer. :returns: whether there was one."""
    revoked = revoke_feeds_of(
        session, workspace_id=here.workspace_id, person_id=viewer.person_id, now=now
    )
    for feed in revoked:
        _record(session, viewer, feed, ids.EVENT_REVOKED, now)
    return bool(revoked)


def standing_feed(session: Session, *, here: Municipality, viewer: Viewer) -> CalendarFeed | None:
    """The address that somebody has, if any."""
    return feed_of(session, workspace_id=here.workspace_id, person_id=viewer.person_id)


def feed_behind(session: Session, secret: str) -> CalendarFeed | None:
    """Whose calendar this secret opens; None when it opens none.

    What is looked up is a digest, so how long that takes tells nothing of any secret.
    """
    if _SECRET.fullmatch(secret) is None:
        return None
    digest = digest_of(secret)
    feed = find_feed_by_digest(session, digest=digest)
    return feed if feed is not None and hmac.compare_digest(feed.digest, digest) else None


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random, so no salt and no slow digest is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _record(session: Session, viewer: Viewer, feed: CalendarFeed, kind: str, now: datetime) -> None:
    event_log.record(
        session,
        workspace_id=feed.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=feed.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
    )
