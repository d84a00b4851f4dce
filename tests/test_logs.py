"""Logs: enough to find a fault with, and nothing that people typed."""

from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure_logs


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """What is configured writes to the standard error of this one test, which is closed after it.

    Whatever another test's program logged then would fail in the midst of its work.
    """
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def test_a_failure_is_logged_without_what_stood_in_variables(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Local variables hold what people typed."""
    configure_logs()
    typed = "een geheim " + "bedrag"
    try:
        [][len(typed)]
    except IndexError:
        structlog.get_logger().exception("it failed")
    logged = capsys.readouterr().err
    assert "it failed" in logged
    assert "IndexError" in logged
    assert typed not in logged
