"""Who is one of us: a person of this organisation."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.address_book import is_outsider
from bot.slack.failures import code_of

_SLACKBOT = "USLACKBOT"
_UNKNOWN = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


def is_colleague(client: WebClient, slack_user_id: str, *, team_id: str) -> bool:
    """Whether somebody is a person who works here: no guest, no bot, and not gone.

    :param team_id: the Slack team of the municipality.
    :raises SlackApiError: Slack stumbled, as may any of ``bot.slack.failures.NO_ANSWER``.
    """
    try:
        user = client.users_info(user=slack_user_id)["user"]
    except SlackApiError as error:
        if code_of(error) in _UNKNOWN:
            return False
        raise
    is_person = not (user.get("is_bot") or user.get("deleted") or slack_user_id == _SLACKBOT)
    return is_person and not is_outsider(user, team_id=team_id)


def name_of(client: WebClient, slack_user_id: str) -> str:
    """What somebody is called in Slack; empty when Slack does not know them.

    :raises SlackApiError: Slack stumbled, as may any of ``bot.slack.failures.NO_ANSWER``.
    """
    try:
        user = client.users_info(user=slack_user_id)["user"]
    except SlackApiError as error:
        if code_of(error) in _UNKNOWN:
            return ""
        raise
    profile = user.get("profile") or {}
    return str(profile.get("real_name") or user.get("real_name") or user.get("name") or "")
