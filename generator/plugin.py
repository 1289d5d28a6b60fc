"""MkDocs adapter: our pages become MkDocs pages. With `publish/site.py` the only file that knows MkDocs.

Pages are generated and kept out of `nav`: listed there, they would cost quadratic time.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url, write_file

from generator.audit.finding import AuditError
from generator.clock import today
from generator.content.layers import folders_of
from generator.explain import explain
from generator.language.catalogue import language_of
from generator.problem import ContentError
from generator.publish.bundle import Bundle, make_bundle, preview_bundle
from generator.publish.error_page import error_bundle
from generator.publish.host.headers import META_POLICY, META_REFERRER
from generator.publish.index_and_audit import index_and_audit
from generator.publish.old_site.swap import Stage, staged
from generator.publish.old_site.target import TargetError, require_replaceable
from generator.publish.prepare import load_checked
from generator.publish.served import LOOK, REST, ServedPages, read_at_rest
from generator.render.page import WebPage
from generator.settings import Edition, Settings
from generator.shipped import TEMPLATES

log = logging.getLogger("mkdocs.plugins.alur")

_NOWHERE = ".nothing"
"""A folder that is never there."""


class Options(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say about us."""

    root = opt.Type(str, default=".")
    """The folder with `contacts.yaml` and `content/`, from where `mkdocs.yml` stands."""
    edition = opt.Choice(tuple(edition.value for edition in Edition), default=Edition.PUBLIC.value)
    """What the preview shows; `mkdocs build` makes the public edition alone, which no other may replace."""


class OurPage(Page):
    """A page whose HTML was made before MkDocs saw it; Markdown never runs."""

    def __init__(self, page: WebPage, file: File, config: MkDocsConfig, meta: dict[str, Any]) -> None:
        super().__init__(page.title, file, config)
        self.given, self.given_meta = page, meta

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", dict(self.given_meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = self.given.body, TableOfContents([])


