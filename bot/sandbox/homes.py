"""App Home: one published view for each person."""

from collections.abc import Iterable

from bot.sandbox import ids
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.log import Log
from bot.sandbox.model import View
from bot.sandbox.view_state import initial_state, updated_state
from bot.sandbox.views import new_hash


class Homes:
    """What the bot published in its Home tab, by user id."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._homes: dict[str, View] = {}

    def of(self, user: str) -> View | None:
        return self._homes.get(user)

    def everything(self) -> list[View]:
        return list(self._homes.values())

    def load(self, views: Iterable[View]) -> None:
        """Take in Homes that were kept."""
        self._homes |= {view.user: view for view in views}

    def publish(self, user: str, content: Json, expected_hash: str | None) -> View:
        """Replace somebody's Home.

        Raises:
            SlackError: `hash_conflict`.
        """
        before = self._homes.get(user)
        if before and expected_hash and expected_hash != before.hash:
            raise SlackError("hash_conflict")
        view_id = before.id if before else ids.random_id("V")
        blocks = content["blocks"]
        self._homes[user] = View(
            id=view_id,
            user=user,
            content=content,
            hash=new_hash(),
            root_view_id=view_id,
            previous_view_id=None,
            state=updated_state(blocks, before.state) if before else initial_state(blocks),
        )
        self._log.add("home", user=user, view_id=view_id)
        return self._homes[user]

    def get(self, view_id: str) -> View:
        """A Home by its view id.

        Raises:
            SlackError: `not_found`.
        """
        for view in self._homes.values():
            if view.id == view_id:
                return view
        raise SlackError("not_found")
