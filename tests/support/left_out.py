"""With CI=true a test that is left out has failed: what is never run may be broken for years."""

from collections.abc import Generator

import pytest

from tests.support import machine


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one."""
    report = yield
    if machine.is_continuous_integration() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was left out with CI=true: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped file into a failed one."""
    report = yield
    if machine.is_continuous_integration() and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was left out with CI=true: {report.longrepr}"
    return report
