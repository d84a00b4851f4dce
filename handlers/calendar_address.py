"""The private address of somebody's calendar, asked for by their calendar program.

The path is a key: it is logged nowhere, here nor by the server.
"""

import hashlib
import threading
import time
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from slack_sdk.errors import SlackApiError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.documents.calendar_file import CALENDAR_SUFFIX, calendar_of
from bot.messages.tender_feed import calendar_entries, calendar_name
from bot.services.calendar_feed_view import feed_view
from bot.services.calendar_feeds import feed_behind
from bot.services.errors import OnlyColleaguesError
from bot.services.municipality import Municipality
from bot.services.people import reader_of
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from storage.people import people_by_id

_PATH = "/calendar/"
_KEPT = timedelta(minutes=5)
"""Real time: so long the same is answered again, however often a program asks."""

_MOST_KEPT = 1000
_AT_ONCE = 4
"""Whoever asks more gets in line, and takes no connection that a colleague in Slack waits for."""
_AGAIN_AFTER = "300"  # seconds

log = structlog.get_logger()


@dataclass(frozen=True)
class _Answer:
    """What a program is given. ``tag`` tells whether anything changed since it came before."""

    content: bytes
    tag: str
    until: float


@dataclass(frozen=True)
class _Whose:
    """Whose calendar an address opens, of which team."""

    here: Municipality
    feed_id: int
    team: str | None
    slack_user_id: str


@dataclass
class _Kept:
    """What was answered in the last minutes, by address."""

    _answers: dict[Hashable, _Answer] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, key: Hashable) -> _Answer | None:
        with self._lock:
            found = self._answers.get(key)
        return found if found is not None and found.until > time.monotonic() else None

    def keep(self, key: Hashable, answer: _Answer) -> None:
        with self._lock:
            if len(self._answers) >= _MOST_KEPT:
                self._answers.clear()
            self._answers[key] = answer


def address_of(public_url: str, secret: str) -> str:
    """The address that somebody puts in their calendar program."""
    return f"{public_url}{_PATH}{secret}{CALENDAR_SUFFIX}"


def calendar_route(desk: Desk) -> Route:
    """Where calendar programs come; Starlette runs it beside the server, on a thread."""
    kept, room = _Kept(), threading.BoundedSemaphore(_AT_ONCE)

    def answer(request: Request) -> Response:
        with room:
            return _answered(desk, kept, request)

    return Route(f"{_PATH}{{secret}}{CALENDAR_SUFFIX}", answer, methods=["GET"])


def _answered(desk: Desk, kept: _Kept, request: Request) -> Response:
    """What somebody may read by now; 404 whatever the reason is that they read nothing."""
    whose = _whose(desk, request.path_params["secret"])
    if whose is None:
        return _nothing()
    answer = kept.find(whose.feed_id)
    if answer is None:
        try:
            if not _works_here(desk, whose):
                return _nothing()
            answer = _composed(desk, whose)
        except OnlyColleaguesError:
            return _nothing()
        except (SlackApiError, *NO_ANSWER) as error:
            log.warning("nobody says whose calendar it is", error=type(error).__name__)
            return Response(status_code=503, headers={"retry-after": _AGAIN_AFTER})
        kept.keep(whose.feed_id, answer)
    return _given(answer, request)


def _nothing() -> Response:
    return Response(status_code=404)


def _works_here(desk: Desk, whose: _Whose) -> bool:
    """Whether it is still a colleague's: who left or became a guest reads nothing any more."""
    team_id = whose.here.team_id
    reading = desk.post_offices.of_team(team_id).reading
    return is_colleague(reading, whose.slack_user_id, team_id=team_id)


def _whose(desk: Desk, secret: str) -> _Whose | None:
    """Read anew each time, so that an address that is revoked opens nothing from then on."""
    with desk.database.reading() as session:
        feed = feed_behind(session, secret)
        if feed is None or feed.workspace_id not in desk.served:
            return None
        here = desk.municipalities.of_workspace(session, feed.workspace_id)
        people = people_by_id(session, workspace_id=here.workspace_id, ids={feed.person_id})
        person = people.get(feed.person_id)
        if person is None:
            return None
        return _Whose(here, feed.id or 0, feed.team, person.slack_user_id)


def _composed(desk: Desk, whose: _Whose) -> _Answer:
    now, here = desk.clock.now(), whose.here
    with desk.database.reading() as session:
        viewer = reader_of(session, here=here, slack_user_id=whose.slack_user_id, outsider=False)
        view = feed_view(session, here=here, viewer=viewer, team=whose.team, now=now)
    entries, name = calendar_entries(view, here.words), calendar_name(view.team, here.words)
    print_of = hashlib.sha256(repr((name, entries)).encode()).hexdigest()
    content = calendar_of(entries, now=now, name=name)
    # Weak: only the moment at which it was made differs (DTSTAMP).
    return _Answer(content, f'W/"{print_of}"', time.monotonic() + _KEPT.total_seconds())


def _given(answer: _Answer, request: Request) -> Response:
    headers = {
        "etag": answer.tag,
        "cache-control": f"private, max-age={int(_KEPT.total_seconds())}",
        "x-robots-tag": "noindex",
        "referrer-policy": "no-referrer",
    }
    if answer.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(answer.content, media_type="text/calendar", headers=headers)
