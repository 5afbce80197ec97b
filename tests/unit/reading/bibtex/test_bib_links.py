"""Typed links and files of entries, and what tells that everybody can read them."""

from __future__ import annotations

import pytest

from labportal.model.codes import Code
from labportal.model.records.base import Link
from labportal.model.records.publication import AttachedFile
from labportal.reading.bibtex.links import file_path
from unit.reading.bibtex.bibs import one, problems_of, read


@pytest.mark.parametrize(
    ("fields", "label", "url"),
    [
        ("pdf={https://a.org/x.pdf}", "PDF", "https://a.org/x.pdf"),
        ("code={github.com/a/b}", "Code", "https://github.com/a/b"),
        ("github={a/b.git}", "Code", "https://github.com/a/b"),
        (r"github={a/b\_c}", "Code", "https://github.com/a/b_c"),
        ("huggingface={a/b}", "Model", "https://huggingface.co/a/b"),
        ("dataset={10.5281/zenodo.1}", "Data", "https://doi.org/10.5281/zenodo.1"),
        ("url_slides={www.a.org/s}", "Slides", "https://www.a.org/s"),
        ("poster={http://a.org/p}", "Poster", "http://a.org/p"),
        ("video={https://a.org/v}", "Video", "https://a.org/v"),
        ("project={https://a.org}", "Project", "https://a.org"),
        ("supp={https://a.org/s}", "Supplement", "https://a.org/s"),
        ("algorithm={https://a.org/s}", "Algorithm", "https://a.org/s"),
        ("preprint={arXiv:2001.01234}", "Preprint", "https://arxiv.org/abs/2001.01234"),
        ("medrxiv={10.1101/2020.01.02.03}", "medRxiv",
         "https://www.medrxiv.org/content/10.1101/2020.01.02.03"),
        ("journal={bioRxiv}, doi={10.1101/123456}", "bioRxiv",
         "https://www.biorxiv.org/content/10.1101/123456"),
        ("eprint={2020.01.02.03}, eprinttype={medRxiv}", "medRxiv",
         "https://www.medrxiv.org/content/10.1101/2020.01.02.03"),
        ("eprint={hal-01234567}, eprinttype={hal}", "HAL", "https://hal.science/hal-01234567"),
        ("pmcid={PMC1234567}", "PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"),
        ("pmcid={1234567.2}", "PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"),
        ("url={https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/}", "PMC",
         "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"),
        ("published_as={10.1000/182}", "Published version", "https://doi.org/10.1000/182"),
        ("url={https://journal.example.org/1}", "Publisher", "https://journal.example.org/1"),
        ("url={https://repository.example.org/1}", "Repository",
         "https://repository.example.org/1"),
        ("url={https://www.biorxiv.org/content/1}", "bioRxiv",
         "https://www.biorxiv.org/content/1"),
        ("url={https://example.org/thesis.pdf?download=1}", "PDF",
         "https://example.org/thesis.pdf?download=1"),
    ],
)  # fmt: skip
def test_typed_links(fields: str, label: str, url: str) -> None:
    """Addresses, DOIs, numbers and short forms become links that say where they lead."""
    assert one(fields).links == (Link(label, url),)


def test_links_have_one_order_and_no_doubles() -> None:
    """The order is that of the buttons, whatever that of the fields; an address comes once."""
    entry = one(
        "video={https://v.org}, url={https://p.org/x}, code={https://c.org https://d.org},"
        " pdf={https://p.org/x}"
    )
    assert [(link.label, link.url) for link in entry.links] == [
        ("PDF", "https://p.org/x"), ("Code", "https://c.org"), ("Code", "https://d.org"),
        ("Video", "https://v.org"),
    ]  # fmt: skip
    assert entry.has_code


@pytest.mark.parametrize("url", ["https://doi.org/10.1000/182", "https://arxiv.org/abs/2001.01234"])
def test_identifiers_make_no_second_link(url: str) -> None:
    """DOI and arXiv have fields of their own, from which their links are made."""
    assert one(f"url={{{url}}}").links == ()


def test_files_are_kept_for_later() -> None:
    """A relative file name is no link yet, but keeps its label and its field's line."""
    entry = one("pdf={mori20.pdf},\n slides={./talks\\mori20.pptx},\n code={/src/a.zip}")
    assert entry.files == (
        AttachedFile("PDF", "mori20.pdf", "pdf"),
        AttachedFile("Code", "src/a.zip", "code"),
        AttachedFile("Slides", "talks/mori20.pptx", "slides"),
    )
    assert entry.line_of("slides").line == 3
    assert entry.has_code


@pytest.mark.parametrize(
    "path",
    ["../x.pdf", "a/../../x.pdf", "C:/x.pdf", "~/x.pdf", "//host/x.pdf", "file:x.pdf", "x.exe",
     ".pdf", "a\nb.pdf", ""],
)  # fmt: skip
def test_files_are_those_of_the_site(path: str) -> None:
    """Paths of one computer, upwards or of unknown kinds are no files of the site."""
    assert file_path(path) == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pdf", "mori20"), ("pdf", "../mori20.pdf"), ("code", "on request"),
        ("slides", "javascript:alert(1)"), ("video", "data:text/html,x"), ("pmcid", "unknown"),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere_are_reported(field: str, value: str) -> None:
    """A value that is no address and no file is one message at its own line, and no link."""
    text = f"@misc{{k, author={{A B}}, title={{T}}, year=2020,\n {field}={{{value}}}\n}}"
    (problem,) = problems_of(text, Code.BIB_BAD_VALUE)
    assert (problem.source.line, problem.field) == (2, field)
    assert problem.message.startswith(f"entry 'k': {field} '{value}' is not a")
    assert (read(text).publications[0].links, read(text).publications[0].files) == ((), ())


@pytest.mark.parametrize("field", ["project={marble}", "model={U-Net}", "data={none}", "pdf={no}"])
def test_fields_of_other_programs_are_no_mistakes(field: str) -> None:
    """Words that name a project or a model, or say that there is nothing, are left alone."""
    found = read(f"@misc{{k, author={{A B}}, title={{T}}, year=2020, {field}}}")
    assert (found.problems, found.publications[0].links) == ((), ())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("doi={10.1000/182}", False), ("pmid={1}", False), ("url={https://a.org}", False),
        ("eprint={2001.01234}, eprinttype={arxiv}", True), ("pmcid={PMC12345}", True),
        ("doi={10.1371/journal.pone.1}", True), ("url={https://repository.a.nl/1}", True),
        ("url={https://dspace.library.a.nl/1}", True), ("url={https://a.org/repository}", False),
        ("url={https://archivesofx.org/1}", False), ("url={https://notarxiv.org/1}", False),
        ("taverne_url={https://a.nl/1}", True), ("url={https://www.mdpi.com/1}", True),
        ("url={https://pubmed.ncbi.nlm.nih.gov/1/}", False), ("data={zenodo.org/1}", False),
        ("oa={yes}", True), ("open_access={gold}", True), ("openaccess={Green OA}", True),
        ("oa={closed}, pmcid={PMC12345}", False), ("open_access={no}, pmcid={PMC12345}", False),
    ],
)  # fmt: skip
def test_open_access(fields: str, expected: bool) -> None:
    """The entry's word counts most; otherwise a place where everything is open."""
    assert one(fields).open_access is expected


def test_pubmed_as_archive() -> None:
    """A PubMed number given in the way of biblatex is understood."""
    assert one("eprint={12345}, eprinttype={pubmed}").pmid == "12345"
