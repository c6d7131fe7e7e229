"""The parts of an address that name something. The ownership walk fills routes by these, so a route that
takes any other converter fails it."""


class OwnedKey:
    """The key of an owned record; larger ones than a database can hold do not resolve."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class CuratedSlug:
    """All that a slug could ever hold, and not only what a new one may: an older row must not take down the page it is on."""

    regex = "[-_A-Za-z0-9]{1,80}"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class YearNumber:
    """A year of the calendar that days are kept in."""

    regex = "19[0-9]{2}|2[01][0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class SecretToken(CuratedSlug):
    """Also one that a mail program cut short: its page says what to do."""

    regex = "[-_A-Za-z0-9]{1,200}"


class AreaSlug(CuratedSlug):
    regex = "goals|learning|experience|skills|network|trends"
