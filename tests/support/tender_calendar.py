"""A made-up calendar of tenders of a municipality, as a file that it could have."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bot.profile import Profile

HEADER = (
    "ref",
    "titel",
    "opdrachtgever",
    "team",
    "categorie",
    "waarde",
    "publicatie",
    "start_contract",
    "einde_contract",
    "einde_huidig_contract",
    "procedure",
)

_THINGS = {
    "personeel": ("Opleidingen", "Arbodienst", "Werving"),
    "kantoor": ("Meubilair", "Koffie", "Drukwerk"),
    "ict": ("Laptops", "Telefonie", "Zaaksysteem"),
    "flexibele-arbeid": ("Uitzendkrachten", "Inhuur", "Payroll"),
    "advies-onderzoek": ("Onderzoek", "Accountant", "Advies"),
    "vervoer": ("Bestelbussen", "Leerlingenvervoer", "Laadpalen"),
    "gebouwen": ("Schoonmaak", "Dakonderhoud", "Installaties"),
    "gww": ("Asfalt", "Straatverlichting", "Groenonderhoud"),
    "veiligheid": ("Blusmiddelen", "Beveiliging", "Portofoons"),
    "sociaal-domein": ("Huishoudelijke hulp", "Dagbesteding", "Jeugdhulp"),
}


@dataclass(frozen=True)
class MadeUp:
    """One row. ``published`` is the first day on which it may be published."""

    ref: str
    title: str
    client: str
    team: str
    category: str
    published: date
    written: str
    value: str
    current_ends_on: date | None
    procedure: str

    def cells(self) -> tuple[str, ...]:
        """As the file has it, in the order of :data:`HEADER`."""
        start = self.published + timedelta(weeks=20)
        return (
            self.ref,
            self.title,
            self.client,
            self.team,
            self.category,
            self.value,
            self.written,
            f"{start:%d-%m-%Y}",
            f"{start.replace(year=start.year + 4, day=1):%d-%m-%Y}",
            f"{self.current_ends_on:%d-%m-%Y}" if self.current_ends_on else "",
            self.procedure,
        )


def made_up(
    profile: Profile, *, count: int, begins: date, days: int, clients: Sequence[str]
) -> list[MadeUp]:
    """So many tenders, published over so many days; the same ones every time.

    Every third has no client that anybody knows.
    """
    return list(_rows(profile, count, begins, days, clients))


def as_csv(rows: Sequence[MadeUp]) -> str:
    """The file, as Excel writes it in Dutch."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(row.cells() for row in rows)
    return text.getvalue()


def _rows(
    profile: Profile, count: int, begins: date, days: int, clients: Sequence[str]
) -> Iterator[MadeUp]:
    random = Random(f"{profile.slug} {count}")
    teams = [each.slug for each in profile.teams]
    for number in range(count):
        category = profile.categories[number % len(profile.categories)]
        thing = random.choice(_THINGS[category.slug])
        published = begins + timedelta(days=random.randrange(days))
        published, written = _moment(published, number)
        yield MadeUp(
            ref=f"IK-{number + 1:03}",
            title=f"{thing} {number + 1}",
            client="" if number % 3 == 2 else clients[number % len(clients)],
            team=random.choice(category.teams or teams),
            category=category.slug,
            published=published,
            written=written,
            value=random.choice(("€ 45.000", "1,2 ton", "250.000", "1,5 mln", "")),
            current_ends_on=published + timedelta(weeks=30) if number % 2 else None,
            procedure=random.choice(("europees", "Nationaal", "meervoudig onderhands", "")),
        )


def _moment(day: date, number: int) -> tuple[date, str]:
    """As exactly as people know it: a day, a month or a quarter; and the first day of that."""
    if number % 3 == 0:
        return day, f"{day:%d-%m-%Y}"
    if number % 3 == 1:
        return day.replace(day=1), f"{day:%m-%Y}"
    quarter = (day.month - 1) // 3
    return date(day.year, quarter * 3 + 1, 1), f"Q{quarter + 1} {day.year}"
