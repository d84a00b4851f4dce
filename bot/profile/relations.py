"""Which keys of a profile belong together: what names what, what comes before what."""

Path = tuple[str | int, ...]

# Which keys name an entry of which table; "*" stands for every entry.
REFERENCES: tuple[tuple[Path, str], ...] = (
    (("ambition", "themes", "*", "theme"), "themes"),
    (("ambition", "aspirations", "*", "themes", "*"), "themes"),
    (("ambition", "aspirations", "*", "team"), "teams"),
    (("ambition", "own_items", "*"), "own_items"),
    (("ambition", "later", "*", "themes", "*", "theme"), "themes"),
    (("plan", "year_goals", "*", "theme"), "themes"),
    (("goals", "*", "theme"), "themes"),
    (("explanations", "reasons", "*", "themes", "*"), "themes"),
    (("categories", "*", "themes", "*"), "themes"),
    (("categories", "*", "teams", "*"), "teams"),
    (("categories", "*", "domains", "*"), "domains"),
    (("teams", "*", "domain"), "domains"),
    (("rhythms", "*", "recipients", "*"), "bodies"),
    (("selection", "advises"), "bodies"),
    (("selection", "decides"), "bodies"),
    (("year_plans", "*", "assignments", "*", "team"), "teams"),
    (("pilots", "*", "theme"), "themes"),
    (("pilots", "*", "teams", "*"), "teams"),
    (("tracks", "*", "team"), "teams"),
    (("tracks", "*", "tools", "*"), "tools"),
    (("tracks", "*", "own_items", "*"), "own_items"),
    (("plan", "goals", "*", "own_items", "*"), "own_items"),
    (("route_map", "blocks", "*", "own_items", "*"), "own_items"),
    (("practice", "themes", "*", "theme"), "themes"),
    (("practice", "examples", "*", "theme"), "themes"),
    (("promises", "totals", "*"), "themes"),
    (("tools", "*", "categories", "*"), "categories"),
    (("tender_calendar", "cpv", "rules", "*", "category"), "categories"),
)
# Spans: a table's first key may not come after its second.
SPANS: tuple[tuple[Path, str, str], ...] = (
    (("thresholds", "*"), "valid_from", "valid_until"),
    (("plan",), "from_year", "until_year"),
    (("ambition",), "from_year", "until_year"),
    (("development", "phases", "*"), "from_year", "until_year"),
    (("calendar",), "opens", "closes"),
    (("calendar", "rest", "*"), "begins", "ends"),
    (("calendar", "school_holidays", "periods", "*"), "begins", "ends"),
)
# Numbers that may stand once only.
NUMBERED: tuple[tuple[Path, str], ...] = (
    (("levels", "*", "number"), "level"),
    (("development", "phases", "*", "number"), "phase"),
    (("plan", "goals", "*", "number"), "goal"),
)
LEVELS: tuple[Path, ...] = (
    ("ambition", "themes", "*", "current"),
    ("ambition", "themes", "*", "target"),
    ("ambition", "themes", "*", "experience"),
    ("ambition", "aspirations", "*", "level"),
    ("ambition", "later", "*", "themes", "*", "target"),
)
