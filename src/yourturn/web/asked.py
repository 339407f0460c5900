"""What a form asks for, and what is said after it was done: one line with Undo, carried in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.web.texts import many

SEE_OTHER: Final = 303
MOST_UNDONE: Final = 100

DONE: Final = {
    "take": ("You have it now.", "You have %(number)s conversations more now."),
    "assign": ("It has another owner now.", "%(number)s conversations have another owner now."),
    "let_go": ("Nobody has it now.", "Nobody has these %(number)s conversations now."),
    "snooze": ("Put off. They still wait.", "%(number)s waits are put off. They still wait."),
    "wake": ("It is back in the list.", "%(number)s waits are back in the list."),
    "close": (
        "Closed without an answer, and counted as that.",
        "%(number)s closed without an answer, and counted as that.",
    ),
    "undo": ("Undone.", "%(number)s undone."),
    "note": ("The note is there. Only colleagues see it.",) * 2,
    "label": ("The label is on.",) * 2,
    "unlabel": ("The label is off.",) * 2,
    "draft": ("Your draft is kept.",) * 2,
    "reply": ("Your answer is on its way.",) * 2,
    "acknowledge": ("Your words are on their way. The person still waits for an answer.",) * 2,
    "view": ("The view is kept, on the left.",) * 2,
    "want": ("The want is in the ledger.",) * 2,
    "promise": ("The promise is kept in view until its day.",) * 2,
    "record": ("Recorded. It counts like any other answer.",) * 2,
    "retry": ("It is tried again.",) * 2,
    "withdraw": ("Withdrawn. Nothing was sent.",) * 2,
    "kept": ("The promise is kept.",) * 2,
    "join": ("The accounts are one person now.",) * 2,
    "unjoin": ("The accounts are parted again.",) * 2,
    "block": ("Blocked. What they say is still heard.",) * 2,
    "unblock": ("They can be answered again.",) * 2,
    "erase": ("Erased. That somebody spoke stays; who and what does not.",) * 2,
    "view_gone": ("The view is gone. What it listed is not.",) * 2,
}


@dataclass(frozen=True)
class Did:
    """What was just done: its sentence, and what `undo` takes."""

    sentence: str
    audits: str


def did_of(request: HttpRequest) -> Did | None:
    """Read from the address what was just done; None where nothing was."""
    words = DONE.get(request.GET.get("did", ""))
    if words is None:
        return None
    audits = numbers(request.GET.get("undo", ""))
    number = max(1, len(audits))
    return Did(many(words[0], words[1], number), ",".join(str(one) for one in audits))


def back(request: HttpRequest, did: str, audits: Sequence[int] = (), otherwise: str = "/") -> HttpResponse:
    """Go back to where the form was, and say what was done."""
    parts = urlsplit(safe(request.POST.get("next", ""), otherwise))
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in {"did", "undo"}]
    said = [("did", did)] + ([("undo", ",".join(str(one) for one in audits[:MOST_UNDONE]))] if audits else [])
    return HttpResponseRedirect(
        urlunsplit(("", "", parts.path, urlencode(kept + said), "")), status=SEE_OTHER
    )


def safe(address: str, otherwise: str) -> str:
    """Give the address where it is a path of ours, else another one."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and "\n" not in address
    return address if ours else otherwise


def numbers(text: str) -> tuple[int, ...]:
    """Read numbers separated by commas; what is none is left out."""
    return tuple(int(one) for one in text.split(",") if one.isascii() and one.isdecimal() and len(one) < 16)


def chosen(request: HttpRequest) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the needs and the conversations of a list's form: the one pressed, or all those ticked."""
    one = request.POST.get("only") or request.POST.get("later")
    pairs = [value.partition("-") for value in ([one] if one else request.POST.getlist("need"))]
    needs = numbers(",".join(need for need, _, _ in pairs))
    talks = numbers(",".join(talk for _, _, talk in pairs))
    return needs, tuple(dict.fromkeys(talks))
