"""What the region answers: the product's own tests, on its content of today."""

from tests.render.test_answers import (
    answers,
    made,
    test_care_then_a_number_then_a_choice,
    test_every_guide_is_linked_from_a_situation_or_another_page,
    test_nobody_reads_what_is_meant_for_the_other,
    test_the_police_are_the_heading_in_present_danger_alone,
    test_the_public_flow_is_no_staff_page,
    test_under_eighteen_is_spoken_to_in_one_way,
    test_who_is_sent_to_a_hospital_reads_which,
)

__all__ = [
    "answers",
    "made",
    "test_care_then_a_number_then_a_choice",
    "test_every_guide_is_linked_from_a_situation_or_another_page",
    "test_nobody_reads_what_is_meant_for_the_other",
    "test_the_police_are_the_heading_in_present_danger_alone",
    "test_the_public_flow_is_no_staff_page",
    "test_under_eighteen_is_spoken_to_in_one_way",
    "test_who_is_sent_to_a_hospital_reads_which",
]
