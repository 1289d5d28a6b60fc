"""While nobody can call the contact that a question asks about, the flow calls who answers; then it asks again."""

from dataclasses import replace
from datetime import date

import pytest

from generator.edition.view import View, view
from generator.flow.reading import read_flow
from generator.model.contact import Channel, ChannelKind
from generator.model.directory import Directory
from generator.model.flowchart import Flowchart, StepKind
from generator.model.parts.evidence import Confirmation, ConfirmationMethod
from generator.poster.kinds.staff import staff_poster
from generator.settings import Settings

NUMBER = "0870-0000-1111"
FLOWS = ("umum", "petugas", "desa")


def answered(directory: Directory) -> Directory:
    """The same on the day on which the contact's number is confirmed."""
    checked = Confirmation(on=date(2026, 11, 20), method=ConfirmationMethod.TEST_CALL, by="Penjaga data")
    channel = Channel(
        code="AB-60-T9", kind=ChannelKind.VOICE, number=NUMBER, freshness="office", confirmations=(checked,)
    )
    contacts = tuple(
        contact.model_copy(update={"channels": (channel,)}) if contact.id == "uptd-antah" else contact
        for contact in directory.contacts
    )
    return replace(directory, contacts=contacts)


@pytest.fixture(scope="module")
def answering(directory: Directory, settings: Settings) -> View:
    return view(answered(directory), settings)


@pytest.mark.parametrize("name", FLOWS)
def test_nobody_is_sent_to_a_number_that_is_not_there(name: str, directory: Directory, public_view: View) -> None:
    written, shown = directory.flowchart[name], public_view.directory.flowchart[name]
    assert [step.id for step in written.steps if step.id in {"dijawab", "bintang"}] == ["dijawab", "bintang"]
    assert not {"dijawab", "bintang"} & {step.id for step in shown.steps}
    calls = [step for step in shown.steps if step.contacts == ("bintang-998",) and step.kind is StepKind.STEP]
    (call,) = calls
    assert "998" in str(call.title)
    assert str(call.detail).endswith("UPTD Antah menyusul, begitu nomornya ada.")
    assert str(call.print.text).endswith("UPTD Antah menyusul.")
    own = next(step for step in written.steps if step.id == call.id)
    assert not own.detail or str(own.detail) in str(call.detail), "what the step said is still said"
    assert len(read_flow(shown)) == len(read_flow(written)) - 1


@pytest.mark.parametrize("name", FLOWS)
def test_once_the_number_is_there_the_flow_is_as_it_was_written(
    name: str, directory: Directory, answering: View
) -> None:
    assert answering.directory.flowchart[name].steps == directory.flowchart[name].steps


def test_a_question_that_decides_more_is_left_alone(directory: Directory, settings: Settings) -> None:
    """Where the answers go on at different steps, somebody who is not answered must not skip what lies between."""
    chart = directory.flowchart["petugas"]
    steps = tuple(step.model_copy(update={"to": "selesai"}) if step.id == "bintang" else step for step in chart.steps)
    other: Flowchart = chart.model_copy(update={"steps": steps})
    charts = tuple(other if each.id == "petugas" else each for each in directory.flowcharts)
    shown = view(replace(directory, flowcharts=charts), settings)
    assert shown.directory.flowchart["petugas"].steps == steps


def test_the_posters_first_words_name_the_call(public_view: View, answering: View) -> None:
    office = public_view.directory.organization["dinas-lagu"]
    told = {
        "now": staff_poster(public_view, office).first_things,
        "then": staff_poster(answering, office).first_things,
    }
    assert told == {
        "now": "Dengarkan. Telepon 998 bersama. Serahkan.",
        "then": "Dengarkan. Hubungkan. Serahkan.",
    }
