"""A build that runs while the keeper looks on."""

import threading
import traceback
from dataclasses import dataclass, field

from generator.audit.finding import AuditError
from generator.language.catalogue import translate
from generator.problem import ContentError, Message, Problem
from generator.publish.prepare import load_checked
from generator.publish.rehearsal import remember
from generator.publish.release import release
from generator.publish.target import FOLDERS, SiteMark, TargetError
from generator.settings import Settings

SITE = FOLDERS[SiteMark.PUBLIC]


@dataclass
class Building:
    """One build at a time: how far it is, or how it ended."""

    running: bool = False
    done: int = 0
    owed: int = 1
    step: str = ""
    """What was finished last."""
    said: str = ""
    """How the last one ended, in words; empty before the first."""
    failed: bool = False
    problems: tuple[Problem, ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, settings: Settings) -> bool:
        """Begin to build, in a thread of its own; False where one runs already."""
        with self._lock:
            if self.running:
                return False
            self.running, self.done, self.owed, self.step, self.said = True, 0, 1, "", ""
            self.failed, self.problems = False, ()
        threading.Thread(target=self._run, args=(settings,), daemon=True).start()
        return True

    def _run(self, settings: Settings) -> None:
        try:
            self.said = self._build(settings)
        except ContentError as error:
            self.failed, self.problems = True, error.problems
            self.said = "Situs tidak dibuat. Situs yang lama tetap seperti semula."
        except AuditError as error:
            self.failed = True
            self.said = f"Pemeriksaan terakhir menolak hasilnya ({len(error.findings)} temuan). Situs lama tetap."
        except TargetError as error:
            self.failed, self.said = True, translate(error.why, "id")
        except Exception:  # a thread has nobody else to tell; the traceback is for whoever mends it
            traceback.print_exc()
            self.failed, self.said = (
                True,
                "Ada kesalahan pada program. Situs lama tetap. Beri tahu yang memasang Alur.",
            )
        finally:
            self.running = False

    def _build(self, settings: Settings) -> str:
        content = load_checked(settings)
        self.owed = len(content.due) + 2
        made = release(content, settings.root, settings.root / SITE, self._tell)
        remember(settings, content.problems)
        real = sum(print_.specimen is None for print_ in made.prints)
        values = {"pages": made.pages, "prints": real, "size": f"{made.size / 1e6:.1f}", "folder": made.folder}
        return translate(Message("{pages} pages and {prints} posters, {size} MB: {folder}", values), "id")

    def _tell(self, name: str) -> None:
        self.done, self.step = self.done + 1, name
