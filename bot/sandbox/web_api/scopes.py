"""What the sandbox lets a bot do; Slack tells it with every answer (`x-oauth-scopes`)."""

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "mpim:write",
    "reactions:read",
    "reactions:write",
    "users:read",
)
