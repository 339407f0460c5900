"""The adapter of the Fake network: the shortest whole example of one, and the double for tests above it."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from yourturn.channels import base
from yourturn.channels.fake.network import FakeNetwork
from yourturn.channels.fake.records import Answer, Call, Doc, NoAnswer, NotSent, from_micros, parse_time
from yourturn.channels.fake.server import FakeServer

POLL_S: Final = 2.0
RETRY_S: Final = 30
STATUSES: Final[dict[int, tuple[base.RefusalCode, str]]] = {
    403: ("not_allowed", "This person does not take answers from us here."),
    404: ("target_gone", "The post you answer is no longer there."),
    409: ("key_taken", "Something else was sent under the same key before."),
    413: ("too_long", "The text is longer than the network takes."),
    422: ("invalid", "The network does not take this post as it is."),
}
POLICY: Final = base.Policy(
    delete_within_s=86_400, training_allowed=True, machine_replies_need_approval=False
)
REVOKED: Final = "The network does not let us in any more. Connect the channel again."


class FakeAdapter:
    """One account of ours on the Fake network; see `channels.Adapter`."""

    def __init__(
        self,
        server: FakeServer,
        *,
        token: str,
        account: str,
        clock: Callable[[], datetime],
        channel: str = "fake",
        private_window_s: int | None = None,
    ) -> None:
        self.channel = channel
        self.policy = POLICY
        self._server, self._token, self._account = server, token, account
        self._clock, self._private_window_s = clock, private_window_s

    def listen(self, cursor: str | None) -> Iterator[base.Batch]:
        """Yield what happened since, page by page."""
        gaps: tuple[base.Event, ...] = ()
        while True:
            answer = self._server_says("list", {"cursor": cursor})
            if answer.status == 410:
                gaps = (self._gap(cursor, answer.doc),)
                cursor = answer.doc["cursor"]
                continue
            events = tuple(event for doc in answer.doc["happened"] for event in self._events(doc))
            cursor = answer.doc["cursor"]
            yield base.Batch(gaps + events, str(cursor), POLL_S, answer.budget_left)
            gaps = ()
            if not answer.doc["more"]:
                return

    def thread(self, ref: base.Ref) -> tuple[base.Event, ...]:
        """Give the whole conversation of a post."""
        answer = self._server_says("thread", {"id": ref.id})
        if answer.status == 404:
            return (base.Gone(ref, "not_found", self._clock()),)
        return tuple(self._shown(doc) for doc in answer.doc["posts"])

    def recheck(self, refs: Sequence[base.Ref]) -> tuple[base.Event, ...]:
        """Say what became of posts we keep."""
        answer = self._server_says("look", {"ids": [ref.id for ref in refs]})
        shown = {doc["id"]: self._shown(doc) for doc in answer.doc["posts"]}
        gone = self._clock()
        found = [shown.get(ref.id, base.Gone(ref, "not_found", gone)) for ref in refs]
        return tuple(event for ref, event in zip(refs, found, strict=True) if not _unchanged(ref, event))

    def probe(self) -> base.Ability:
        """Ask the server about itself."""
        doc = self._server_says("about", {}).doc
        return base.Ability(
            account=_actor(doc["account"]),
            longest=doc["longest"],
            unit=doc["unit"],
            idempotency=doc["idempotency"],
            window_s=doc["window_s"],
            settles_s=doc["settles_s"],
            listens="poll",
            tells_deletions=True,
            private_messages=True,
            server=doc["server"],
        )

    def prepare(self, draft: base.Draft, key: str, at: datetime) -> base.Prepared:
        """Give the request as it will be sent."""
        if not draft.text.strip():
            raise base.CannotPrepare("There is nothing to send yet.")
        if draft.kind == "dm" and draft.to is None:
            raise base.CannotPrepare("Say who the private message is for.")
        request = {
            "key": key,
            "at": at.isoformat(),
            "text": draft.text,
            "reply_to": draft.reply_to.id if draft.reply_to else None,
            "to": draft.to.id if draft.to and draft.kind == "dm" else None,
            "language": draft.language,
        }
        return base.Prepared(self.channel, key, at, json.dumps(request, sort_keys=True).encode())

    def publish(self, prepared: base.Prepared) -> base.Published | base.Refused | base.Unknown:
        """Send the request once."""
        try:
            answer = self._server.call(self._token, "send", prepared.body)
        except NotSent:
            later = self._clock() + timedelta(seconds=RETRY_S)
            return base.Refused("unreachable", "The network could not be reached.", later)
        except NoAnswer:
            return base.Unknown("The network did not say whether it took the post.")
        if answer.status == 429:
            return base.Refused("slow_down", "The network asks us to wait.", parse_time(answer.doc["until"]))
        if answer.status == 401:
            raise base.AccessRevoked(REVOKED)
        if answer.status != 200:
            code, detail = STATUSES[answer.status]
            return base.Refused(code, detail)
        return self._published(answer.doc)

    def reconcile(self, prepared: base.Prepared) -> base.Published | base.Absent | base.Unknown:
        """Look for the post by its key, or, where the server keeps none for us, among our own since then."""
        sent = json.loads(prepared.body)
        answer = self._server_says("mine", {"key": prepared.key, "since": sent["at"]})
        found = [doc for doc in answer.doc["posts"] if _is(doc, sent)]
        return self._published(found[0]) if found else base.Absent("It is not among our posts there.")

    def may_reply(self, item: base.Item) -> base.MayReply:
        """Read from the post itself whether it takes answers from us."""
        doc = json.loads(item.raw)
        if doc["author"]["id"] == self._account:
            return base.MayReply(allowed=True)
        if doc["who_may_reply"] == "nobody":
            return base.MayReply(allowed=False, reason="The author takes no answers to this post.")
        if doc["who_may_reply"] == "mentioned" and self._account not in item.mentions:
            return base.MayReply(allowed=False, reason="Only people named in this post may answer it.")
        return self._window(item)

    def _window(self, item: base.Item) -> base.MayReply:
        if item.visibility == "public" or self._private_window_s is None:
            return base.MayReply(allowed=True)
        closes = item.at + timedelta(seconds=self._private_window_s)
        if self._clock() > closes:
            return base.MayReply(allowed=False, reason="This message can no longer be answered.")
        return base.MayReply(allowed=True, until=closes)

    def _server_says(self, call: Call, request: Doc) -> Answer:
        """Ask something that changes nothing."""
        try:
            answer = self._server.call(self._token, call, json.dumps(request).encode())
        except (NotSent, NoAnswer) as error:
            raise base.Unreachable("The network did not answer.") from error
        if answer.status == 401:
            raise base.AccessRevoked(REVOKED)
        if answer.status == 429:
            raise base.SlowDown("The network asks us to wait.", parse_time(answer.doc["until"]))
        return answer

    def _gap(self, cursor: str | None, doc: Doc) -> base.Gap:
        return base.Gap(
            _cursor_time(cursor), parse_time(doc["oldest"]), "The network no longer lists what came then."
        )

    def _events(self, doc: Doc) -> Iterator[base.Event]:
        at = parse_time(doc["happened_at"])
        if doc["what"] == "account":
            yield base.ActorChanged(_actor(doc["account"]), doc["status"], at, _bytes(doc))
        elif doc["what"] == "delete":
            yield base.Gone(self._ref(doc["id"]), "deleted", at, _bytes(doc))
        else:
            yield base.Seen(self._item(doc["post"]))

    def _shown(self, doc: Doc) -> base.Event:
        if "gone" in doc:
            return base.Gone(self._ref(doc["id"]), doc["gone"], self._clock(), _bytes(doc))
        return base.Seen(self._item(doc))

    def _ref(self, post: str, revision: str = "") -> base.Ref:
        return base.Ref(self.channel, "posts", post, revision)

    def _item(self, doc: Doc) -> base.Item:
        return base.Item(
            ref=self._ref(doc["id"], str(doc["revision"])),
            actor=_actor(doc["author"]),
            at=parse_time(doc["at"]),
            text=doc["text"],
            raw=_bytes(doc),
            reply_to=self._ref(doc["reply_to"]) if doc["reply_to"] else None,
            conversation=doc["conversation"],
            edited_at=parse_time(doc["edited_at"]) if doc["edited_at"] else None,
            language=doc["language"],
            kind=doc["kind"],
            mentions=tuple(mention["id"] for mention in doc["mentions"]),
            media=tuple(base.Media(m["url"], m["alt"], m["kind"]) for m in doc["media"]),
            url=doc["url"],
            visibility="private" if doc["to"] else "public",
        )

    def _published(self, doc: Doc) -> base.Published:
        return base.Published(self._ref(doc["id"], str(doc["revision"])), parse_time(doc["at"]), doc["url"])


def connect(
    network: FakeNetwork, account: str, *, sleep: Callable[[float], None], channel: str = "fake"
) -> base.Adapter:
    """Give an adapter that acts for the account on that network."""
    return FakeAdapter(
        FakeServer(network, sleep),
        token=network.connect(account),
        account=account,
        clock=network.clock,
        channel=channel,
        private_window_s=network.rules.private_window_s,
    )


def _actor(doc: Doc) -> base.Actor:
    return base.Actor(
        id=doc["id"], handle=doc["handle"], name=doc["name"], about=doc["about"], followers=doc["followers"]
    )


def _is(doc: Doc, sent: Doc) -> bool:
    """Say whether a post is what we sent: same words, same place."""
    return all(doc[name] == sent[name] for name in ("text", "reply_to", "to"))


def _unchanged(ref: base.Ref, event: base.Event) -> bool:
    return isinstance(event, base.Seen) and event.item.ref == ref


def _bytes(doc: Doc) -> bytes:
    return json.dumps(doc, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _cursor_time(cursor: str | None) -> datetime | None:
    """Give the time up to which a cursor of ours had heard; None where it cannot be read."""
    shows = (cursor or "").partition(".")[0]
    return from_micros(int(shows)) if shows.isdigit() else None
