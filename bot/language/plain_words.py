"""What many plain sentences have in common, as regular expressions over folded words."""

NO_TOPIC = r"(?!(?:bij|voor|van|over|op|in|traject|nummer|nr|no)\b)"
TOPIC = rf"(?P<topic>{NO_TOPIC}[a-z][a-z0-9]*(?: {NO_TOPIC}[a-z0-9]+){{0,3}})"
SHOW = r"(?:laat|toon|geef)(?: (?:me|mij|ons))?"
WANT = r"(?:ik|we|wij) (?:wil|willen|zou|zouden)(?: willen)?"
CAN = r"(?:kan|mag|kunnen|mogen) (?:ik|we|wij)"
CAN_YOU = (
    r"(?:kun|kan|wil|kunt) (?:je|u|jij)(?: (?:me|mij|ons))?(?: (?:laten zien|vertellen|zeggen))?"
)
