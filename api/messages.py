"""Messages by which work is sent to workers, on any machine: Dramatiq over Redis or RabbitMQ.

A message names some work that stands in the store, and nothing else. It may be lost or come twice.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from dramatiq import Broker, Worker, actor
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.redis import RedisBroker

from api.config import BROKERS
from api.work import Chore, Doer

_NAME = "standfirst"


def broker_of(url: str) -> Broker:
    """Make the broker that *url* names, without connecting.

    Nothing of Dramatiq's that tries again is wanted: the store knows what was not done.
    """
    scheme, _, rest = url.partition("://")
    known = BROKERS[scheme]
    if known.startswith("amqp"):
        # It is sent again unless the broker has it for sure.
        return RabbitmqBroker(url=url, middleware=[], confirm_delivery=True)
    # Dramatiq says nothing of its types here.
    redis: Broker = RedisBroker(  # type: ignore[no-untyped-call]
        url=f"{known}://{rest}", middleware=[], namespace=_NAME
    )
    return redis


class Messages:
    """Sends work to workers, or takes it as one of them."""

    def __init__(self, url: str, doer: Doer, chores: Collection[Chore]) -> None:
        """Send *chores* by the broker at *url*; where they are taken, *doer* does them."""
        self.broker = broker_of(url)
        self._actors = {each.name: self._actor(doer, each) for each in chores}

    def room(self, chore: Chore) -> int:
        """Tell how much of it may be on its way."""
        return chore.most

    def send(self, chore: Chore, what: UUID) -> None:
        """Send some of it; raise what the broker's library raises where it does not answer."""
        self._actors[chore.name].send(str(what))

    def close(self) -> None:
        """Close what is open to the broker."""
        self.broker.close()

    def worker(self, threads: int) -> Worker:
        """Make what takes the messages."""
        return Worker(self.broker, worker_threads=threads)

    def _actor(self, doer: Doer, chore: Chore) -> Any:
        def do(what: str) -> None:
            doer.do(chore, UUID(what))

        queue = f"{_NAME}-{chore.name}"
        return actor(actor_name=queue, queue_name=queue, broker=self.broker)(do)
