"""The tables. Fields, constraints and indexes, nothing else; only `store` may import them."""

from yourturn.store.models.audit import Audit
from yourturn.store.models.corpus import (
    Closing,
    Conversation,
    Counter,
    Handle,
    Need,
    Person,
    PersonLink,
    Post,
    RawEvent,
    Revision,
)
from yourturn.store.models.listening import Change, Gap, Import, Quarantined
from yourturn.store.models.organisation import Brand, Channel, Seat, Setting, Team
from yourturn.store.models.outbox import Outgoing, OutgoingStep
from yourturn.store.models.users import ApiAnswer, ApiToken, Attempt, Invitation, SignIn, User
from yourturn.store.models.wants import Asker, Promise, Want, WantStep
from yourturn.store.models.webhooks import Delivery, Webhook
from yourturn.store.models.work import CannedReply, Draft, Label, Labelled, Mention, Note, SavedView

__all__ = [
    "ApiAnswer",
    "ApiToken",
    "Asker",
    "Attempt",
    "Audit",
    "Brand",
    "CannedReply",
    "Change",
    "Channel",
    "Closing",
    "Conversation",
    "Counter",
    "Delivery",
    "Draft",
    "Gap",
    "Handle",
    "Import",
    "Invitation",
    "Label",
    "Labelled",
    "Mention",
    "Need",
    "Note",
    "Outgoing",
    "OutgoingStep",
    "Person",
    "PersonLink",
    "Post",
    "Promise",
    "Quarantined",
    "RawEvent",
    "Revision",
    "SavedView",
    "Seat",
    "Setting",
    "SignIn",
    "Team",
    "User",
    "Want",
    "WantStep",
    "Webhook",
]
