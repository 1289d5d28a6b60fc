"""A publishing that the keeper looked at, said yes to, and that runs while they look on."""

import secrets
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from generator.language.dates import spoken_day
from generator.problem import ContentError, Problem
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.receipt import Receipt
from generator.publish.remote.shipment import Difference

_AT_ONCE = 2.0
"""Seconds that a page waits for the end of what is quick."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the keeper was shown and has not answered yet."""

    key: str
    delivery: Delivery
    difference: Difference


@dataclass
class Sending:
    """One publishing at a time: what was looked at, how far it is, or how it ended."""

    looked: Looked | None = None
    """With the password, where one was typed; forgotten when it ends, or when another one is looked at."""
    running: bool = False
    done: int = 0
    owed: int = 1
    step: str = ""
    """What was sent last."""
    said: str = ""
    """How the last one ended, in words; empty before the first."""
    problems: tuple[Problem, ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self, delivery: Delivery) -> Looked:
        """Compare, and keep it until the keeper says yes. Raises `ContentError`."""
        self.looked = None
        self.looked = Looked(secrets.token_hex(8), delivery, delivery.compare())
        return self.looked

    def start(self, key: str, now: Callable[[], datetime]) -> bool:
        """Publish what was shown under this key, in a thread of its own; False where it was something else."""
        with self._lock:
            looked, self.looked = self.looked, None
            if self.running or looked is None or looked.key != key:
                return False
            self.running, self.done, self.owed, self.step = True, 0, looked.difference.count, ""
            self.said, self.problems = "", ()
        thread = threading.Thread(target=self._run, args=(looked, now), daemon=True)
        thread.start()
        thread.join(_AT_ONCE)
        return True

    def _run(self, looked: Looked, now: Callable[[], datetime]) -> None:
        try:
            self.said = tell_receipt(looked.delivery.send(looked.difference, now(), self._tell))
        except ContentError as error:
            self.said, self.problems = "Belum terbit seluruhnya.", error.problems
        except Exception:  # a thread has nobody else to tell; the traceback is for whoever mends it
            traceback.print_exc()
            self.said = "Ada kesalahan pada program. Terbitkan sekali lagi; tetap begitu? Beri tahu yang memasang Alur."
        finally:
            self.running = False

    def _tell(self, name: str) -> None:
        self.done, self.step = min(self.done + 1, self.owed), name


def tell_receipt(receipt: Receipt) -> str:
    """Where the site stands since when."""
    return (
        f"Sudah terbit di {receipt.where} sejak {spoken_day(receipt.since.date(), 'id')} pukul {receipt.since:%H.%M}."
    )
