"""The settings: documented, read from the environment, and strict."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings
from tests.settings.table import PAGE, name_of, page


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither by this machine nor by a file in this folder."""
    for field, info in Settings.model_fields.items():
        monkeypatch.delenv(name_of(field, info), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_page_on_settings_is_current() -> None:
    """Write it anew with ``python -m tests.settings.table``."""
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_described(field: str) -> None:
    """In words, with the name that it has in the environment."""
    info = Settings.model_fields[field]
    assert len((info.description or "").split()) >= 3
    assert f"| `{name_of(field, info)}` |" in page()


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("database_url", "postgresql://db/vaandel", "postgresql://db/vaandel"),
        ("profile", "leiden", "leiden"),
        ("templates", "teksten", Path("teksten")),
        ("coordinators", "U1, U2,,", ("U1", "U2")),
        ("advisers", "U3", ("U3",)),
        ("slack_bot_token", "xoxb-1", SecretStr("xoxb-1")),
        ("slack_app_token", "xapp-1", SecretStr("xapp-1")),
        ("slack_api_url", "http://localhost:8080/api/", "http://localhost:8080/api/"),
        ("listener_threads", "8", 8),
        ("delivery_threads", "1", 1),
        ("tick_seconds", "0.5", 0.5),
        ("request_timeout_seconds", "3", 3),
        ("reconcile_margin_seconds", "0", 0.0),
        ("handling_seconds", "30", 30.0),
    ],
)
def test_a_setting_is_read_by_its_documented_name(
    monkeypatch: pytest.MonkeyPatch, field: str, text: str, value: object
) -> None:
    """From the environment and from a ``.env`` file alike."""
    name = name_of(field, Settings.model_fields[field])
    Path(".env").write_text(f"{name}={text}\n", "utf-8")
    assert getattr(Settings(), field) == value
    Path(".env").unlink()
    assert getattr(Settings(), field) != value
    monkeypatch.setenv(name, text)
    assert getattr(Settings(), field) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("VAANDEL_LISTENER_THREADS", "7"),
        ("VAANDEL_DELIVERY_THREADS", "0"),
        ("VAANDEL_TICK_SECONDS", "0"),
        ("VAANDEL_REQUEST_TIMEOUT_SECONDS", "0"),
        ("VAANDEL_RECONCILE_MARGIN_SECONDS", "-1"),
        ("VAANDEL_HANDLING_SECONDS", "0"),
        ("VAANDEL_LISTENER_THREADS", "veel"),
    ],
)
def test_what_cannot_work_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    """At the start, with the setting's name."""
    monkeypatch.setenv(name, text)
    with pytest.raises(ValidationError, match=name.removeprefix("VAANDEL_").lower()):
        Settings()


def test_tokens_do_not_show() -> None:
    """Not in a log, not in a traceback."""
    settings = Settings(slack_bot_token=SecretStr("xoxb-geheim"))
    assert "geheim" not in f"{settings!r} {settings}"
