"""What every test may ask for; the fixtures themselves are in tests/support/."""

pytest_plugins = [
    "tests.support.browser",
    "tests.support.databases",
    "tests.support.left_out",
]
