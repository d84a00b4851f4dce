"""Keeping Home tabs up to date for who looks at them."""

from datetime import timedelta
from functools import partial

import structlog

from bot.clock import real_now
from bot.messages.home import home
from bot.messages.message import Block
from bot.policy.confidentiality import Viewer
from bot.services.homes import home_of
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from bot.slack.posting import Refused, TryLater
from bot.slack.publishing import hash_of, publish_home
from scheduled.keyed_pool import KeyedPool
from storage import homes
from storage.people import people_by_id, roles_of
from storage.tables import Home

log = structlog.get_logger()


class Publishing:
    """Publishes Home tabs through a bounded pool.

    A publish that is lost loses nothing: the Home stays due until one has arrived.
    """

    def __init__(self, desk: Desk, pool: KeyedPool) -> None:
        self._desk = desk
        self._pool = pool

    def start_due(self) -> int:
        """Start publishing every Home that is due. :returns: how many were started."""
        with self._desk.database.reading() as session:
            due = homes.due_homes(
                session,
                workspace_ids=self._desk.served,
                now=self._desk.clock.now(),
                real_now=real_now(),
            )
        return sum(self._pool.start(("home", *each), partial(self._publish, *each)) for each in due)

    def _publish(self, workspace_id: int, person_id: int) -> bool:
        claimed = self._take(workspace_id, person_id)
        if claimed is None:
            return False
        office, slack_user_id, view = self._compose(claimed)
        mark = hash_of(view)
        problem = None
        if mark != claimed.published_hash:
            problem = publish_home(office.posting, slack_user_id=slack_user_id, view=view)
        now = self._desk.clock.now()
        with self._desk.database.writing() as session:
            if problem is None:
                homes.home_stands(session, claimed, published_hash=mark, now=now)
            elif isinstance(problem, TryLater):
                retry_at = real_now() + timedelta(seconds=problem.seconds)
                homes.postpone_home(session, claimed, retry_at=retry_at)
            elif isinstance(problem, Refused):
                log.warning("Slack refused a Home", person=person_id, error=problem.error)
                homes.home_refused(session, claimed, now=now)
            else:  # the lease runs out, and then it is tried again
                log.warning("no answer to a Home", person=person_id, error=problem.error)
            session.commit()
        return True

    def _take(self, workspace_id: int, person_id: int) -> Home | None:
        with self._desk.database.writing() as session:
            claimed = homes.take_home(
                session,
                workspace_id=workspace_id,
                person_id=person_id,
                now=self._desk.clock.now(),
                real_now=real_now(),
                lease_until=self._desk.lease(),
            )
            session.commit()
        return claimed

    def _compose(self, claimed: Home) -> tuple[PostOffice, str, Block]:
        person_id = claimed.person_id
        with self._desk.database.reading() as session:
            here = self._desk.municipalities.of_workspace(session, claimed.workspace_id)
            people = people_by_id(session, workspace_id=here.workspace_id, ids=[person_id])
            viewer = Viewer(person_id, roles_of(session, person_id=person_id))
            today = self._desk.clock.now().astimezone(here.zone).date()
            view = home(home_of(session, here=here, viewer=viewer, today=today), here.words)
        office = self._desk.post_offices.of_team(here.team_id)
        return office, people[person_id].slack_user_id, view
