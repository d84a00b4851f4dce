"""Whether a text is Dutch, by the small words that every sentence has."""

from collections.abc import Sequence

_DUTCH = frozenset(
    """
    de het een en van voor naar niet wij we ik je jij jullie u dat die dit deze met op aan bij om
    te ook nog maar als dan wat wie waar hoe wanneer welke kan kunnen wil willen moet moeten gaan
    gaat hebben heeft zijn is er ons onze mijn uit over door tot zo geen al wel naar worden wordt
    graag zou
    """.split()
)
_FOREIGN = (
    # English, without what is Dutch too: we, is, was, over, had, die, me, of, in, on, to, as
    """
    the and you your our are this that what where when who how need please for from with will would
    should could can't cannot have has been new about an at by it its they them there their buy
    want next month order out get my hello printer's list all were be do does not i'm i if or so
    """,
    # German
    """
    der die das und ist nicht wir ich sie für fur mit brauchen auf ein eine einen im vom zum zur
    bitte haben werden kaufen neue können konnen möchten mochten wollen über uber bis nächste nach
    """,
    # French
    """
    le la les des du un une et est nous vous ils pour avec dans sur qui que quoi allons acheter
    voulons bonjour merci avez notre votre au aux en sont pas je tu ce cette
    """,
    # Spanish, Italian, Portuguese
    """
    el los las una uno y es para con por que queremos comprar nuevos nuevas hola gracias nuestro
    il gli dei della vogliamo comprare nuovi nuove per buongiorno grazie os as um uma para com
    precisamos e são nao não del al se lo como necesitamos
    """,
    # Polish, Turkish
    """
    nie to jest na się sie z do w i czy jak prosze proszę dzień dobry mamy nowe laptopy kto może
    moze mi pomóc pomoc nowym ve bir bu için icin ile merhaba yeni var mı mi istiyoruz almak
    """,
)
_ALSO_DUTCH = frozenset("die den is in de en we was over had me of on to as nu man of al des uit hier mag".split())
_OTHERS = tuple(frozenset(words.split()) - _ALSO_DUTCH for words in _FOREIGN)
_ENOUGH = 2


def is_foreign(words: Sequence[str], text: str) -> bool:
    """Whether a text is written in another language, or in other letters."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum(char > "\u024f" for char in letters) * 2 > len(letters):
        return True
    dutch = sum(word in _DUTCH and not any(word in other for other in _OTHERS) for word in words)
    foreign = max(sum(word in other and word not in _DUTCH for word in words) for other in _OTHERS)
    either = max(sum(word in other for word in words) for other in _OTHERS)
    return foreign >= _ENOUGH and either > 2 * dutch
