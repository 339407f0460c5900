"""What programs do: each is one action, done in the name of the colleague whose token it is."""

from django.http import HttpRequest
from ninja import Path

from yourturn.actions import by_hand, notes, promises, reply, wants
from yourturn.actions import needs as acting
from yourturn.web.api import shapes
from yourturn.web.api.doors import caller_of, key_of, write
from yourturn.web.api.shapes import Number, Wrote


@write("/conversations/{number}/reply", "reply")
def send_reply(request: HttpRequest, number: Path[Number], said: shapes.Answer) -> Wrote:
    """Write an answer down to be sent."""
    caller = caller_of(request)
    made = reply.send_reply(
        caller.sight, number, said.text, caller.now,
        key=key_of(request), reply_to=said.reply_to, over_them=said.over_them,
    )  # fmt: skip
    return Wrote(number=made)


@write("/conversations/{number}/acknowledge", "reply")
def acknowledge(request: HttpRequest, number: Path[Number], said: shapes.Answer) -> Wrote:
    """Say that we heard; the person still waits for an answer."""
    caller = caller_of(request)
    made = reply.acknowledge(
        caller.sight, number, said.text, caller.now,
        key=key_of(request), reply_to=said.reply_to, over_them=said.over_them,
    )  # fmt: skip
    return Wrote(number=made)


@write("/conversations/{number}/record", "record_post")
def record_answer(request: HttpRequest, number: Path[Number], said: shapes.Answered) -> Wrote:
    """Record what we answered by hand on the network itself."""
    caller = caller_of(request)
    made = reply.record_by_hand(
        caller.sight,
        number,
        said.text,
        said.link,
        said.at,
        caller.now,
        key=key_of(request),
        reply_to=said.reply_to,
    )
    return Wrote(number=made)


@write("/conversations/{number}/note", "note")
def note(request: HttpRequest, number: Path[Number], said: shapes.Noting) -> Wrote:
    """Write a note; colleagues alone see it."""
    caller = caller_of(request)
    return Wrote(number=notes.note(caller.sight, number, said.text, caller.now, said.mention))


@write("/conversations/{number}/take", "take")
def take(request: HttpRequest, number: Path[Number]) -> Wrote:
    """Have the conversation."""
    caller = caller_of(request)
    return _done(acting.take(caller.sight, [number], caller.now))


@write("/conversations/{number}/assign", "assign")
def assign(request: HttpRequest, number: Path[Number], said: shapes.Giving) -> Wrote:
    """Give the conversation to a colleague, or to nobody."""
    caller = caller_of(request)
    if said.colleague is None:
        return _done(acting.let_go(caller.sight, [number], caller.now))
    return _done(acting.assign(caller.sight, [number], said.colleague, caller.now))


@write("/conversations/{number}/label", "label")
def label(request: HttpRequest, number: Path[Number], said: shapes.Labelling) -> Wrote:
    """Put a label on, or take it off."""
    caller = caller_of(request)
    put = notes.put_label if said.on else notes.take_label
    put(caller.sight, [number], said.label, caller.now)
    return Wrote()


@write("/conversations/{number}/promise", "promise")
def promise(request: HttpRequest, number: Path[Number], said: shapes.Promising) -> Wrote:
    """Write down what we promised a person here."""
    caller = caller_of(request)
    made = promises.promise(caller.sight, number, said.person, said.words, said.due, caller.now, said.want)
    return Wrote(number=made)


@write("/needs/{number}/snooze", "snooze")
def snooze(request: HttpRequest, number: Path[Number], said: shapes.PuttingOff) -> Wrote:
    """Put a wait off; the person still waits, and is counted."""
    caller = caller_of(request)
    return _done(acting.snooze(caller.sight, [number], said.how, caller.now, said.day))


@write("/needs/{number}/close", "close")
def close(request: HttpRequest, number: Path[Number], said: shapes.Ending) -> Wrote:
    """End a wait without an answer, with a reason; it is counted as that."""
    caller = caller_of(request)
    return _done(acting.close(caller.sight, [number], said.outcome, said.reason, caller.now))


@write("/undo", "snooze")
def undo(request: HttpRequest, said: shapes.Undoing) -> Wrote:
    """Take back what these audit rows say."""
    caller = caller_of(request)
    return _done(acting.undo(caller.sight, said.audits, caller.now))


@write("/wants", "file_want")
def file_want(request: HttpRequest, said: shapes.Filing) -> Wrote:
    """File what a person wants, from a post of theirs."""
    caller = caller_of(request)
    return Wrote(number=wants.file_want(caller.sight, said.post, said.statement, said.words, caller.now))


@write("/posts", "record_post")
def paste(request: HttpRequest, said: shapes.Pasted) -> Wrote:
    """Bring in by hand what a person said elsewhere; the number is that of the post."""
    caller = caller_of(request)
    put = by_hand.paste(
        caller.sight, said.brand, said.network, said.link, said.author, said.text, said.at, caller.now,
        reply_to=said.reply_to,
    )  # fmt: skip
    return Wrote(number=put.post)


def _done(done: acting.Done) -> Wrote:
    return Wrote(audits=list(done.audits))
