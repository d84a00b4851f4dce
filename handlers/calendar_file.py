"""``/mvoi agendabestand``: what is bought, contracts and meetings in somebody's own calendar."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.documents.calendar_file import calendar_of
from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.messages import tender_feed_ids as ids
from bot.messages.message import Block
from bot.messages.tender_feed import (
    AROUND,
    calendar_entries,
    calendar_name,
    feed_modal,
    no_such_team,
)
from bot.messages.tender_feed_view import FeedState
from bot.policy.permissions import Act
from bot.services.calendar_feed_view import feed_view, team_name
from bot.services.calendar_feeds import make_feed, revoke_feeds, standing_feed
from bot.services.filter_names import names_of
from bot.services.municipality import Municipality
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers.bringing import Brought, begin_to_bring
from handlers.calendar_address import address_of
from handlers.door import needs
from handlers.form_metadata import FormMetadata, read_metadata
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    interaction,
    looking,
    municipality,
    user_of,
)
from handlers.opening import show, swap
from handlers.sent_once import is_new


def register(app: App, desk: Desk) -> None:
    """For colleagues; everybody gets what they may read themselves."""

    @app.action(ids.CALENDAR_FILE, middleware=needs(desk, Act.FOLLOW_CALENDAR))
    def _asked(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        _offer(desk, client, body, _chosen_team(body))

    @app.action(ids.BRING, middleware=needs(desk, Act.FOLLOW_CALENDAR))
    def _bring(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        _begin(desk, client, body, _chosen_team(body))

    @app.action(ids.MAKE, middleware=needs(desk, Act.FOLLOW_CALENDAR))
    def _make(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        view = _made(desk, body)
        if view is not None:
            swap(client, body, view)

    @app.action(ids.REVOKE, middleware=needs(desk, Act.FOLLOW_CALENDAR))
    def _revoke(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            revoke_feeds(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
            view = _choices(doing, _chosen_team(body), note="note_revoked")
            doing.session.commit()
        swap(client, body, view)


def file_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi agendabestand``, also with a team behind it."""
    typed = command.text.strip()
    here = municipality(desk, command.body)
    team = _team_meant(typed, here)
    if typed and team is None:
        teams = ", ".join(each.name for each in here.profile.teams)
        told = no_such_team(typed, teams, here.words)
        command.ack(text=told.text, blocks=list(told.blocks), response_type="ephemeral")
        return
    command.ack()
    _offer(desk, command.client, command.body, team)


def _offer(desk: Desk, client: WebClient, body: Body, team: str | None) -> None:
    """Where calendars cannot reach the bot there is nothing to choose: the file comes."""
    if not desk.public_url:
        _begin(desk, client, body, team)
        return
    with looking(desk, body) as doing:
        view = _choices(doing, team)
    show(client, body, view)


def _begin(desk: Desk, client: WebClient, body: Body, team: str | None) -> None:
    key = (ids.BRING, user_of(body), team)
    begin_to_bring(desk, client, body, _brought(desk, body, team), key=key)


def _brought(desk: Desk, body: Body, team: str | None) -> Brought:
    """It is gathered once it is told that it comes: a trigger lives three seconds."""
    with looking(desk, body) as doing:
        here, viewer, now = doing.here, doing.viewer, doing.now
        today = doing.today
    name = calendar_name(team_name(here, team), here.words)

    def make(_office: PostOffice) -> bytes:
        with desk.database.reading() as session:
            view = feed_view(session, here=here, viewer=viewer, team=team, now=now)
        return calendar_of(calendar_entries(view, here.words), now=now, name=name)

    number = int(f"{today:%Y%m%d}")  # so that files sort by their day
    return Brought(here, user_of(body), number=number, title=name, around=AROUND, make=make)


def _choices(doing: Interaction, team: str | None, *, note: str | None = None) -> Block:
    here = doing.here
    feed = standing_feed(doing.session, here=here, viewer=doing.viewer)
    state = FeedState(
        since=feed.created_at.astimezone(here.zone).date() if feed else None,
        of_team=team_name(here, feed.team) if feed else "",
        team=team_name(here, team),
        slug=team or "",
    )
    return feed_modal(state, here.words, metadata=FormMetadata().dump(), note=note)


def _made(desk: Desk, body: Body) -> Block | None:
    """The address, shown this once. Who presses twice made one: the first stays on the screen."""
    with interaction(desk, body) as doing:
        if not is_new(doing, read_metadata(body["view"]["private_metadata"])):
            return None
        team = _chosen_team(body)
        secret = make_feed(
            doing.session, here=doing.here, viewer=doing.viewer, team=team, now=doing.now
        )
        doing.session.commit()
    state = FeedState(address=address_of(desk.public_url, secret))
    return feed_modal(state, doing.here.words)


def _chosen_team(body: Body) -> str | None:
    """The slug in the value of the button; None for every team."""
    value = str(body["actions"][0].get("value") or ids.EVERY_TEAM)
    return None if value == ids.EVERY_TEAM else value


def _team_meant(typed: str, here: Municipality) -> str | None:
    """``BOR``, or ``team BOR``."""
    names, wanted = names_of(here, [Kind.TEAM])[Kind.TEAM], folded(typed)
    return names.get(wanted) or names.get(wanted.removeprefix("team "))
