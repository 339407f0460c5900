"""What every channel speaks: the values that go in and out of a network, and the Protocol of an adapter.

An adapter translates; it never stores, never decides whether we may speak, and never sends the same thing
twice because it is unsure. It is synchronous: workers run each in a thread of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from yourturn.channels.lengths import LengthUnit, length
from yourturn.core.errors import YourTurnError

Kind: TypeAlias = Literal["post", "repost", "quote", "dm"]
Visibility: TypeAlias = Literal["public", "private"]
MediaKind: TypeAlias = Literal["image", "video", "audio", "link", "other"]
Listens: TypeAlias = Literal["poll", "stream", "push"]
WhyGone: TypeAlias = Literal["deleted", "hidden", "not_found", "author_gone"]
ActorStatus: TypeAlias = Literal["changed", "suspended", "deleted", "back"]

Idempotency: TypeAlias = Literal["exact", "window", "single_slot", "reconcile_only"]
"""What a second sending of the same bytes does: `exact`, nothing, ever; `window`, nothing for a while;
`single_slot`, it replaces the first (one reply a post); `reconcile_only`, it makes a duplicate."""

RefusalCode: TypeAlias = Literal[
    "too_long",  # the text is longer than this server takes
    "invalid",  # the server does not accept these bytes for another reason
    "not_allowed",  # this post, or this person, may not be answered by us
    "target_gone",  # what we answer is no longer there
    "key_taken",  # the key was used for other words before; nothing was changed
    "slow_down",  # too many requests; `retry_at` says when
    "unreachable",  # nothing left this machine, or the server said so before accepting; `retry_at` is set
]


@dataclass(frozen=True, slots=True)
class Ref:
    """The identity of one revision of one post. The post itself is (channel, space, id)."""

    channel: str  # our name for the channel, unique in the installation
    space: str  # the room in which `id` is unique: an account's repository, a forum, a mailbox
    id: str
    revision: str = ""  # the network's own mark of this version; "" where it has none

    @property
    def post(self) -> tuple[str, str, str]:
        """Give what stays the same when the post is edited."""
        return (self.channel, self.space, self.id)


@dataclass(frozen=True, slots=True)
class Actor:
    """An account on a network as it was when we saw it. Only `id` stays."""

    id: str  # the network's stable id, never the handle
    handle: str
    name: str = ""  # as they write it; hostile input, as all text of people is
    about: str = ""  # their own line about themselves
    followers: int | None = None  # None = the network does not say
    automated: bool = False  # the account says of itself that it is a machine
    url: str = ""  # their page on the network


@dataclass(frozen=True, slots=True)
class Media:
    """Something attached to a post. It is never loaded by a browser of ours."""

    url: str
    alt: str = ""
    kind: MediaKind = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """One revision of one post, in our words, with the network's own bytes beside it."""

    ref: Ref
    actor: Actor
    at: datetime  # the provider's time of the post, in UTC; an edit keeps it
    text: str  # plain words; "" for a repost
    raw: bytes  # what the network sent, as JSON
    reply_to: Ref | None = None  # what it answers (its revision may be ""); None = it opens a conversation
    conversation: str | None = None  # the network's own name of the thread; None = follow `reply_to`
    edited_at: datetime | None = None  # when this revision was made; None = it is the first
    title: str = ""  # subject or headline, where the network has one
    language: str | None = None  # as the author declared it (ISO 639-1)
    kind: Kind = "post"
    mentions: tuple[str, ...] = ()  # ids of the accounts it names, ours among them
    media: tuple[Media, ...] = ()
    url: str = ""  # where a person can see it
    visibility: Visibility = "public"


@dataclass(frozen=True, slots=True)
class Seen:
    """A post, or a new revision of one."""

    item: Item


