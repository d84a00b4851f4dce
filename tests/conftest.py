"""What every test may ask for; the fixtures themselves are in tests/support/."""

from bot.logs import configure_logs

pytest_plugins = [
    "tests.support.browser",
    "tests.support.databases",
    "tests.support.left_out",
]


def pytest_configure() -> None:
    """Log as the program does: without local variables, which take seconds to draw."""
    configure_logs()
