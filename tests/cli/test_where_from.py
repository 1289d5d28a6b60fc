"""`alur explain`: each value of a record tells the file, the line and by that the layer that it was read from."""

from pathlib import Path

from tests.cli.test_commands import alur
from tests.cli.test_national import region  # noqa: F401


def test_each_value_names_the_layer_that_gave_it(region: Path) -> None:  # noqa: F811
    done = alur("explain", "a", "--root", region)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "content/faq.yaml:1:8: id: a",
        "content/faq.yaml:1:21: question: Milik kami?",
        "../dasar/content/faq.yaml:1:36: answer: Lama.",
    ]


def test_a_number_is_found_by_its_code(content_root: Path) -> None:
    said = alur("explain", "NN-01-T1", "--root", content_root).stdout
    assert ": number: " in said
    assert all(line.startswith("contacts.yaml:") for line in said.splitlines())


def test_an_id_that_nobody_has_is_told_with_the_nearest(content_root: Path) -> None:
    done = alur("explain", "kec-awann", "--root", content_root)
    assert done.returncode == 2
    assert "Did you mean “kec-awan”?" in " ".join(done.stderr.replace("│", " ").split())
