"""The readers of what networks, chat tools and help desks export, in the order in which they are tried."""

from typing import Final

from yourturn.channels.archives.base import Reader
from yourturn.channels.archives.bluesky import BlueskyRepository
from yourturn.channels.archives.chatwoot import ChatwootExport
from yourturn.channels.archives.discourse import DiscourseArchive, DiscourseTopics
from yourturn.channels.archives.mastodon import MastodonArchive
from yourturn.channels.archives.mbox import Mailbox
from yourturn.channels.archives.meta import MetaComments, MetaMessages
from yourturn.channels.archives.reddit import RedditDump
from yourturn.channels.archives.slack import SlackExport
from yourturn.channels.archives.telegram import TelegramExport
from yourturn.channels.archives.x import XArchive
from yourturn.channels.archives.x_messages import XMessages
from yourturn.channels.archives.zendesk import ZendeskExport

NETWORK_READERS: Final[tuple[Reader, ...]] = (
    XArchive(),
    XMessages(),
    MastodonArchive(),
    SlackExport(),
    TelegramExport(),
    BlueskyRepository(),
    RedditDump(),
    DiscourseArchive(),
    DiscourseTopics(),
    MetaMessages(),
    MetaComments(),
    ZendeskExport(),
    ChatwootExport(),
    Mailbox(),
)
"""Every reader of a network's own export."""
