"""What a change rewrites: the fewest files, so that a slow line can bring the new site to its host."""

import re
from dataclasses import replace
from pathlib import Path

from generator.edition.view import view
from generator.publish.bundle import Bundle, preview_bundle
from generator.publish.prepare import CheckedContent, load_checked
from generator.render.assets import ON_EVERY_PAGE
from generator.settings import Settings
from generator.shipped import TEMPLATES
from tests.building import TODAY, Built
from tests.poster.test_picture import LARGEST


def test_no_sheet_is_there_twice(built: Built) -> None:
    assert not [*built.site.rglob("*.zip")]


def test_every_picture_to_pass_on_is_small(built: Built) -> None:
    pictures = [*(built.site / "p").glob("*.png")]
    assert pictures
    assert max(path.stat().st_size for path in pictures) < LARGEST


def test_pages_ask_for_these_files_alone_under_the_version() -> None:
    asked = re.findall(
        r"'([^']+)'\|url }}\?{{ page.meta.version", (TEMPLATES / "theme" / "main.html").read_text("utf-8")
    )
    assert sorted(asked) == sorted(ON_EVERY_PAGE)


def changed(content: CheckedContent, value: str, new: str) -> CheckedContent:
    """The content with another number in the place of one."""
    contacts = tuple(
        contact.model_copy(
            update={
                "channels": tuple(
                    channel.model_copy(update={"number": new}) if channel.code == value else channel
                    for channel in contact.channels
                )
            }
        )
        for contact in content.directory.contacts
    )
    directory = replace(content.directory, contacts=contacts)
    return replace(content, directory=directory, view=view(directory, Settings(Path(), TODAY)))


def differing(one: Bundle, other: Bundle) -> set[str]:
    return {page.url for page, again in zip(one.pages, other.pages, strict=True) if page.body != again.body}


def test_a_number_rewrites_the_pages_on_which_it_stands(content_root: Path, tmp_path: Path) -> None:
    content = load_checked(Settings(content_root, TODAY))
    before = preview_bundle(content, tmp_path, search=True)
    after = preview_bundle(changed(content, "AB-01-T1", "(021) 0000-0078"), tmp_path, search=True)
    assert before.assets != after.assets  # the search tells another number
    assert before.version == after.version
    pages = differing(before, after)
    assert "k/dinas-dongeng/" in pages
    assert len(pages) < len(before.pages) / 4
