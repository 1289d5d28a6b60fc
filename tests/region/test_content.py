"""The region's content is right today, and reads as the product promises: the product's own tests, on other content."""

import re

from generator.check import check
from generator.check.prose.readability import check_readability
from generator.explain import explain
from generator.language.catalogue import translate
from generator.model.directory import Directory
from generator.model.parts.text import texts
from generator.problem import Severity
from generator.settings import Settings
from tests.edit.test_editor import (
    path,
    test_a_confirmation_adds_lines_only,
    test_a_number_changes_one_line,
    test_no_change_is_the_same_bytes,
)
from tests.poster.test_drawing import test_every_flow_is_drawn
from tests.render.test_flow import (
    test_a_branch_always_says_where_it_leads,
    test_every_step_is_told_exactly_once,
    test_every_way_on_leads_to_a_step_that_is_told,
    test_no_answer_is_lost,
    test_steps_have_the_numbers_of_the_poster,
    test_the_place_of_a_step_names_nothing,
)
from tests.test_edition import (
    test_a_view_holds_no_hidden_value,
    test_every_contact_can_be_reached_or_has_a_way_round,
    test_printable_is_shown_and_fresh,
)
from tests.test_load import test_marks_point_at_values
from tests.test_neutral import (
    test_content_is_complete_for_it,
    test_every_reference_still_leads_somewhere,
    test_nothing_forbidden_is_left,
    test_the_numbers_are_the_same,
)


def test_it_has_no_errors(directory: Directory, settings: Settings) -> None:
    wrong = [each for each in check(directory, settings) if each.severity is Severity.ERROR]
    assert [explain(each, "en") for each in wrong] == []


def test_what_forbids_publication_is_no_duty_of_secrecy(directory: Directory) -> None:
    """UU 11/2012 Article 19 is about media; told without them it promises what it does not hold."""
    told = [str(text) for flow in directory.flowcharts for _, text in texts(flow, {"sources"})]
    told += [line for guide in directory.guides for line in guide.body.split("\n")]
    told = [text for text in told if "UU 11/2012 Pasal 19" in text]
    assert told
    assert [text for text in told if "media" not in text] == []


def test_who_is_asked_to_agree_is_asked_what_was_reported(directory: Directory) -> None:
    """Whoever was turned away once needs another way than who never went. A child is not asked twice."""
    asked = {
        flow.id: "pernah melapor" in " ".join(str(text) for _, text in texts(flow.steps))
        for flow in directory.flowcharts
        if any(step.id == "setuju" for step in flow.steps)
    }
    assert len(asked) > 5
    assert [flow for flow, known in asked.items() if not known] == []


def test_it_is_plain(directory: Directory, settings: Settings) -> None:
    assert [f"{each.mark}: {translate(each.what, 'en')}" for each in check_readability(directory, settings)] == []


def test_who_is_sent_past_an_office_reads_a_number_in_the_same_box(directory: Directory) -> None:
    """Beside an accused head nobody asks for a number: "Langsung ke UPTD PPA" alone is a dead end while it has none."""
    boxes = [
        words.to("id")
        for flow in directory.flowcharts
        for words in (
            *(step.print.text for step in flow.steps if step.print and step.print.text),
            *(item for panel in flow.panels for item in panel.items),
        )
    ]
    sent = [words for words in boxes if re.search(r"\blangsung (ke|hubungi|telepon)\b", words, re.IGNORECASE)]
    assert len(sent) > 4
    assert [words for words in sent if not re.search(r"\b(129|110|112|119)\b|tangan petugas|ke petugas", words)] == []
