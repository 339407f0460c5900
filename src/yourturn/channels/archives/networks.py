"""The readers of what networks, chat tools and help desks export, in the order in which they are tried."""

from typing import Final

from yourturn.channels.archives.base import Reader
from yourturn.channels.archives.mastodon import MastodonArchive
from yourturn.channels.archives.mbox import Mailbox
from yourturn.channels.archives.slack import SlackExport
from yourturn.channels.archives.x import XArchive

NETWORK_READERS: Final[tuple[Reader, ...]] = (XArchive(), MastodonArchive(), SlackExport(), Mailbox())
"""Every reader of a network's own export."""
