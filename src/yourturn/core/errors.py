"""Named errors, each carrying the sentence that the person in front of the screen should read."""


class YourTurnError(Exception):
    """Something a person can act on; `str(error)` is the sentence shown to them."""


class BadInput(YourTurnError):
    """What was handed over cannot be used; the sentence names the file, row or field and what to do."""


class NothingToRead(BadInput):
    """No file that any reader recognises was found under the given paths."""


class BadSetting(YourTurnError):
    """A setting that cannot be used; the sentence says which and what to write."""


class NotThere(YourTurnError):
    """It does not exist, or not for the one who asks: both are said in the same words."""


class NotAllowed(YourTurnError):
    """The role of the one who asks does not reach that far."""


class TooOften(YourTurnError):
    """It was tried too often; the sentence says when to try again."""
