"""Messages by which workers are told of work, on any machine: Dramatiq over Redis or RabbitMQ.

A message says that there is some work of a kind, and nothing else. It may be lost or come twice.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from dramatiq import Broker, Worker, actor
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.redis import RedisBroker
from redis import Redis

from api.config import BROKERS
from api.work import Chore, Doer

# What was told in vain is told again by workers, after this; and not by servers, which would fill
# the broker's memory where nobody works.
PATIENCE, NEVER = timedelta(seconds=20), timedelta(days=36_500)
# So many messages are on their way at once.
_MOST = 32
_NAME = "standfirst"
# How long a broker may take to answer, in seconds.
_ANSWER = 5
# pika would wait for ever for a RabbitMQ that takes no messages, for want of memory.
_IMPATIENCE = {
    "blocked_connection_timeout": _ANSWER,
    "connection_attempts": 1,
    "heartbeat": 30,
    "socket_timeout": _ANSWER,
}


def broker_of(url: str) -> Broker:
    """Make the broker that *url* names, without connecting.

    Nothing of Dramatiq's that tries again is wanted: the store knows what was not done.
    """
    scheme, _, rest = url.partition("://")
    known = BROKERS[scheme]
    if known.startswith("amqp"):
        parts = urlsplit(url)
        query = urlencode(_IMPATIENCE | dict(parse_qsl(parts.query)))
        # Told is told: it is sent again unless the broker has it for sure.
        told = parts._replace(query=query).geturl()
        return RabbitmqBroker(url=told, middleware=[], confirm_delivery=True)
    client = Redis.from_url(
        f"{known}://{rest}", socket_timeout=_ANSWER, socket_connect_timeout=_ANSWER
    )
    # Dramatiq says nothing of its types here.
    redis: Broker = RedisBroker(  # type: ignore[no-untyped-call]
        client=client, middleware=[], namespace=_NAME
    )
    return redis


class Messages:
    """Tells workers of work, or is told as one of them. Each kind of work has a queue."""

    def __init__(
        self, url: str, doer: Doer, chores: Collection[Chore], patience: timedelta
    ) -> None:
        """Tell of *chores* by the broker at *url*; where one is told, *doer* does them."""
        self.patience = patience
        self._chores, self._brokers = chores, {each.name: broker_of(url) for each in chores}
        self._actors = {each.name: self._actor(doer, each) for each in chores}

    def room(self, _: Chore) -> int:
        """Tell how many messages may be on their way."""
        return _MOST

    def send(self, chore: Chore) -> None:
        """Tell a worker; raise what the broker's library raises where it does not answer."""
        self._actors[chore.name].send()

    def close(self) -> None:
        """Close what is open to the broker."""
        for each in self._brokers.values():
            each.close()

    def workers(self) -> list[Worker]:
        """Make what is told: of each kind of work by itself, so that none waits for another."""
        return [
            Worker(self._brokers[each.name], worker_threads=each.threads) for each in self._chores
        ]

    def _actor(self, doer: Doer, chore: Chore) -> Any:
        def do() -> None:
            doer.do(chore)

        queue = f"{_NAME}-{chore.name}"
        return actor(actor_name=queue, queue_name=queue, broker=self._brokers[chore.name])(do)
