"""The sentences that ask what masterclasses there are, or that somebody wants to go to one.

| asks for | such as |
|---|---|
| what is coming | welke masterclasses zijn er? |
| signing up for one | meld me aan voor de masterclass marktconsultaties |

Patterns over folded words, made of pieces that the other sentences share.
"""

_ONE = r"(?:masterclass|netwerk ?bijeenkomst)"
_SEVERAL = r"(?:masterclasses|netwerk ?bijeenkomsten)"


def asking_what_comes(can_you: str, show: str, next_one: str) -> tuple[str, ...]:
    """How somebody asks what there is to sign up for."""
    return (
        (
            rf"(?:{can_you} )?(?:welke|wat voor) {_SEVERAL} (?:zijn|komen|staan|hebben)"
            r"(?: (?:er|we|wij))?(?: (?:aan|eraan|er aan|gepland|nog|binnenkort))?"
        ),
        rf"(?:zijn|komen) er (?:nog |binnenkort )?{_SEVERAL}(?: (?:aan|gepland))?",
        rf"wanneer (?:is|zijn|komt) (?:de |een )?{next_one}(?:{_SEVERAL}|masterclass)",
        rf"{show} (?:de |alle )?{_SEVERAL}(?: zien)?",
    )


def signing_up(want: str, can: str, topic: str) -> tuple[str, ...]:
    """How somebody says that they want to come; ``topic`` is a group of that name."""
    about = rf"(?: (?:over )?{topic})?"
    return (
        rf"(?:meld|schrijf|geef) (?:me|mij) (?:aan|op|in) voor (?:de|een) {_ONE}{about}",
        (
            rf"(?:{want}|{can}) (?:naar|(?:me|mij) (?:aanmelden|opgeven) voor) (?:de|een) "
            rf"{_ONE}{about}"
        ),
        rf"(?:{want}|{can}) (?:me|mij) voor (?:de|een) {_ONE}{about} (?:aanmelden|opgeven)",
    )
