"""Looking back: what people have been telling an organisation, since when, and what it said meanwhile."""

from yourturn.core.retrospect.pleas import Days, Listener, Plea
from yourturn.core.retrospect.retrospective import Retrospect, Told
from yourturn.core.retrospect.said import who
from yourturn.core.retrospect.threads import Threads

__all__ = ["Days", "Listener", "Plea", "Retrospect", "Threads", "Told", "who"]
