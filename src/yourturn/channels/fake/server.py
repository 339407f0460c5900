"""The Fake network's wire: requests with a token in, a status and JSON out, as an HTTP server would answer.

It enforces what a network enforces (permission, length, who may answer, budgets, keys) and lets go wrong what
is scheduled to. It knows nothing of adapters.
"""

import json
from collections.abc import Callable
from typing import Final

from yourturn.channels.fake.network import FakeNetwork
from yourturn.channels.fake.records import (
    BUDGET_SPAN_S,
    Answer,
    Call,
    Doc,
    NoAnswer,
    NotSent,
    from_micros,
    micros,
    parse_time,
)
from yourturn.channels.lengths import length

SPAN: Final = BUDGET_SPAN_S * 1_000_000
LISTED: Final = """
select shows_at, number, doc, post in (select id from post where gone_at is not null) from log
where (shows_at, number) > (?, ?) and shows_at <= ? and (private_to is null or instr(private_to, ?) > 0)
order by shows_at, number limit ?
"""
IN_THREAD: Final = "select doc, gone_at from post where conversation = ? and appears_at <= ? order by number"
THESE: Final = """
select doc, gone_at from post where id in (select value from json_each(?)) and appears_at <= ? order by number
"""


class Refusal(Exception):
    """A request ends here, with this answer."""

    def __init__(self, status: int, code: str, **more: object) -> None:
        super().__init__(code)
        self.answer = Answer(status, {"error": code, **more})


