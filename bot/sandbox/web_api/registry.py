"""All methods by name."""

from collections.abc import Mapping

from bot.sandbox.web_api import (
    apps,
    auth,
    chat,
    conversations,
    files,
    membership,
    reactions,
    usergroups,
    users,
    views,
)
from bot.sandbox.web_api.methods import Method

METHODS: Mapping[str, Method] = {
    **auth.METHODS,
    **apps.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **membership.METHODS,
    **files.METHODS,
    **usergroups.METHODS,
    **users.METHODS,
    **views.METHODS,
    **reactions.METHODS,
}
