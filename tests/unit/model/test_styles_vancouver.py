"""The Vancouver style against the samples of the U.S. National Library of Medicine."""

from __future__ import annotations

import pytest

from unit.model.styles_cases import shown

CASES = {
    "article with a day": (
        """@article{a, author = {Halpern, Scott D. and Ubel, Peter A. and Caplan, Arthur L.},
        title = {Solid-organ transplantation in {HIV}-infected patients},
        journal = {N Engl J Med}, date = {2002-07-25}, volume = 347, number = 4,
        pages = {284--287}}""",
        (
            "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. "
            "N Engl J Med. 2002 Jul 25;347(4):284-7."
        ),
    ),
    "more than six authors": (
        """@article{a, author = {Rose, M. E. and Huerbin, M. B. and Melick, J. and Marion, D. W.
        and Palmer, A. M. and Schiding, J. K. and Kochanek, P. M. and Graham, S. H.},
        title = {Regulation of interstitial excitatory amino acid concentrations after cortical
        contusion injury}, journal = {Brain Res}, year = 2002, volume = 935, number = {1-2},
        pages = {40-46}}""",
        (
            "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation "
            "of "
            "interstitial excitatory amino acid concentrations after cortical contusion injury. "
            "Brain Res. 2002;935(1-2):40-6."
        ),
    ),
    "an organisation": (
        """@article{a, author = {{Diabetes Prevention Program Research Group}},
        title = {Hypertension, insulin, and proinsulin in participants with impaired glucose
        tolerance}, journal = {Hypertension}, year = 2002, volume = 40, number = 5,
        pages = {679--686}}""",
        (
            "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in "
            "participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86."
        ),
    ),
    "nobody": (
        """@article{a, title = {21st century heart solution may have a sting in the tail},
        journal = {BMJ}, year = 2002, volume = 325, number = 7357, pages = 184}""",
        "21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.",
    ),
    "an issue without a volume": (
        """@article{a, author = {Banit, D. M. and Kaufer, H. and Hartford, J. M.}, title =
        {Intraoperative frozen section analysis in revision total joint arthroplasty},
        journal = {Clin Orthop}, year = 2002, number = 401, pages = {230--238}}""",
        (
            "Banit DM, Kaufer H, Hartford JM. Intraoperative frozen section analysis in revision "
            "total "
            "joint arthroplasty. Clin Orthop. 2002;(401):230-8."
        ),
    ),
    "neither volume nor issue": (
        """@article{a, title = {Outreach: bringing {HIV}-positive individuals into care},
        journal = {HRSA Careaction}, date = {2002-06}, pages = {1--6}}""",
        "Outreach: bringing HIV-positive individuals into care. HRSA Careaction. 2002 Jun:1-6.",
    ),
    "with a DOI": (
        """@article{a, author = {Zhang, M. and Holman, C. D. and Price, S. D.}, title = {Comorbidity
        and repeat admission}, journal = {BMJ}, date = {2009-01-07}, volume = 338,
        pages = {a2752}, doi = {10.1136/bmj.a2752}}""",
        (
            "Zhang M, Holman CD, Price SD. Comorbidity and repeat admission. BMJ. "
            "2009 Jan 7;338:a2752. doi: 10.1136/bmj.a2752."
        ),
    ),
    "book": (
        """@book{a, author = {Murray, P. R. and Rosenthal, K. S. and Kobayashi, G. S. and
        Pfaller, M. A.}, title = {Medical microbiology}, edition = 4, address = {St. Louis},
        publisher = {Mosby}, year = 2002}""",
        (
            "Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. "
            "St. Louis: Mosby; 2002."
        ),
    ),
    "book of editors": (
        """@book{a, editor = {Gilstrap, III, Larry C. and Cunningham, F. G. and VanDorsten, J. P.},
        title = {Operative obstetrics}, edition = {2nd}, address = {New York},
        publisher = {McGraw-Hill}, year = 2002}""",
        (
            "Gilstrap LC 3rd, Cunningham FG, VanDorsten JP, editors. Operative obstetrics. 2nd ed. "
            "New York: McGraw-Hill; 2002."
        ),
    ),
    "chapter": (
        """@incollection{a, author = {Meltzer, P. S. and Kallioniemi, A. and Trent, J. M.},
        title = {Chromosome alterations in human solid tumors}, editor = {Vogelstein, B. and
        Kinzler, K. W.}, booktitle = {The genetic basis of human cancer}, address = {New York},
        publisher = {McGraw-Hill}, year = 2002, pages = {93--113}}""",
        (
            "Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. "
            "In: "
            "Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. New York: "
            "McGraw-Hill; 2002. p. 93-113."
        ),
    ),
    "conference paper": (
        """@inproceedings{a, author = {Christensen, S. and Oppacher, F.}, title = {An analysis of
        Koza's computational effort statistic for genetic programming}, editor = {Foster, J. A. and
        Lutton, E. and Miller, J. and Ryan, C. and Tettamanzi, A. G.}, booktitle = {Genetic
        programming}, address = {Berlin}, publisher = {Springer}, year = 2002,
        pages = {182--191}}""",
        (
            "Christensen S, Oppacher F. An analysis of Koza's computational effort statistic for "
            "genetic programming. In: Foster JA, Lutton E, Miller J, Ryan C, Tettamanzi AG, "
            "editors. "
            "Genetic programming. Berlin: Springer; 2002. p. 182-91."
        ),
    ),
    "dissertation": (
        """@phdthesis{a, author = {Borkowski, M. M.}, title = {Infant sleep and feeding: a telephone
        survey of Hispanic Americans}, address = {Mount Pleasant (MI)}, school = {Central Michigan
        University}, year = 2002}""",
        (
            "Borkowski MM. Infant sleep and feeding: a telephone survey of Hispanic Americans "
            "[dissertation]. Mount Pleasant (MI): Central Michigan University; 2002."
        ),
    ),
    "report": (
        """@techreport{a, author = {Russell, M. L. and Goth-Goldstein, R. and Apte, M. G. and
        Fisk, W. J.}, title = {Method for measuring the size distribution of airborne Rhinovirus},
        address = {Berkeley (CA)}, institution = {Lawrence Berkeley National Laboratory},
        date = {2002-01}, number = {LBNL49574}}""",
        (
            "Russell ML, Goth-Goldstein R, Apte MG, Fisk WJ. Method for measuring the size "
            "distribution of airborne Rhinovirus. Berkeley (CA): Lawrence Berkeley National "
            "Laboratory; 2002 Jan. Report No.: LBNL49574."
        ),
    ),
    "patent": (
        """@patent{a, author = {Pagedas, A. C.}, holder = {Ancel Surgical R\\&D Inc.},
        title = {Flexible endoscopic grasping and cutting device and positioning tool assembly},
        type = {United States patent}, number = {US 20020103498}, date = {2002-08-01}}""",
        (
            "Pagedas AC, inventor; Ancel Surgical R&D Inc., assignee. Flexible endoscopic "
            "grasping and "
            "cutting device and positioning tool assembly. United States patent US 20020103498. "
            "2002 Aug 1."
        ),
    ),
    "software": (
        """@software{a, title = {Hemodynamics {III}: the ups and downs of hemodynamics},
        version = {2.2}, address = {Orlando (FL)}, publisher = {Computerized Educational Systems},
        year = 1993}""",
        (
            "Hemodynamics III: the ups and downs of hemodynamics [computer program]. Version 2.2. "
            "Orlando (FL): Computerized Educational Systems; 1993."
        ),
    ),
    "preprint with more than two given names": (
        """@misc{a, author = {van Moorselaar, Robert Jan Anton and Dupont, Jean-Luc}, title = {What
        is new?}, eprint = {2001.01234}, archiveprefix = {arXiv}, year = 2020}""",
        (
            "van Moorselaar RJ, Dupont JL. What is new? arXiv:2001.01234 [Preprint]. 2020. "
            "Available from: https://arxiv.org/abs/2001.01234"
        ),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_vancouver_examples(text: str, expected: str) -> None:
    """The reference reads as in the samples."""
    assert shown(text, "vancouver") == expected
