"""Puts the program together from settings, database, Slack and clock."""

import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Timer

import structlog
from apscheduler.schedulers.background import (  # type: ignore[import-untyped]  # 3.x has no types
    BackgroundScheduler,
)
from slack_bolt import App

from bot.clock import Clock, SystemClock
from bot.features import FEATURES
from bot.language.dictionary import word_counts
from bot.services.lesson_index import reindex_lessons
from bot.services.municipality import Municipalities, Municipality
from bot.services.practice_lessons import keep_practice
from bot.services.rehearsal import rehearse
from bot.services.roles import roles_from_settings
from bot.settings import Settings
from bot.slack.address_book import AddressBook
from bot.slack.clients import posting_client, reading_client
from bot.slack.desk import Desk
from bot.slack.http import HttpWay
from bot.slack.office import PostOffice, PostOffices
from bot.slack.socket import SocketWay
from bot.slack.way import WayIn
from handlers import events
from handlers.calendar_address import calendar_route
from scheduled.delivering import Delivering
from scheduled.homes import Publishing
from scheduled.inbox import InboxDesk
from scheduled.keyed_pool import KeyedPool
from scheduled.looking import Looking
from scheduled.rounds import Rounds
from storage.database import Database
from storage.migrate import upgrade
from storage.notices import next_due
from storage.vocabulary import MunicipalRole
from storage.workspaces import ensure_workspace

log = structlog.get_logger()

_MISFIRE_GRACE = timedelta(hours=1)
_DICTIONARY_AFTER_SECONDS = 10
"""Once the bot listens; starting is work enough."""

_EXTRA_CONNECTIONS = 8


@dataclass(frozen=True)
class Program:
    """The whole bot, put together and not yet started."""

    desk: Desk
    app: App
    rounds: Rounds
    ticker: BackgroundScheduler
    way: WayIn

    def start(self) -> None:
        """Get to know the workspace, sweep what was left, and listen to Slack."""
        here = connect_workspace(self.desk, self.app)
        rehearse(here)
        self.desk.post_offices.of_team(here.team_id).addresses.learn(here.profile.channel_names())
        self.rounds.start()
        self.ticker.start()
        self.way.open()
        # Who is first to need the dictionary would wait a second for it; nobody else has to.
        reading = Timer(_DICTIONARY_AFTER_SECONDS, word_counts)
        reading.daemon = True
        reading.start()
        log.info("listening")

    def next_due(self) -> datetime | None:
        """When something is due to be told next, if anything is planned."""
        with self.desk.database.reading() as session:
            return next_due(session, workspace_ids=self.desk.served, after=self.desk.clock.now())

    def stop(self) -> None:
        """Stop listening, finish what runs, let go of everything."""
        self.ticker.shutdown(wait=False)
        self.way.close()
        self.rounds.stop()
        self.desk.post_offices.close()
        self.desk.database.close()


def assemble(
    settings: Settings, *, clock: Clock | None = None, listener: socket.socket | None = None
) -> Program:
    """Compose the program. Nothing runs and nothing is asked of Slack yet.

    :param listener: where Slack calls it over HTTP; None where it calls Slack (Socket Mode).
    """
    threads = settings.listener_threads + 2 * settings.delivery_threads
    database = Database(settings.database_url, pool_size=threads + _EXTRA_CONNECTIONS)
    reading = reading_client(settings)
    desk = Desk(
        database=database,
        municipalities=Municipalities(templates=settings.templates),
        post_offices=PostOffices(
            lambda _team_id: PostOffice(reading, posting_client(settings), AddressBook(reading))
        ),
        clock=clock or SystemClock(),
        settings=settings,
        public_url=settings.public_url.rstrip("/") if listener is not None else "",
    )
    app = App(
        client=reading,
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        token_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(settings.listener_threads, "listener"),
    )
    for feature in FEATURES:
        feature.register(app, desk)
    rounds = _rounds(desk)
    database.on_planned(rounds.wake)
    way = _way_in(desk, app, listener)
    return Program(desk, app, rounds, _ticker(rounds, settings), way)


def connect_workspace(desk: Desk, app: App) -> Municipality:
    """Migrate an empty database, adopt or make the workspace, set who oversees it.

    What the municipality already does well are its first lessons.
    """
    upgrade(desk.database)
    answer = app.client.auth_test()
    now, settings = desk.clock.now(), desk.settings
    with desk.database.writing() as session:
        workspace = ensure_workspace(
            session,
            team_id=str(answer["team_id"]),
            name=str(answer.get("team") or ""),
            profile=settings.profile,
            now=now,
        )
        for role, holders in (
            (MunicipalRole.COORDINATOR, settings.coordinators),
            (MunicipalRole.ADVISER, settings.advisers),
            (MunicipalRole.FINANCE, settings.finance),
            (MunicipalRole.MEMBER, settings.members),
        ):
            roles_from_settings(
                session,
                workspace_id=workspace.id or 0,
                role=role,
                slack_user_ids=holders,
                now=now,
            )
        here = desk.municipalities.of_team(session, workspace.team_id)
        keep_practice(session, here=here, now=now)
        reindex_lessons(session, here=here)
        session.commit()
    desk.served.add(here.workspace_id)
    desk.post_offices.serve(here.team_id)
    return here


def _way_in(desk: Desk, app: App, listener: socket.socket | None) -> WayIn:
    if listener is None:
        return SocketWay(app, desk.settings)
    more = [calendar_route(desk)]
    return HttpWay(app, listener, threads=desk.settings.listener_threads, more=more)


def _rounds(desk: Desk) -> Rounds:
    def wake() -> None:
        rounds.wake()

    threads = desk.settings.delivery_threads
    delivery_pool = KeyedPool("delivery", threads=threads, on_done=wake)
    inbox_pool = KeyedPool("inbox", threads=threads, on_done=wake)
    rounds = Rounds(
        pools=(inbox_pool, delivery_pool),
        work=(
            InboxDesk(desk, inbox_pool, events.prepare_item(desk)),
            Delivering(desk, delivery_pool),
            Publishing(desk, delivery_pool),
            Looking(desk, inbox_pool),
        ),
    )
    return rounds


def _ticker(rounds: Rounds, settings: Settings) -> BackgroundScheduler:
    """The tables are the schedule; this only looks regularly whether something is due."""
    ticker = BackgroundScheduler(
        timezone="UTC",
        job_defaults={
            "coalesce": True,
            "max_instances": 1,
            "misfire_grace_time": int(_MISFIRE_GRACE.total_seconds()),
        },
    )
    ticker.add_job(rounds.wake, "interval", seconds=settings.tick_seconds, id="sweep")
    return ticker