class FakeServer:
    """Answers requests to one network. `sleep` is what a held request waits with."""

    def __init__(self, network: FakeNetwork, sleep: Callable[[float], None]) -> None:
        self._network = network
        self._shelf = network.shelf
        self._sleep = sleep
        self._calls: dict[Call, Callable[[str, Doc], Doc]] = {
            "about": self._about,
            "list": self._list,
            "thread": self._thread,
            "look": self._look,
            "mine": self._mine,
        }

    def call(self, token: str, call: Call, body: bytes = b"{}") -> Answer:
        """Answer one request. Raises NotSent before, NoAnswer after anything can have happened."""
        faults = self._shelf.take_faults(call, self._network.now())
        if "unreachable" in faults:
            raise NotSent
        if "hold_request" in faults:
            self._sleep(faults["hold_request"][1] / 1_000_000)
        try:
            account = self._who(token)
            left = self._spend(faults)
            doc = self._do(account, call, json.loads(body), faults)
        except Refusal as refusal:
            return refusal.answer
        if "hold_answer" in faults:
            self._sleep(faults["hold_answer"][1] / 1_000_000)
        if "lose_answer" in faults:
            raise NoAnswer
        return Answer(200, doc, left)

    def _do(self, account: str, call: Call, request: Doc, faults: dict[str, tuple[int, int]]) -> Doc:
        if "expire_cursors" in faults:
            self._shelf.write_note("log_floor", str(self._network.now()))
        if call == "send":
            return self._send(account, request, shows_after=faults.get("lose_answer", (0, 0))[1])
        return self._calls[call](account, request)

    def _who(self, token: str) -> str:
        found = self._shelf.rows("select account from token where token = ? and revoked = 0", (token,))
        if not found:
            raise Refusal(401, "revoked")
        return str(found[0][0])

    def _spend(self, faults: dict[str, tuple[int, int]]) -> int | None:
        """Count the request against the budget and give what is left of it."""
        now, budget = self._network.now(), self._network.rules.budget
        if "slow_down" in faults:
            raise Refusal(429, "slow_down", until=from_micros(sum(faults["slow_down"])).isoformat())
        if budget is None:
            return None
        span = now // SPAN
        with self._shelf.changing():
            spent = self._shelf.number("select calls from spent where span = ?", (span,)) or 0
            if spent >= budget:
                raise Refusal(429, "slow_down", until=from_micros((span + 1) * SPAN).isoformat())
            self._shelf.change("insert or replace into spent values (?, ?)", (span, spent + 1))
        return budget - spent - 1

    # Reading

    def _about(self, account: str, _: Doc) -> Doc:
        rules = self._network.rules
        return {
            "server": f"{self._network.name} (a network of fiction)",
            "account": self._network.account(account),
            "longest": rules.longest,
            "unit": rules.unit,
            "idempotency": rules.idempotency,
            "window_s": rules.window_s if rules.idempotency == "window" else None,
            "settles_s": rules.settles_s,
        }

    def _list(self, account: str, request: Doc) -> Doc:
        """Give what happened after the cursor, in the order in which it shows."""
        now, rules = self._network.now(), self._network.rules
        floor = int(self._shelf.note("log_floor") or 0)
        if rules.keeps_log_s is not None:
            floor = max(floor, now - rules.keeps_log_s * 1_000_000)
        shows, number = _read_cursor(request.get("cursor"), floor)
        if shows < floor:
            raise Refusal(410, "cursor_unknown", oldest=from_micros(floor).isoformat(), cursor=f"{floor}.0")
        found = self._shelf.rows(LISTED, (shows, number, now, f" {account} ", rules.page))
        if len(found) == rules.page:
            cursor = f"{found[-1][0]}.{found[-1][1]}"
        else:
            last = self._shelf.number("select max(number) from log") or 0
            cursor = f"{now}.{last}"
        docs = [(json.loads(str(doc)), bool(gone)) for _, _, doc, gone in found]
        # What is deleted by now is listed as deleted only: its words are not handed out any more.
        happened = [doc for doc, gone in docs if not gone or doc["what"] == "delete"]
        return {"happened": happened, "cursor": cursor, "more": len(found) == rules.page}

    def _thread(self, account: str, request: Doc) -> Doc:
        found = self._shelf.rows("select conversation from post where id = ?", (request["id"],))
        if not found:
            raise Refusal(404, "not_found")
        return {"posts": self._shown(account, IN_THREAD, str(found[0][0]))}

    def _look(self, account: str, request: Doc) -> Doc:
        return {"posts": self._shown(account, THESE, json.dumps(request["ids"]))}

    def _mine(self, account: str, request: Doc) -> Doc:
        """Give the account's own posts, as far as the listing has got.

        Those with that key, where the server keeps keys; all since that time, where it does not.
        """
        rules = self._network.rules
        settled = self._network.now() - rules.settles_s * 1_000_000
        mine = "select doc from post where author = ? and appears_at <= ? and gone_at is null"
        if rules.idempotency in {"exact", "window"}:
            docs = self._shelf.docs(f"{mine} and key = ? order by number", (account, settled, request["key"]))
        else:
            docs = self._shelf.docs(f"{mine} order by number", (account, settled))
            docs = [doc for doc in docs if max(doc["at"], doc["edited_at"] or "") >= request["since"]]
        return {"posts": docs}

    def _shown(self, account: str, which: str, value: str) -> list[Doc]:
        """Give posts as the account may see them; of what is gone only that it is."""
        rows = self._shelf.rows(which, (value, self._network.now()))
        docs = [(json.loads(str(doc)), gone) for doc, gone in rows]
        open_to = [pair for pair in docs if not pair[0]["to"] or account in _both(pair[0])]
        return [_shown_doc(doc, gone, self._network.account(doc["author"]["id"])) for doc, gone in open_to]

    # Sending

    def _send(self, account: str, request: Doc, *, shows_after: int) -> Doc:
        """Take a post in, once a key where the rules promise it."""
        rules = self._network.rules
        if length(request["text"], rules.unit) > rules.longest:
            raise Refusal(413, "too_long", longest=rules.longest, unit=rules.unit)
        if not request["text"].strip():
            raise Refusal(422, "empty")
        with self._shelf.changing():
            before = self._sent_before(account, request)
            if before is not None:
                return before
            self._check_target(account, request)
            post = self._network.say(
                account,
                request["text"],
                reply_to=request["reply_to"],
                to=request["to"],
                language=request["language"],
                key=request["key"],
                shows_after=shows_after,
            )
            return self._network.post(post)

    def _sent_before(self, account: str, request: Doc) -> Doc | None:
        """Give the post that stands for this request already, as far as the rules look for one."""
        rules = self._network.rules
        if rules.idempotency == "reconcile_only":
            return None
        same = "select doc from post where author = ? and key = ?"
        found = self._shelf.docs(f"{same} order by number desc limit 1", (account, request["key"]))
        if rules.idempotency == "single_slot" and request["reply_to"]:
            slot = "select doc from post where author = ? and reply_to = ? and gone_at is null"
            found = self._shelf.docs(slot, (account, request["reply_to"]))
            if found and found[0]["text"] != request["text"]:
                self._network.edit(found[0]["id"], request["text"])
                return self._network.post(found[0]["id"])
        if not found:
            return None
        age = self._network.now() - micros(parse_time(found[0]["at"]))
        if rules.idempotency == "window" and age > rules.window_s * 1_000_000:
            return None
        if (found[0]["text"], found[0]["reply_to"]) != (request["text"], request["reply_to"]):
            raise Refusal(409, "key_taken")
        return found[0]

    def _check_target(self, account: str, request: Doc) -> None:
        """Refuse an answer to what is gone, or to somebody who does not want one from us."""
        window = self._network.rules.private_window_s
        if not request["reply_to"]:
            return
        found = self._shelf.rows("select doc, gone_at from post where id = ?", (request["reply_to"],))
        if not found or found[0][1] is not None:
            raise Refusal(404, "target_gone")
        doc = json.loads(str(found[0][0]))
        named = account in {mention["id"] for mention in doc["mentions"]}
        who = doc["who_may_reply"]
        if doc["author"]["id"] != account and (who == "nobody" or (who == "mentioned" and not named)):
            raise Refusal(403, "not_allowed")
        age = self._network.now() - micros(parse_time(doc["at"]))
        if doc["to"] and window is not None and age > window * 1_000_000:
            raise Refusal(403, "not_allowed")


def _read_cursor(cursor: object, floor: int) -> tuple[int, int]:
    """Read a cursor; none at all begins at the oldest that is kept, a strange one is unknown."""
    if cursor is None:
        return floor, 0
    shows, _, number = str(cursor).partition(".")
    return (int(shows), int(number)) if shows.isdigit() and number.isdigit() else (-1, 0)


def _shown_doc(doc: Doc, gone: object, author: Doc) -> Doc:
    if author["status"] != "active":
        return {"id": doc["id"], "gone": "author_gone"}
    return {"id": doc["id"], "gone": "deleted"} if gone is not None else doc


def _both(doc: Doc) -> set[str]:
    """Give the two who can see a private message."""
    return {doc["to"], doc["author"]["id"]}
