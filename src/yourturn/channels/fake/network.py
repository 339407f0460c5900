"""A small social network of fiction, whole in one process: what its people and its keeper do there.

Deterministic: ids, late arrivals and duplicates follow from the seed, times from the clock. What an adapter
may ask of it over the wire is `server.py`. It must never be taken for a real network: all handles end in
`.example`.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from yourturn.channels.fake.records import Doc, Fault, Rules, WhoMayReply, from_micros, micros
from yourturn.channels.fake.shelf import Shelf

MENTION = re.compile(r"(?<![\w@])@([\w-]+(?:\.[\w-]+)+)")
PAGE_OF_POST = "https://{name}.example/post/{id}"


class FakeNetwork:
    """One network. With a path it lives in that file, which several processes may share."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        path: Path | None = None,
        name: str = "harbour",
        seed: int = 0,
        rules: Rules | None = None,
        faults: Sequence[Fault] = (),
    ) -> None:
        self.name = name
        self.rules = rules or Rules()
        self.clock = clock
        self.shelf = Shelf(path)
        self._seed = seed
        with self.changing():
            if self.shelf.note("opened_at") is None:
                self.shelf.write_note("opened_at", clock().isoformat())
                self.schedule(*faults)

    def close(self) -> None:
        """Let go of the network's file."""
        self.shelf.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Make several things happen together or not at all."""
        with self.shelf.changing():
            yield

    def now(self) -> int:
        """Give the network's time in microseconds."""
        return micros(self.clock())

    def chance(self, *of: object) -> float:
        """Give a number from 0 to 1 that follows from the seed and the arguments alone."""
        text = "\x1f".join(map(str, (self._seed, *of)))
        return int.from_bytes(blake2b(text.encode(), digest_size=7).digest()) / (1 << 56)

    # Accounts

    def join(self, handle: str, *, name: str = "", about: str = "", followers: int = 0) -> str:
        """Give the id of the account with that handle; it is made where there is none."""
        with self.changing():
            found = self.shelf.rows("select id from account where handle = ?", (handle,))
            if found:
                return str(found[0][0])
            number = (self.shelf.number("select count(*) from account") or 0) + 1
            doc: Doc = {"id": f"a{number:06d}", "handle": handle, "name": name, "about": about}
            doc |= {"followers": followers, "fictional": True, "status": "active"}
            self.shelf.change(
                "insert into account values (?, ?, ?)",
                (doc["id"], handle, json.dumps(doc)),
            )
            return str(doc["id"])

    def account(self, account: str) -> Doc:
        """Give an account as the network shows it."""
        return self.shelf.docs("select doc from account where id = ?", (account,))[0]

    def rename(self, account: str, handle: str) -> None:
        """Give an account another handle; its id stays."""
        self._change_account(account, "changed", handle=handle)

    def suspend(self, account: str) -> None:
        """Silence an account; its posts are no longer shown."""
        self._change_account(account, "suspended", status="suspended")

    def let_back(self, account: str) -> None:
        """Let a suspended account speak again."""
        self._change_account(account, "back", status="active")

    def _change_account(self, account: str, what: str, **fields: str) -> None:
        with self.changing():
            doc = self.account(account) | fields
            self.shelf.change(
                "update account set handle = ?, doc = ? where id = ?",
                (doc["handle"], json.dumps(doc), account),
            )
            self._log({"what": "account", "status": what, "account": doc})

    # Posts

    def say(
        self,
        author: str,
        text: str,
        *,
        reply_to: str | None = None,
        to: str | None = None,
        kind: str = "post",
        language: str | None = None,
        media: Sequence[Doc] = (),
        who_may_reply: WhoMayReply = "all",
        key: str | None = None,
        shows_after: int = 0,
    ) -> str:
        """Post something and give its id. With `to` it is a private message that only the two can see."""
        with self.changing():
            number = (self.shelf.number("select max(number) from post") or 0) + 1
            post = f"p{number:08d}"
            above = self.post(reply_to) if reply_to else None
            doc = {
                "id": post,
                "revision": 1,
                "author": self.account(author),
                "at": self.clock().isoformat(),
                "edited_at": None,
                "text": text,
                "language": language,
                "kind": "dm" if to else kind,
                "reply_to": reply_to,
                "conversation": above["conversation"] if above else post,
                "mentions": self._mentioned(text),
                "media": list(media),
                "to": to,
                "who_may_reply": who_may_reply,
                "url": PAGE_OF_POST.format(name=self.name, id=post),
            }
            appears = self.now() + shows_after
            self.shelf.change(
                "insert into post values (?, ?, ?, ?, ?, ?, ?, null, ?)",
                (number, post, author, doc["conversation"], reply_to, key, appears, json.dumps(doc)),
            )
            self._log({"what": "post", "post": doc}, shows_after=shows_after)
            return post

    def edit(self, post: str, text: str) -> None:
        """Put other words into a post: a new revision of the same id."""
        with self.changing():
            doc = self.post(post)
            doc |= {"text": text, "revision": doc["revision"] + 1, "mentions": self._mentioned(text)}
            doc["edited_at"] = self.clock().isoformat()
            self.shelf.change("update post set doc = ? where id = ?", (json.dumps(doc), post))
            self._log({"what": "edit", "post": doc})

    def take_down(self, post: str) -> None:
        """Delete a post: its words are gone from the network at once."""
        with self.changing():
            doc = self.post(post) | {"text": "", "media": [], "mentions": []}
            changed = "update post set gone_at = ?, doc = ? where id = ?"
            self.shelf.change(changed, (self.now(), json.dumps(doc), post))
            self._log({"what": "delete", "id": post, "to": doc["to"], "author": doc["author"]})

    def post(self, post: str) -> Doc:
        """Give a post as it stands."""
        return self.shelf.docs("select doc from post where id = ?", (post,))[0]

    def is_gone(self, post: str) -> bool:
        """Say whether a post has been taken down."""
        return self.shelf.number("select gone_at from post where id = ?", (post,)) is not None

    def posts_by(self, account: str) -> list[Doc]:
        """Give what an account has posted and not taken down, oldest first."""
        return self.shelf.docs(
            "select doc from post where author = ? and gone_at is null order by number", (account,)
        )

    def since(self, number: int) -> list[Doc]:
        """Give the posts that came after that many, oldest first."""
        after = "select doc from post where number > ? and gone_at is null order by number"
        return self.shelf.docs(after, (number,))

    def _mentioned(self, text: str) -> list[Doc]:
        handles = json.dumps(list(dict.fromkeys(MENTION.findall(text))))
        known = "select id, handle from account where handle in (select value from json_each(?)) order by id"
        return [{"id": account, "handle": handle} for account, handle in self.shelf.rows(known, (handles,))]

    def _log(self, doc: Doc, *, shows_after: int = 0) -> None:
        """Write what happened into the listing, late or twice where the rules say so."""
        rules, happened = self.rules, self.now()
        number = (self.shelf.number("select max(number) from log") or 0) + 1
        late = self.chance("late", number) < rules.late_share
        delay = int(self.chance("late by", number) * rules.late_by_s * 1_000_000) if late else 0
        shows = happened + shows_after + delay
        doc = doc | {"happened_at": from_micros(happened).isoformat()}
        twice = self.chance("twice", number) < rules.duplicate_share
        again = [shows + int(self.chance("again", number) * 60_000_000)] if twice else []
        about = doc.get("post", doc)
        pair = f" {about['author']['id']} {about['to']} " if about.get("to") else None
        for at in (shows, *again):
            self.shelf.change(
                "insert into log (shows_at, post, private_to, doc) values (?, ?, ?, ?)",
                (at, about.get("id"), pair, json.dumps(doc)),
            )

    # What the keeper of the network does

    def connect(self, account: str) -> str:
        """Give a token with which a program may act for the account; one given before works again."""
        token = f"token-{int(self.chance('token', account) * (1 << 56)):014x}"
        self.shelf.change("insert or replace into token values (?, ?, 0)", (token, account))
        return token

    def revoke(self, account: str) -> None:
        """End every permission to act for the account."""
        self.shelf.change("update token set revoked = 1 where account = ?", (account,))

    def schedule(self, *faults: Fault) -> None:
        """Say beforehand what is to go wrong."""
        with self.changing():
            for fault in faults:
                self.shelf.add_fault(fault, self.now())
