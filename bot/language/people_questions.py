"""The forms of sentences that ask for people: who can help, who does what, one's own profile."""

_WITH = r"(?P<topic>[a-z0-9]+(?: [a-z0-9]+){0,7}?)"
_ME = r"(?:me|mij|ons)"
_SEEK = r"(?:ik|we|wij) (?:zoek|zoeken) (?:een collega|iemand)"
_OWN = r"mijn (?:community ?)?profiel"
_DO = r"(?:zien|bekijken|invullen|wijzigen|aanpassen)"

WHO_HELPS = (
    rf"wie (?:kan|kunnen|wil|helpt) {_ME}(?: helpen)?(?: (?:met|bij|aan) {_WITH})?",
    rf"wie kan (?:er )?(?:helpen|meedenken|meekijken)(?: (?:met|bij|over) {_WITH})?",
    rf"wie kan (?:ik|we) (?:iets )?vragen (?:over|voor) {_WITH}",
    r"wie (?:deed|heeft) (?:dit|dat|zoiets) (?:wel )?eerder(?: gedaan)?",
    rf"{_SEEK} (?:die )?(?:verstand|ervaring) (?:heeft )?(?:van|met|in) {_WITH}",
    rf"{_SEEK} met (?:verstand|ervaring) (?:van|met|in) {_WITH}",
    rf"{_SEEK} die {_ME} (?:kan|wil) helpen(?: (?:met|bij) {_WITH})?",
)
"""Such as *wie kan me helpen met laadpalen?*; ``topic`` is what help is wanted with."""

PROFILE = (
    rf"(?:(?:laat|toon) (?:me )?)?{_OWN}(?: {_DO})?",
    rf"(?:ik|we) (?:wil|willen|zou) {_OWN} {_DO}",
    r"(?:ik doe|ik wil) niet meer mee ?(?:doen )?(?:aan|met|in) de community",
    r"(?:ik wil|hoe kom ik) (?:bij|in) de community(?: komen)?",
)
"""Such as *mijn profiel*, *ik doe niet meer mee aan de community*."""

COVERAGE = (
    r"wie doet (?:er )?wat(?: (?:in|bij) (?:het|ons) (?:mvo?i ?)?team)?",
    r"wie staat (?:er )?(?:voor welk thema|waarvoor)",
    r"waar (?:is|staat|hebben (?:we|wij)) (?:er )?(?:nog )?niemand voor",
    r"welke thema ?s (?:zijn|hebben) (?:er )?(?:nog )?(?:niet gedekt|niemand)",
)
"""Such as *wie doet wat?*"""
