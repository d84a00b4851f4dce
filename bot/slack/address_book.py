"""Where messages go: channel ids by name, direct messages, and who reads along.

Slack allows some twenty list calls a minute, so what is found is kept for a while; who
reads in a channel is asked anew for every message, because the newest guest counts.
"""

import threading
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.policy.confidentiality import Audience
from bot.slack.failures import NO_ANSWER, code_of

KEEP_SECONDS = 600.0
AUDIENCE_SECONDS = 60.0
ZONE_SECONDS = 43_200.0
"""People travel, but seldom twice a day."""

ASK_AGAIN_SECONDS = 20.0
SOON_SECONDS = 1.0
_PAGE = 200
_ASKERS = 4


@dataclass(frozen=True)
class Address:
    """A Slack channel id with who reads there."""

    channel_id: str
    audience: Audience
    thread_ts: str | None = None


_MAY_HAVE_GUESTS = frozenset({Audience.PRIVATE_CHANNEL, Audience.TEAM_CHANNEL})
_NOBODY_THERE = frozenset(
    {"cannot_dm_bot", "user_disabled", "user_not_found", "user_not_visible", "users_not_found"}
)


class UnreachableError(Exception):
    """There is no such place, as far as the bot can see; the text is Slack's code."""


def is_outsider(user: Mapping[str, Any], *, team_id: str) -> bool:
    """Whether a user as Slack describes them is a guest, or of another team than this one.

    Source: https://docs.slack.dev/reference/objects/user-object/
    """
    return _is_guest(user) or user.get("team_id", team_id) != team_id


def _is_guest(user: Mapping[str, Any]) -> bool:
    return any(user.get(f) for f in ("is_restricted", "is_ultra_restricted", "is_stranger"))


