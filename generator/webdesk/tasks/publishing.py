"""*Lihat dan terbitkan*: what is wrong, the site as it would be, and the place that it is published to."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError
from starlette.responses import Response

from generator.check import check, problem_key
from generator.content.load import load_with_problems
from generator.content.refused import explain_refusal
from generator.desk.record_form import FORM
from generator.desk.trial import FILE
from generator.model.destination import Destination
from generator.model.directory import Directory
from generator.problem import ContentError, Mark, Problem, Severity
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.password import KeyringError, has_keyring, keep_password, read_password
from generator.publish.remote.receipt import read_receipt
from generator.rules import Rule
from generator.webdesk.building import SITE
from generator.webdesk.progress import MARK, follow
from generator.webdesk.sending import tell_receipt
from generator.webdesk.visit import Visit


@dataclass(frozen=True, slots=True)
class Mended:
    """A problem, and where in the desk it is mended."""

    problem: Problem
    href: str
    """Empty where no form of the desk mends it."""


def publishing(visit: Visit) -> Response:
    """The page; while a build runs it goes on, step by step."""
    bench, settings = visit.bench, visit.bench.settings
    directory, problems = load_with_problems(bench.root)
    if directory is not None:
        problems = (*problems, *check(directory, settings))
        problems = tuple({problem_key(problem): problem for problem in problems}.values())
    mended = [Mended(problem, _href(problem, directory)) for problem in problems]
    errors = [one for one in mended if one.problem.severity is Severity.ERROR]
    others = [one for one in mended if one.problem.severity is not Severity.ERROR]
    destination = directory.site.publish if directory else None
    running = bench.sending if bench.sending.running else bench.building
    page = visit.page(
        "publishing", "Lihat dan terbitkan", errors=errors, others=others, building=bench.building,
        sending=bench.sending, built=(bench.root / SITE / "index.html").exists(), root=bench.root,
        destination=destination, password=_password_of(visit, destination), published=read_receipt(bench.root),
        told=tell_receipt, preview=bench.preview,
    )  # fmt: skip
    return follow(page, running, "/terbitkan") if MARK.encode() in page.body else page


def preview(visit: Visit) -> Response:
    """Show the site as it would be, beside the desk: it follows each change."""
    visit.bench.preview.start()
    return visit.go("/terbitkan")


def build(visit: Visit) -> Response:
    """Begin to build."""
    if not visit.bench.sending.running:
        visit.bench.building.start(visit.bench.settings)
    return visit.go("/terbitkan")


def look(visit: Visit) -> Response:
    """Say what publishing to the place of `site.yaml` would change."""
    destination = _named(visit)
    if destination is None:  # it was taken out of site.yaml since the page was opened
        return visit.go("/terbitkan")
    typed = visit.form.get("password", "")
    return _look(visit, destination, typed or (read_password(destination.login) if destination.login else ""))


def look_at_folder(visit: Visit) -> Response:
    """The same for a folder that was typed."""
    typed = visit.form.get("folder", "").strip()
    try:
        answer = _look(visit, Destination(folder=str(Path(typed).expanduser())), "")
    except ValidationError as error:
        what, mend, _ = explain_refusal(error.errors()[0])
        raise ContentError([Problem(Mark(FORM), "folder", what, mend, Rule.FIELD_FORM)]) from None
    except ContentError as error:
        raise ContentError(replace(problem, mark=Mark(FORM)) for problem in error.problems) from None
    visit.bench.folder = typed
    return answer


def send(visit: Visit) -> Response:
    """Publish what was shown, with the keeper's yes."""
    bench = visit.bench
    if not bench.building.running:
        bench.sending.start(visit.form.get("key", ""), lambda: bench.clock)
    return visit.go("/terbitkan")


def keep(visit: Visit) -> Response:
    """Put the password of the place into the keyring of this machine; without one, take it out."""
    destination = _named(visit)
    if destination and destination.login:
        try:
            keep_password(destination.login, visit.form.get("password", ""))
        except KeyringError:
            visit.bench.keyring = False
    return visit.go("/terbitkan")


def _look(visit: Visit, destination: Destination, password: str) -> Response:
    if visit.bench.building.running or visit.bench.sending.running:
        return visit.go("/terbitkan")
    looked = visit.bench.sending.look(Delivery(destination, visit.bench.root, password))
    return visit.page("publish", "Yang akan berubah", looked=looked, where=destination.where)


def _named(visit: Visit) -> Destination | None:
    """What `site.yaml` names; None where it names nothing, or cannot be read."""
    directory, _ = load_with_problems(visit.bench.root)
    return directory.site.publish if directory else None


def _password_of(visit: Visit, destination: Destination | None) -> str:
    """What the page says of the password: `none` is needed, it is `kept`, `missing`, or `asked` for each time."""
    if destination is None or not destination.login:
        return "none"
    if not (visit.bench.keyring and has_keyring()):
        return "asked"
    return "kept" if read_password(destination.login) else "missing"


def _href(problem: Problem, directory: Directory | None) -> str:
    """The form that holds the field that a problem of the contacts names."""
    if directory is None or problem.mark.path != FILE:
        return ""
    above = [contact for contact in directory.contacts if contact.mark() <= problem.mark]
    contact = max(above, key=lambda contact: contact.mark(), default=None)
    if contact is None:
        return ""
    index = re.match(r"channels\.(\d+)", problem.field)
    codes = [channel.code for channel in contact.channels]
    code = codes[int(index[1])] if index and int(index[1]) < len(codes) else (codes or ["-"])[0]
    return f"/betulkan/{contact.id}/{code}"
