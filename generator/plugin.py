"""MkDocs adapter: our pages become MkDocs pages. The only file that knows MkDocs.

Pages are generated and kept out of `nav`: listed there, they would cost quadratic time.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.problem import ContentError
from generator.publish.bundle import Bundle, bundle
from generator.publish.index import index
from generator.publish.prepare import checked
from generator.publish.trouble import trouble
from generator.render.page import WebPage
from generator.settings import Settings, today


class Options(Config):
    """What `mkdocs.yml` may say about us."""

    root = opt.Type(str, default=".")
    """The folder with `contacts.yaml` and `content/`, from where `mkdocs.yml` stands."""


class OurPage(Page):
    """A page whose HTML was made before MkDocs saw it; Markdown never runs."""

    def __init__(self, page: WebPage, file: File, config: MkDocsConfig, meta: dict[str, Any]) -> None:
        super().__init__(page.title, file, config)
        self.given, self.given_meta = page, meta

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", dict(self.given_meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = self.given.body, TableOfContents([])


class AlurPlugin(BasePlugin[Options]):
    """Puts the bundle of pages, assets and prints in place of the files MkDocs would read."""

    made: Bundle | None = None
    """Set by `alur build`, which has drawn everything already."""
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # A sitemap only helps once the site has an address of its own; hosts add it then.
        config.theme.static_templates -= {"sitemap.xml", "404.html"}
        site = Path(config.site_dir)
        # The preview keeps its folder: what the last build left there tells which addresses a reader may have open.
        self.before = [each.parent.relative_to(site).as_posix() + "/" for each in site.glob("*/**/index.html")]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.workshop = Path(tempfile.mkdtemp(prefix="alur-"))
        self.bundle = self.made or self._make(config)
        meta = {"noindex": self.bundle.noindex, "preview": self.serving}
        ours = Files(
            [
                each
                for each in files
                if each.src_uri.startswith("assets/stylesheets/main.") and each.src_uri.endswith(".css")
            ]
        )
        for page in self.bundle.pages:
            file = File.generated(config, f"{page.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
            OurPage(page, file, config, meta | {"language": page.language, "url": page.url})
            ours.append(file)
        for path, content in self.bundle.assets.items():
            ours.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        for sheet in self.bundle.prints:
            ours.append(
                File.generated(config, sheet.url, abs_src_path=str(sheet.path), inclusion=InclusionLevel.NOT_IN_NAV)
            )
        return ours

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # MkDocs renders without escaping; our own frame must not.
        env.autoescape = lambda name: name == "main.html"
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if not self.serving:
            index(Path(config.site_dir))
        shutil.rmtree(self.workshop, ignore_errors=True)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        root = self._root(config)
        for path in (root / "contacts.yaml", root / "content"):
            if path.exists():
                server.watch(str(path))
        return server

    def _root(self, config: MkDocsConfig) -> Path:
        return (Path(config.config_file_path).parent / self.config.root).resolve()

    def _make(self, config: MkDocsConfig) -> Bundle:
        root = self._root(config)
        try:
            content = checked(Settings(root=root, today=today()))
        except ContentError as error:
            if not self.serving:
                raise
            return trouble(error, self.before, "id")  # raising here would leave every request of the preview hanging
        return bundle(content, self.workshop, root / ".cache", posters=not self.serving)
