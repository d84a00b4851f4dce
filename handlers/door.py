"""The door: before a handler does anything, the table of permissions says who may come in.

Every listener names its act where it is registered; ``tests/handlers/test_permissions.py``
walks over all of them. What hangs on one trajectory or lesson is decided behind the door.
"""

from collections.abc import Callable, Sequence

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.policy.permissions import Act, Standing, is_open, permits, standings
from bot.services.errors import NotAllowedError
from bot.services.people import reader_of
from bot.slack.desk import Desk
from handlers.interaction import Body, is_outsider, team_of, user_of

_ACKNOWLEDGED = 200
_OPTIONS = "block_suggestion"


class Door(Middleware):
    """Lets in who may do this; anybody else is told who can."""

    def __init__(self, desk: Desk, act: Act) -> None:
        self.act = act
        self._desk = desk

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,
        next: Callable[[], BoltResponse],  # noqa: A002  -- Bolt's name
    ) -> BoltResponse | None:
        """Go on, or stop here. :raises NotAllowedError: this person may not do it."""
        try:
            expect_permitted(self._desk, req.body, self.act)
        except NotAllowedError:
            if req.body.get("type") != _OPTIONS:
                raise
            return BoltResponse(status=_ACKNOWLEDGED, body={"options": []})  # no room for words
        next()
        return resp


def needs(desk: Desk, act: Act) -> Sequence[Door]:
    """What a listener asks of who uses it, as its ``middleware``."""
    return [Door(desk, act)]


def expect_permitted(desk: Desk, body: Body, act: Act) -> None:
    """Only who may do it goes on; Slack is asked who somebody is only where that decides.

    :raises NotAllowedError: this person may not, whatever it is about.
    """
    if is_open(act):
        return
    with desk.database.reading() as session:
        here = desk.municipalities.of_team(session, team_of(body))
        viewer = reader_of(session, here=here, slack_user_id=user_of(body), outsider=True)
    if permits(act, standings(viewer.roles, outsider=True)):
        return
    if not permits(act, {Standing.COLLEAGUE}) or is_outsider(desk, body):
        raise NotAllowedError(act)
