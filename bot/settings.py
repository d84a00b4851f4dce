"""Settings of one installation, read from the environment and a ``.env`` file."""

from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PeopleIds = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Everything that differs between installations; the municipality's choices do not.

    Those stand in the profile. Names in the environment are the field names in
    capitals with ``VAANDEL_`` before them; Slack's own keep their usual names.
    """

    model_config = SettingsConfigDict(
        env_prefix="VAANDEL_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    database_url: str = Field(
        default="sqlite:///vaandel.db", description="SQLAlchemy URL of the database"
    )
    profile: str = Field(
        default="midden-groningen", description="a shipped profile, or the path of your own"
    )
    templates: Path | None = Field(
        default=None, description="folder with your own wording and documents, file by file"
    )
    coordinators: PeopleIds = Field(
        default=(),
        description="Slack user ids of the coordinators, with commas;"
        " hold from the start at which they changed",
    )
    advisers: PeopleIds = Field(
        default=(), description="Slack user ids of the procurement advisers, with commas; likewise"
    )
    finance: PeopleIds = Field(
        default=(), description="Slack user ids of the people of Finance, with commas; likewise"
    )
    members: PeopleIds = Field(
        default=(),
        description="Slack user ids of the members of the team, with commas; likewise",
    )
    slack_bot_token: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("SLACK_BOT_TOKEN", "slack_bot_token"),
        description="the bot's token, xoxb-…",
    )
    slack_app_token: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("SLACK_APP_TOKEN", "slack_app_token"),
        description="the app-level token for Socket Mode, xapp-…",
    )
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("SLACK_SIGNING_SECRET", "slack_signing_secret"),
        description="the app's signing secret, for `vaandel run --http`",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        validation_alias=AliasChoices("SLACK_API_URL", "slack_api_url"),
        description="where Slack's Web API answers",
    )
    http_host: str = Field(
        default="127.0.0.1", description="the address on which `vaandel run --http` listens"
    )
    public_url: str = Field(
        default="",
        description="where that is reached from outside (https://…); without it nobody gets"
        " an address for their calendar",
    )
    listener_threads: int = Field(default=32, ge=8, description="interactions handled at once")
    delivery_threads: int = Field(default=4, ge=1, description="channels posted to at once")
    tick_seconds: float = Field(default=5, gt=0, description="how often the program sweeps")
    request_timeout_seconds: int = Field(
        default=10, ge=1, description="how long a call to Slack may take"
    )
    reconcile_margin_seconds: float = Field(
        default=5, ge=0, description="added to the time-out before an unanswered post is looked up"
    )

    handling_seconds: float = Field(
        default=60,
        gt=0,
        description="how long handling what came in may take before it is tried again",
    )

    @field_validator("coordinators", "advisers", "finance", "members", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value
