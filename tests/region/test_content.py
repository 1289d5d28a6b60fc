"""The region's content is right today, and reads as the product promises: the product's own tests, on other content."""

from generator.check import check
from generator.check.readability import check_readability
from generator.explain import explain
from generator.language.catalogue import translate
from generator.model.directory import Directory
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


def test_it_is_plain(directory: Directory, settings: Settings) -> None:
    assert [f"{each.mark}: {translate(each.what, 'en')}" for each in check_readability(directory, settings)] == []