@dataclass
class AddressBook:
    """Addresses of one workspace."""

    client: WebClient
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    _listed_at: float = float("-inf")
    _settings: dict[str, tuple[float, Audience]] = field(default_factory=dict)
    _audiences: dict[str, tuple[float, Audience]] = field(default_factory=dict)
    _people: dict[str, bool] = field(default_factory=dict)
    _people_at: float = float("-inf")
    _direct: dict[str, str] = field(default_factory=dict)
    _zones: dict[str, tuple[float, str | None]] = field(default_factory=dict)
    _outsiders: dict[str, tuple[float, bool]] = field(default_factory=dict)
    _askers: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_ASKERS, "address-book")
    )

    def channel(self, name: str) -> Address:
        """The channel with this name. :raises UnreachableError: the bot sees none."""
        channel = self.listed(name)
        if channel is None:
            raise UnreachableError("channel_not_found")
        channel_id = str(channel["id"])
        return Address(channel_id, self.audience(channel_id))

    def listed(self, name: str) -> Mapping[str, Any] | None:
        """The channel with this name as Slack lists it, or None: the bot sees none.

        Source: https://docs.slack.dev/reference/objects/conversation-object/
        """
        with self._lock:
            age = time.monotonic() - self._listed_at
            if age > KEEP_SECONDS or (name not in self._channels and age > ASK_AGAIN_SECONDS):
                self._list_channels()
            return self._channels.get(name)

    def direct(self, slack_user_id: str) -> Address:
        """The direct message with somebody."""
        if slack_user_id not in self._direct:
            try:
                opened = self.client.conversations_open(users=[slack_user_id])
            except SlackApiError as error:
                code = code_of(error)
                if code in _NOBODY_THERE:
                    raise UnreachableError(code) from error
                raise
            self._direct[slack_user_id] = str(opened["channel"]["id"])
        return Address(self._direct[slack_user_id], Audience.PERSON)

    def conversation(self, channel_id: str, thread_ts: str) -> Address:
        """Where somebody spoke."""
        return Address(channel_id, self.audience(channel_id), thread_ts or None)

    def audience_soon(self, name: str) -> Audience:
        """Who reads in a channel, for somebody who waits for an answer.

        Slack must say so within a second; else the channel counts as exposed. What was
        found within the last minute holds: it is asked anew when something is posted.
        """
        known = self._audiences.get(str(self._channels.get(name, {}).get("id")))
        if known and _is_younger(known[0], AUDIENCE_SECONDS):
            return known[1]
        try:
            return self._askers.submit(self.channel, name).result(SOON_SECONDS).audience
        except (TimeoutError, UnreachableError, SlackApiError, *NO_ANSWER):
            return Audience.EXPOSED_CHANNEL

    def outsider_soon(self, slack_user_id: str, *, team_id: str) -> bool:
        """Whether somebody is a guest or of another organisation, for who waits for an answer.

        Slack must say so within a second; else they count as one.

        :param team_id: the Slack team of the municipality.
        """
        kept = self._outsiders.get(slack_user_id)
        if kept and _is_younger(kept[0], KEEP_SECONDS):
            return kept[1]
        try:
            asked = self._askers.submit(self._ask_outsider, slack_user_id, team_id)
            return asked.result(SOON_SECONDS)
        except (TimeoutError, SlackApiError, *NO_ANSWER):
            return True

    def zone(self, slack_user_id: str) -> str | None:
        """The name of somebody's time zone, as Slack knows it; None where it does not say.

        Source: https://docs.slack.dev/reference/objects/user-object/
        """
        kept = self._zones.get(slack_user_id)
        if kept and _is_younger(kept[0], ZONE_SECONDS):
            return kept[1]
        try:
            zone = self.client.users_info(user=slack_user_id)["user"].get("tz")
        except (SlackApiError, *NO_ANSWER):
            return kept[1] if kept else None
        self._zones[slack_user_id] = (time.monotonic(), zone)
        return self._zones[slack_user_id][1]

    def zone_soon(self, slack_user_id: str) -> str | None:
        """The same for somebody who waits for an answer: known within a second, or not."""
        try:
            return self._askers.submit(self.zone, slack_user_id).result(SOON_SECONDS)
        except TimeoutError:
            return None

    def learn(self, names: Iterable[str]) -> None:
        """Look these channels up in the background, so that nobody waits for it later."""
        for name in names:
            self._askers.submit(self._learn, name)

    def close(self) -> None:
        """Ask nothing more; who still waits for an answer gets none."""
        self._askers.shutdown(wait=False, cancel_futures=True)

    def _learn(self, name: str) -> None:
        with suppress(UnreachableError, SlackApiError, *NO_ANSWER):
            self.channel(name)

    def audience(self, channel_id: str) -> Audience:
        """Who reads in a channel by now. What cannot be found out counts as exposed."""
        try:
            audience = self._by_its_settings(channel_id)
            if audience in _MAY_HAVE_GUESTS and self._has_guests(channel_id):
                audience = Audience.EXPOSED_CHANNEL
        except SlackApiError:
            return Audience.EXPOSED_CHANNEL
        self._audiences[channel_id] = (time.monotonic(), audience)
        return audience

    def _list_channels(self) -> None:
        found: dict[str, dict[str, Any]] = {}
        cursor: str | None = None
        while True:
            page = self.client.conversations_list(
                types="public_channel,private_channel",
                exclude_archived=False,
                limit=_PAGE,
                cursor=cursor,
            )
            found.update({channel["name"]: channel for channel in page["channels"]})
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
        self._channels, self._listed_at = found, time.monotonic()

    def _ask_outsider(self, slack_user_id: str, team_id: str) -> bool:
        user = self.client.users_info(user=slack_user_id)["user"]
        outsider = is_outsider(user, team_id=team_id)
        self._outsiders[slack_user_id] = (time.monotonic(), outsider)
        return outsider

    def _by_its_settings(self, channel_id: str) -> Audience:
        """Who may read in a channel, whoever its members are."""
        kept = self._settings.get(channel_id)
        if kept and _is_younger(kept[0], AUDIENCE_SECONDS):
            return kept[1]
        channel = self.client.conversations_info(channel=channel_id)["channel"]
        audience = Audience.TEAM_CHANNEL
        if channel.get("is_im"):
            audience = Audience.PERSON
        elif channel.get("is_ext_shared") or channel.get("is_org_shared"):
            audience = Audience.EXPOSED_CHANNEL
        elif channel.get("is_private"):
            audience = Audience.PRIVATE_CHANNEL
        self._settings[channel_id] = (time.monotonic(), audience)
        return audience

    def _has_guests(self, channel_id: str) -> bool:
        members = self._all(self.client.conversations_members, "members", channel=channel_id)
        return any(self._guest(member) for member in members)

    def _guest(self, slack_user_id: str) -> bool:
        """Whether somebody is a guest; who came after everybody was listed is asked for apart."""
        with self._lock:
            if not _is_younger(self._people_at, KEEP_SECONDS):
                people = self._all(self.client.users_list, "members")
                self._people = {user["id"]: _is_guest(user) for user in people}
                self._people_at = time.monotonic()
            if slack_user_id not in self._people:
                user = self.client.users_info(user=slack_user_id)["user"]
                self._people[slack_user_id] = _is_guest(user)
            return self._people[slack_user_id]

    @staticmethod
    def _all(method: Any, key: str, **arguments: Any) -> list[Any]:
        found: list[Any] = []
        cursor: str | None = None
        while True:
            page = method(limit=_PAGE, cursor=cursor, **arguments)
            found.extend(page[key])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return found


def _is_younger(since: float, seconds: float) -> bool:
    return time.monotonic() - since < seconds
