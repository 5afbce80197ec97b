"""The file of external people."""

from __future__ import annotations

from labportal.reading.external import read_external

FILE = """\
# Collaborators
- name: Grace Hopper-Murray
  position: Radiologist
  affiliation: Navy Hospital, Ward 3
  url: hopper.example.org
  email:
  picture:

- name: "Cornélius IJzer"
  email: c.yzer@x.example
- grace hopper murray
"""


def messages(text: str) -> list[str]:
    """Return line and text of what is wrong."""
    return [f"{p.source.line} {p.text}" for p in read_external(text, "e.yaml")[1]]


def test_list_of_people() -> None:
    """Each person has a key from the name, values, and the lines of the fields."""
    people, _ = read_external(FILE, "e.yaml")
    grace, cornelius = people
    assert (grace.key, grace.name, grace.source.line) == (
        "grace-hopper-murray",
        "Grace Hopper-Murray",
        2,
    )
    assert (grace.affiliation, grace.url, grace.email, grace.picture) == (
        "Navy Hospital, Ward 3",
        "https://hopper.example.org",
        "",
        "",
    )
    assert grace.line_of("url").line == 5
    assert (cornelius.key, cornelius.line_of("email").line) == ("cornelius-ijzer", 10)


def test_problems_have_lines() -> None:
    """A repaired address and a second entry are reported on their lines."""
    assert messages(FILE) == [
        (
            "5 field 'url' is 'hopper.example.org', but must be a web address that starts with"
            " https://; did you mean 'https://hopper.example.org'?"
        ),
        "11 'grace hopper murray' is already on line 2",
    ]


def test_mapping_of_people() -> None:
    """A mapping from names to fields works, too."""
    people, problems = read_external("Ada L:\n  position: X\nBob B:\n", "e.yaml")
    assert [(p.key, p.name, p.position) for p in people] == [
        ("ada-l", "Ada L", "X"),
        ("bob-b", "Bob B", ""),
    ]
    assert people[0].line_of("position").line == 2
    assert problems == ()


def test_damage_costs_one_person_at_most() -> None:
    """An entry that is not YAML is named and read as far as possible; the others are whole."""
    text = "- name: A B\n- name: C: D\n  email: 'x@y.example\n- name: E F\n  position: P\n- G H\n"
    people, _ = read_external(text, "e.yaml")
    assert [(p.name, p.email, p.position) for p in people] == [
        ("A B", "", ""),
        ("C: D", "x@y.example", ""),
        ("E F", "", "P"),
        ("G H", "", ""),
    ]
    assert messages(text) == [
        (
            "2 the header cannot be read: a value with a colon needs quotes; did you mean "
            "'name: \"C: D\"'?"
        ),
        "3 the header cannot be read: a quotation mark is not closed",
    ]
    assert people[2].line_of("position").line == 5


def test_nameless_entries() -> None:
    """Entries without a name are left out and reported."""
    assert messages("- position: X\n- [a, b]\n") == [
        "1 an external person needs a 'name'; this one is left out",
        "2 'a, b' is not a person; expected are lines such as 'name: Grace Hopper'",
    ]


def test_empty_file() -> None:
    """An empty file is no mistake."""
    assert read_external("", "e.yaml") == ((), ())
    assert read_external("# nobody yet\n", "e.yaml") == ((), ())