@dataclass(frozen=True, slots=True)
class Gone:
    """A post is no longer to be seen: the fact stays with us, the words do not. `ref.revision` may be ""."""

    ref: Ref
    why: WhyGone
    at: datetime  # when it went, or, where nobody says, when we found out
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class ActorChanged:
    """An account has another handle or name, or may not speak any more, or may again."""

    actor: Actor
    status: ActorStatus
    at: datetime
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in what we heard, to be recorded as one: nobody knows what was said in it."""

    since: datetime | None  # None = from the beginning
    until: datetime
    why: str  # one plain sentence


Event: TypeAlias = Seen | Gone | ActorChanged | Gap


@dataclass(frozen=True, slots=True)
class Batch:
    """Events and the cursor after them: the caller stores both in one transaction."""

    events: tuple[Event, ...]
    cursor: str  # opaque; only this adapter can read it
    poll_again_s: float  # how long to wait once `listen` has ended
    budget_left: int | None = None  # requests left before the network says slow down; None = it does not say


@dataclass(frozen=True, slots=True)
class Draft:
    """What we mean to say, complete: `prepare` asks nobody anything."""

    text: str
    reply_to: Ref | None = None  # with its revision, where the network has revisions
    kind: Kind = "post"
    root: Ref | None = None  # the post that opened the conversation; None = `reply_to` did
    to: Actor | None = None  # whom a private message goes to
    mentions: tuple[Actor, ...] = ()  # people whose @handle stands in the text
    title: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The exact bytes to send, stored before they are sent, and again the same if they must go once more."""

    channel: str
    key: str  # ours, unique per thing we say; the network's idempotency hangs on it
    at: datetime  # the moment the draft was frozen; it never changes on a second try
    body: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """It is there."""

    ref: Ref
    at: datetime
    url: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """It is not there, surely. With `retry_at` the same bytes may go again then; without, never."""

    code: RefusalCode
    detail: str  # one sentence for the person who wrote it
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may be there or not: ask `reconcile`, never send again."""

    detail: str


@dataclass(frozen=True, slots=True)
class Absent:
    """It was looked for and is not there. From `Ability.settles_s` after the sending on this is certain, and
    the same bytes may be sent again; before, it is to be looked for once more."""

    detail: str = ""


@dataclass(frozen=True, slots=True)
class MayReply:
    """Whether this post can be answered by us, with the reason where it cannot."""

    allowed: bool
    reason: str = ""  # one sentence, shown where the reply would be typed; "" where allowed
    until: datetime | None = None  # the answer holds until then, where a window closes


@dataclass(frozen=True, slots=True)
class Policy:
    """What the network's terms ask of us, as data: enforced in one place, for every channel alike."""

    delete_within_s: int | None = None  # what is gone there goes here within; None = no term, the next sweep
    keep_at_most_s: int | None = None  # words of others may be kept this long; None = no limit of theirs
    training_allowed: bool = False  # the content may train a model
    machine_replies_need_approval: bool = True  # the network itself must approve replies written by a machine
    match_people_without_consent: bool = False  # a person may be joined across channels without asking them


@dataclass(frozen=True, slots=True)
class Ability:
    """What the server at the other end can do, as it says itself: servers of one protocol differ."""

    account: Actor  # who we are there: posts of this id are ours
    longest: int | None  # in `unit`; None = no limit
    unit: LengthUnit
    idempotency: Idempotency
    listens: Listens
    window_s: int | None = None  # how long idempotency `window` lasts
    settles_s: int = 0  # how long after its sending a post may still turn up
    link_length: int | None = None  # a link counts as this many, however long; None = as it is
    edits: bool = False  # a post of ours can be changed
    deletes: bool = False  # a post of ours can be taken down
    tells_deletions: bool = False  # False = only `recheck` finds out
    private_messages: bool = False
    images: int = 0  # as many as one post may carry
    server: str = ""  # software and version, as it says

    def length(self, text: str) -> int:
        """Give the length as this server counts; where counting differs it gives rather more than less."""
        return length(text, self.unit, link_length=self.link_length)


class AccessRevoked(YourTurnError):
    """Our permission on the channel has ended: everything waits until a person connects it again."""


class SlowDown(YourTurnError):
    """The network wants no request before `until`."""

    def __init__(self, sentence: str, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until


class Unreachable(YourTurnError):
    """No answer to a request that changes nothing: it may simply be asked again, with growing pauses."""


class CannotPrepare(YourTurnError):
    """The draft itself can be sent by nobody on this channel; the sentence says what to change."""


class Adapter(Protocol):
    """One account of ours on one network.

    `listen`, `thread`, `recheck`, `probe` and `reconcile` may raise AccessRevoked, SlowDown and Unreachable.
    `publish` raises AccessRevoked alone, and then nothing was posted.
    """

    @property
    def channel(self) -> str:
        """Give our name of the channel, as it stands in every Ref."""

    @property
    def policy(self) -> Policy:
        """Give the network's terms."""

    def listen(self, cursor: str | None) -> Iterator[Batch]:
        """Yield what happened after the cursor, each thing at least once; end when there is no more now.

        There is always one batch at least. None begins as far back as the network lists. Expect duplicates
        and late arrivals. A cursor that the network no longer knows gives a Gap first, never silence. A
        stream may go on for ever; it yields an empty batch at least every 30 s, so that the caller can stop.
        """

    def thread(self, ref: Ref) -> tuple[Event, ...]:
        """Give the posts above and below and itself: Seen, parents first; Gone where known to be gone."""

    def recheck(self, refs: Sequence[Ref]) -> tuple[Event, ...]:
        """Give Gone for what is there no longer, Seen for what has another revision, nothing for the rest."""

    def probe(self) -> Ability:
        """Ask the live server what it can do and who we are there."""

    def prepare(self, draft: Draft, key: str, at: datetime) -> Prepared:
        """Give the exact bytes; pure: the same arguments give the same bytes. Raises CannotPrepare."""

    def publish(self, prepared: Prepared) -> Published | Refused | Unknown:
        """Send the bytes once. Whatever leaves it open whether they arrived is Unknown."""

    def reconcile(self, prepared: Prepared) -> Published | Absent | Unknown:
        """Look whether it is there; sends nothing. See `Absent` for when that can be relied on."""

    def may_reply(self, item: Item) -> MayReply:
        """Say, without asking the network, whether we may answer this post now."""
