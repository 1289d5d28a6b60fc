"""A publishing that the keeper looked at, said yes to, and that runs while they look on."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from generator.language.dates import spoken_day
from generator.problem import ContentError
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.receipt import Receipt
from generator.publish.remote.shipment import Difference
from generator.webdesk.progress import Running

_AT_ONCE = 2.0
"""Seconds that a page waits for the end of what is quick."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the keeper was shown and has not answered yet."""

    key: str
    delivery: Delivery
    difference: Difference


@dataclass
class Sending(Running):
    """A publishing, and what was looked at before."""

    looked: Looked | None = None
    """With the password, where one was typed; forgotten when it ends, or when another one is looked at."""

    def look(self, delivery: Delivery) -> Looked:
        """Compare, and keep it until the keeper says yes. Raises `ContentError`."""
        self.looked = None
        self.looked = Looked(secrets.token_hex(8), delivery, delivery.compare())
        return self.looked

    def start(self, key: str, now: Callable[[], datetime]) -> bool:
        """Publish what was shown under this key; False where it was something else, or where one runs already."""
        with self._lock:
            looked, self.looked = self.looked, None
        if looked is None or looked.key != key:
            return False
        delivery, difference = looked.delivery, looked.difference
        return self.begin(
            lambda: tell_receipt(delivery.send(difference, now(), self._tell)), difference.count, at_once=_AT_ONCE
        )

    def explain(self, error: Exception) -> str:
        return "Belum terbit seluruhnya." if isinstance(error, ContentError) else super().explain(error)


def tell_receipt(receipt: Receipt) -> str:
    """Where the site stands since when."""
    return (
        f"Sudah terbit di {receipt.where} sejak {spoken_day(receipt.since.date(), 'id')} pukul {receipt.since:%H.%M}."
    )
