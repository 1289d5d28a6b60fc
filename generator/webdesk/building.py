"""A build that runs while the keeper looks on."""

from generator.audit.finding import AuditError
from generator.language.catalogue import translate
from generator.problem import ContentError
from generator.publish.old_site.target import FOLDERS, SiteMark, TargetError
from generator.publish.prepare import load_checked
from generator.publish.rehearsal import remember
from generator.publish.release import release
from generator.settings import Settings
from generator.webdesk.progress import Running

SITE = FOLDERS[SiteMark.PUBLIC]


class Building(Running):
    """A build."""

    def start(self, settings: Settings) -> bool:
        """Begin to build; False where one runs already."""
        return self.begin(lambda: self._build(settings))

    def explain(self, error: Exception) -> str:
        match error:
            case ContentError():
                return "Situs tidak dibuat. Situs yang lama tetap seperti semula."
            case AuditError(findings=findings):
                return f"Pemeriksaan terakhir menolak hasilnya ({len(findings)} temuan). Situs lama tetap."
            case TargetError(why=why):
                return translate(why, "id")
        return super().explain(error)

    def _build(self, settings: Settings) -> str:
        content = load_checked(settings)
        self.owed = len(content.due) + 2
        made = release(content, settings.root, settings.root / SITE, self._tell)
        remember(settings, content.problems)
        return translate(made.summary, "id")