class Frame:
    """What MkDocs puts around the pages of one bundle."""

    template: Template

    def __init__(self, bundle: Bundle, config: MkDocsConfig, *, keeps_policy: bool) -> None:
        self.config = config
        self.meta = {
            "noindex": bundle.noindex,
            "policy": META_POLICY if keeps_policy else "",  # the preview's own script stands in the page
            "referrer": META_REFERRER,
            "exit_url": bundle.exit_url,
            "link_picture": bundle.link_picture,
            "version": bundle.version,
        }

    def around(self, page: WebPage) -> OurPage:
        """The page for MkDocs, with the file that it becomes."""
        file = File.generated(self.config, f"{page.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        own = {"language": page.language, "url": page.url, "description": page.description}
        return OurPage(page, file, self.config, self.meta | own)

    def write(self, page: WebPage) -> None:
        """Put the page of a preview into its folder; where it cannot be drawn, why."""
        try:
            self._write(page)
        except Exception as error:  # else whoever asked for it would not be answered
            log.exception("%s", page.url)
            told = {each.url: each for each in error_bundle(error, (page.url,), language_of()).pages}
            self._write(told[page.url])

    def _write(self, page: WebPage) -> None:
        framed = self.around(page)
        framed.read_source(self.config)
        framed.render(self.config, Files([]))
        html = self.template.render(page=framed, base_url=get_relative_url(".", framed.url))
        write_file(html.encode(), framed.file.abs_dest_path)


class AlurPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Puts the bundle of pages, assets and prints in place of the files MkDocs would read."""

    bundle = Bundle(pages=(), assets={})
    """What is written now; in a preview until the next change."""
    made: Bundle | None = None
    """Set by `alur build`, which draws before and indexes and audits afterwards."""
    serving = False
    served: ServedPages
    """What a preview keeps from one build to the next."""
    answering = False
    """Whether the server asks us for pages: not before it runs, and never with `mkdocs serve --no-livereload`."""
    stage: Stage | None = None
    """Where `mkdocs build` works: as `alur build` does, beside the site, so that a failing build changes nothing."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"
        self.served, self.answering = ServedPages(), False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # The bundle is made here because MkDocs writes next: content with errors must change nothing.
        self.bundle = self.made or (self._preview(config) if self.serving else self._whole(config))
        if self.serving:
            # MkDocs empties the folder now and makes each file again. Folders take longer than pages: it is shown one
            # that is not there, and ours is given back once it looks for files.
            self.served.folder, config.site_dir = Path(config.site_dir), str(Path(config.site_dir, _NOWHERE))
        # A sitemap helps only at a fixed address; our 404.html comes with the files for hosts (`publish/not_found.py`).
        config.theme.static_templates -= {"sitemap.xml", "404.html"}
        # Nothing of Material's own templates is used; MkDocs would list its ten thousand icons in every build.
        config.theme.dirs = [folder for folder in config.theme.dirs if not Path(folder, ".icons").exists()]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self.serving:
            config.site_dir = str(self.served.folder)
        ours = Files([])  # nothing of the theme's own: its scripts store and fetch, and our frame has its own styles
        self.frame = Frame(self.bundle, config, keeps_policy=not self.serving)
        for page in () if self.serving else self.bundle.pages:
            _add(ours, self.frame.around(page).file)
        for path, content in {**self.bundle.assets, **self.bundle.host_files}.items():
            _add(ours, File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        for printed in self.bundle.prints:
            there = str(printed.path)
            _add(ours, File.generated(config, printed.url, abs_src_path=there, inclusion=InclusionLevel.NOT_IN_NAV))
        self.written = {Path(file.abs_dest_path) for file in ours}
        return ours

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.autoescape = lambda name: name == "main.html"  # MkDocs renders without escaping; our own frame must not
        self.frame.template = env.get_template("main.html")
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            self.served.change(self.bundle.pages, self.written, self.frame.write, at_once=not self.answering)
        if self.stage is not None:
            try:
                index_and_audit(self.stage.site, self.bundle, self._root(config) / ".cache")
                self.staging.close()
            except AuditError as error:
                raise PluginError(f"the output broke these promises and was thrown away:\n{error}") from None
            except TargetError as error:
                raise PluginError(str(error)) from None

    def on_build_error(self, *, error: Exception) -> None:
        if self.stage is not None:
            self.staging.__exit__(type(error), error, error.__traceback__)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        root, host = self._root(config), server.error_handler
        # MkDocs looks every half second; our files are few, and a look at all of them takes a thousandth.
        server.server_close()
        server = LiveReloadServer(builder, *config.dev_addr, server.root, server.mount_path, polling_interval=LOOK)
        server.error_handler, server.build_delay = host, REST
        if config.config_file_path:
            server.watch(config.config_file_path)
        self.answering = True
        server.set_app(lambda asked, start: self._answer(server, asked, start))
        for layer in folders_of(root):
            server.watch(str(layer), recursive=False)  # contacts.yaml, also when it is deleted or replaced
            server.watch(str(layer / "content"))
        server.watch(str(TEMPLATES))
        return server

    def _answer(self, server: LiveReloadServer, asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = asked["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")  # as MkDocs reads it
        if path.startswith(server.mount_path):
            self.served.ask(path.removeprefix(server.mount_path))
        return server.serve_request(asked, start)

    def _root(self, config: MkDocsConfig) -> Path:
        return (Path(config.config_file_path).parent / self.config.root).resolve()

    def _whole(self, config: MkDocsConfig) -> Bundle:
        root = self._root(config)
        try:
            content = load_checked(Settings(root=root, today=today(root)))
            self.staging = ExitStack()
            self.stage = self.staging.enter_context(staged(require_replaceable(Path(config.site_dir), root)))
        except ContentError as error:
            raise PluginError(format_error(error)) from None
        except TargetError as error:
            raise PluginError(str(error)) from None
        config.site_dir, drawn = str(self.stage.site), self.stage.folder / "prints"
        drawn.mkdir()
        return make_bundle(content, drawn, root / ".cache")

    def _preview(self, config: MkDocsConfig) -> Bundle:
        # What was there at the last build are the addresses that a reader may have open.
        root, open_pages = self._root(config), [page.url for page in self.bundle.pages]
        try:
            settings = Settings(root, today(root), Edition(self.config.edition))
            return read_at_rest(lambda: preview_bundle(load_checked(settings), root / ".cache", components=True), root)
        except Exception as error:  # raising here would leave every request of the preview hanging
            log.error("%s", format_error(error), exc_info=None if isinstance(error, ContentError) else error)
            return error_bundle(error, open_pages, language_of())


def _add(files: Files, file: File) -> None:
    """Put the file among the others. MkDocs would let it take the place of one with the same address."""
    if file.src_uri in files.src_uris:
        raise RuntimeError(f"two pages or files want the address {file.src_uri}")
    files.append(file)


def format_error(error: Exception) -> str:
    """The error as lines for the terminal, the first of them empty."""
    if isinstance(error, ContentError):
        return "\n".join(("", *(explain(problem, language_of()) for problem in error.problems)))
    return f"\n{type(error).__name__}: {error}"
