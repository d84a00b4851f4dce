"""Who does something where: read from what Slack sends, the same for every handler."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient
from sqlmodel import Session

from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality
from bot.services.people import make_known, reader_of, viewer_of
from bot.slack.desk import Desk

Body = Mapping[str, Any]

_DIRECT = "directmessage"
"""What Slack calls a conversation with one person in a payload."""


@dataclass(frozen=True)
class Command:
    """A slash command: ``text`` is what stands behind its first word, as it was typed."""

    ack: Ack
    client: WebClient
    respond: Respond
    body: Body
    text: str


@dataclass(frozen=True)
class Interaction:
    """One thing somebody does: where, when, who, and the session it is done in.

    Nothing is kept unless the handler commits.
    """

    session: Session
    here: Municipality
    viewer: Viewer
    now: datetime

    @property
    def today(self) -> date:
        """The day in the municipality's zone."""
        return self.now.astimezone(self.here.zone).date()


@contextmanager
def interaction(desk: Desk, body: Body) -> Iterator[Interaction]:
    """Open a writing session for what somebody does."""
    now = desk.clock.now()
    outsider = is_outsider(desk, body)  # asks Slack, so before the transaction
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_of(body))
        everybody = {user_of(body), *_chosen_people(body)}
        make_known(session, here=here, slack_user_ids=everybody, now=now)
        viewer = viewer_of(
            session, here=here, slack_user_id=user_of(body), outsider=outsider, now=now
        )
        yield Interaction(session, here, viewer, now)


@contextmanager
def looking(desk: Desk, body: Body) -> Iterator[Interaction]:
    """Open a reading session for somebody who looks; it waits for nobody who writes."""
    outsider = is_outsider(desk, body)  # asks Slack, so before the transaction
    with desk.database.reading() as session:
        here = desk.municipalities.of_team(session, team_of(body))
        viewer = reader_of(session, here=here, slack_user_id=user_of(body), outsider=outsider)
        yield Interaction(session, here, viewer, desk.clock.now())


def municipality(desk: Desk, body: Body) -> Municipality:
    """Where something happens, without writing anything."""
    with desk.database.reading() as session:
        return desk.municipalities.of_team(session, team_of(body))


def team_of(body: Body) -> str:
    """The Slack id of the team where the app is installed, empty when it is not told.

    In a channel that organisations share, who does it may be of another team.
    Source: slack_bolt 1.30.0, request/internals.py, extract_team_id
    """
    authorizations: Sequence[Body] = body.get("authorizations") or ({},)
    found = (
        (body.get("view") or {}).get("app_installed_team_id")
        or authorizations[0].get("team_id")
        or body.get("team_id")
        or (body.get("team") or {}).get("id")
    )
    return str(found or "")


def user_of(body: Body) -> str:
    """The Slack user id of whoever does it."""
    return str(body.get("user_id") or (body.get("user") or {}).get("id") or "")


def _chosen_people(body: Body) -> Iterator[str]:
    """Everybody who is chosen in the form that was sent in, whatever they are chosen for."""
    state = (body.get("view") or {}).get("state") or {}
    for elements in (state.get("values") or {}).values():
        for element in elements.values():
            if user := element.get("selected_user"):
                yield str(user)
            yield from (str(user) for user in element.get("selected_users") or ())


def is_outsider(desk: Desk, body: Body) -> bool:
    """Whether a guest or somebody of another organisation does it; the payload may tell."""
    team, own_team = team_of(body), (body.get("user") or {}).get("team_id")
    if own_team is not None and own_team != team:
        return True
    addresses = desk.post_offices.of_team(team).addresses
    return addresses.outsider_soon(user_of(body), team_id=team)


def in_channel(body: Body) -> bool:
    """Whether a button was pressed in a message that everybody in a channel reads.

    Not in a modal, a direct message, or what one person alone sees.
    Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
    """
    container, channel = body.get("container") or {}, body.get("channel") or {}
    for_all = container.get("type") == "message" and not container.get("is_ephemeral")
    return for_all and channel.get("name", _DIRECT) != _DIRECT


def today(desk: Desk, here: Municipality) -> date:
    """The day in the municipality's zone."""
    return desk.clock.now().astimezone(here.zone).date()


def chosen_id(body: Body) -> int:
    """The id that the pressed button carries. :raises ValueError: it carries none."""
    return int(body["actions"][0]["value"])
