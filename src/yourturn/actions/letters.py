"""Letters to colleagues: written in the transaction of their cause, sent by a worker.

A letter may carry a link that lets somebody in, so it waits in the queue locked, like any secret.
"""

import json
import secrets as random
from dataclasses import asdict

from yourturn.channels.email import Letter, post, put_down
from yourturn.store import queue, secrets, setup, users


def send_later(letter: Letter, *, only_to_colleagues: bool = False) -> None:
    """Have a letter sent; inside `unit.write()`. With `only_to_colleagues`, nobody else gets it.

    Whether the address is a colleague's is looked up by the worker, so asking is as fast for any.
    """
    locked = secrets.lock(json.dumps(asdict(letter)).encode()).decode()
    queue.later(send_letter, locked, int(only_to_colleagues))


@queue.job
def send_letter(locked: str, only_to_colleagues: int) -> None:
    """Send a letter, or write it to the data's folder `mail` where no server is set or nothing may leave."""
    letter = Letter(**json.loads(secrets.unlock(locked.encode())))
    if only_to_colleagues:
        found = users.account_of(letter.to)
        if found is None or not found.is_active:
            return
    config = setup.config()
    if config.mail and config.sending:
        post(letter, config.mail, config.mail_from)
    else:
        put_down(letter, config.mail_from, config.data / "mail", random.token_hex(8))
