"""Modals: a stack of at most three for each person."""

import secrets
from collections.abc import Callable

from bot.sandbox import ids
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.log import Log
from bot.sandbox.model import View
from bot.sandbox.view_state import initial_state, updated_state

_DEEPEST = 3


class ViewStacks:
    """The modals that are open; the last one of a stack is on top.

    Contents were checked and have their ids before they come here.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._stacks: dict[str, list[View]] = {}

    def of(self, user: str) -> list[View]:
        """The stack of one person, the visible one last."""
        return list(self._stacks.get(user, ()))

    def get(self, view_id: str) -> View:
        """An open modal.

        Raises:
            SlackError: `not_found`.
        """
        return self._find(lambda view: view.id == view_id)

    def by_external_id(self, external_id: str) -> View:
        """The same, by the id that the app chose itself."""
        return self._find(lambda view: view.content.get("external_id") == external_id)

    def open(self, user: str, content: Json) -> View:
        """A first modal. One that was open is replaced: people have one stack at a time."""
        self._check_external_id(content)
        view = _new_view(user, content, below=None)
        self._stacks[user] = [view]
        self._tell("view_opened", view)
        return view

    def push(self, user: str, content: Json) -> View:
        """One more on top.

        Raises:
            SlackError: `not_found` without an open modal, `push_limit_reached` past three.
        """
        stack = self._stacks.get(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= _DEEPEST:
            raise SlackError("push_limit_reached")
        self._check_external_id(content)
        view = _new_view(user, content, below=stack[-1])
        stack.append(view)
        self._tell("view_pushed", view)
        return view

    def update(self, view: View, content: Json, expected_hash: str | None = None) -> None:
        """Other content in the same modal; what was typed stays where the ids are the same.

        Raises:
            SlackError: `hash_conflict` when the modal is no longer the one that was read.
        """
        if expected_hash and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        if content.get("external_id") != view.content.get("external_id"):
            self._check_external_id(content)
        view.state = updated_state(content["blocks"], view.state)
        view.content = content
        view.hash = new_hash()
        view.errors = {}
        view.notice = None
        self._tell("view_updated", view)

    def close(self, view: View, *, whole_stack: bool) -> list[View]:
        """Take a modal away, with what lies on it, or the whole stack; returns what was closed."""
        stack = self._stacks.get(view.user, [])
        start = 0 if whole_stack else stack.index(view)
        closed = stack[start:]
        del stack[start:]
        for gone in reversed(closed):
            self._tell("view_closed", gone)
        return closed

    def changed(self, view: View, kind: str) -> None:
        """Tell that somebody typed in a modal (`view_state`) or was refused (`view_errors`)."""
        self._tell(kind, view)

    def _find(self, fits: Callable[[View], bool]) -> View:
        for stack in self._stacks.values():
            for view in stack:
                if fits(view):
                    return view
        raise SlackError("not_found")

    def _check_external_id(self, content: Json) -> None:
        external_id = content.get("external_id")
        if not external_id:
            return
        try:
            self.by_external_id(external_id)
        except SlackError:
            return
        raise SlackError("duplicate_external_id")

    def _tell(self, kind: str, view: View) -> None:
        self._log.add(
            kind, user=view.user, view_id=view.id, callback_id=view.content.get("callback_id", "")
        )


def new_hash() -> str:
    """What `views.update` must send back to be sure it changes what it has read."""
    return f"{secrets.randbelow(10**10)}.{secrets.token_urlsafe(6)}"


def _new_view(user: str, content: Json, below: View | None) -> View:
    view_id = ids.random_id("V")
    return View(
        id=view_id,
        user=user,
        content=content,
        hash=new_hash(),
        root_view_id=below.root_view_id if below else view_id,
        previous_view_id=below.id if below else None,
        state=initial_state(content["blocks"]),
    )
