"""People: what they are in the municipality."""

from enum import StrEnum


class MunicipalRole(StrEnum):
    """Who somebody is in the municipality; everyone without a row is a colleague."""

    COORDINATOR = "coordinator"
    ADVISER = "adviser"
    MEMBER = "member"
    CHAMPION = "champion"
    FINANCE = "finance"
    COLLEAGUE = "colleague"
