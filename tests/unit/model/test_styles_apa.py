"""The APA style against the reference examples of the seventh edition."""

from __future__ import annotations

import pytest

from unit.model.styles_cases import shown

REANALYSIS = """@article{a, author = {Kalnay, E. and Kanamitsu, M. and Kistler, R. and Collins, W.
and Deaven, D. and Gandin, L. and Iredell, M. and Saha, S. and White, G. and Woollen, J. and
Zhu, Y. and Chelliah, M. and Ebisuzaki, W. and Higgins, W. and Janowiak, J. and Mo, K. C. and
Ropelewski, C. and Wang, J. and Leetmaa, A. and Reynolds, R. and Jenne, R. and Joseph, D.},
title = {The {NCEP}/{NCAR} 40-year reanalysis project}, volume = 77, number = 3,
journal = {Bulletin of the American Meteorological Society}, year = 1996, pages = {437--471}}"""

CASES = {
    "article of five authors": (
        """@article{a, author = {Grady, J. S. and Her, M. and Moreno, G. and Perez, C. and
        Yelinek, J.}, title = {Emotions in storybooks: A comparison of storybooks that represent
        ethnic and racial groups in the United States}, volume = 8, number = 3, year = 2019,
        journal = {Psychology of Popular Media Culture}, pages = {207--217},
        doi = {10.1037/ppm0000185}}""",
        (
            "Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in "
            "storybooks: A comparison of storybooks that represent ethnic and racial groups in the "
            "United States. *Psychology of Popular Media Culture*, *8*(3), 207–217. "
            "https://doi.org/10.1037/ppm0000185"
        ),
    ),
    "article with a number instead of pages": (
        """@article{a, author = {Jerrentrup, A. and Schaefer, J. R.}, title = {Teaching medicine},
        journal = {PLoS ONE}, volume = 13, number = 3, pages = {e0193972}, year = 2018,
        doi = {10.1371/journal.pone.0193972}}""",
        (
            "Jerrentrup, A., & Schaefer, J. R. (2018). Teaching medicine. *PLoS ONE*, *13*(3), "
            "Article e0193972. https://doi.org/10.1371/journal.pone.0193972"
        ),
    ),
    "more than twenty authors": (
        REANALYSIS,
        (
            "Kalnay, E., Kanamitsu, M., Kistler, R., Collins, W., Deaven, D., Gandin, L., "
            "Iredell, M., "
            "Saha, S., White, G., Woollen, J., Zhu, Y., Chelliah, M., Ebisuzaki, W., Higgins, W., "
            "Janowiak, J., Mo, K. C., Ropelewski, C., Wang, J., Leetmaa, A., . . . Joseph, D. "
            "(1996). "
            "The NCEP/NCAR 40-year reanalysis project. *Bulletin of the American Meteorological "
            "Society*, *77*(3), 437–471."
        ),
    ),
    "book with an edition": (
        """@book{a, author = {Jackson, L. M.}, title = {The psychology of prejudice}, subtitle =
        {From attitudes to social action}, edition = 2, publisher = {American Psychological
        Association}, year = 2019, doi = {10.1037/0000168-000}}""",
        (
            "Jackson, L. M. (2019). *The psychology of prejudice: From attitudes to social action* "
            "(2nd ed.). American Psychological Association. https://doi.org/10.1037/0000168-000"
        ),
    ),
    "book of one editor": (
        """@book{a, editor = {Kesharwani, P.}, title = {Nanotechnology based approaches for
        tuberculosis treatment}, publisher = {Academic Press}, year = 2020}""",
        (
            "Kesharwani, P. (Ed.). (2020). *Nanotechnology based approaches for tuberculosis "
            "treatment*. Academic Press."
        ),
    ),
    "book of several editors": (
        """@book{a, editor = {Torino, G. C. and Rivera, D. P. and Sue, D. W.},
        title = {Microaggression theory}, publisher = {John Wiley \\& Sons}, year = 2019}""",
        (
            "Torino, G. C., Rivera, D. P., & Sue, D. W. (Eds.). (2019). *Microaggression theory*. "
            "John Wiley & Sons."
        ),
    ),
    "chapter": (
        """@incollection{a, author = {Aron, L. and Botella, M. and Lubart, T.}, title = {Culinary
        arts: Talent and their development}, editor = {Subotnik, R. F. and
        Olszewski-Kubilius, P. and Worrell, F. C.}, booktitle = {The psychology of high
        performance: Developing human potential into domain-specific talent},
        pages = {345--359}, publisher = {American Psychological Association}, year = 2019,
        doi = {10.1037/0000120-016}}""",
        (
            "Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their "
            "development. "
            "In R. F. Subotnik, P. Olszewski-Kubilius, & F. C. Worrell (Eds.), *The psychology "
            "of high "
            "performance: Developing human potential into domain-specific talent* (pp. 345–359). "
            "American Psychological Association. https://doi.org/10.1037/0000120-016"
        ),
    ),
    "conference paper in a series": (
        """@inproceedings{a, author = {Bedenel, Anne-Lise and Jourdan, Laetitia and
        Biernacki, Christophe}, title = {Probability estimation by an adapted genetic algorithm in
        web insurance}, editor = {Battiti, R. and Brunato, M. and Kotsireas, I. and Pardalos, P.},
        booktitle = {Learning and intelligent optimization}, series = {Lecture notes in computer
        science}, volume = 11353, pages = {225--240}, publisher = {Springer}, year = 2019,
        doi = {10.1007/978-3-030-05348-2_21}}""",
        (
            "Bedenel, A.-L., Jourdan, L., & Biernacki, C. (2019). Probability estimation by an "
            "adapted "
            "genetic algorithm in web insurance. In R. Battiti, M. Brunato, I. Kotsireas, & "
            "P. Pardalos (Eds.), *Lecture notes in computer science: Vol. 11353. Learning and "
            "intelligent optimization* (pp. 225–240). Springer. "
            "https://doi.org/10.1007/978-3-030-05348-2_21"
        ),
    ),
    "doctoral thesis": (
        """@phdthesis{a, author = {Zambrano-Vazquez, L.}, title = {The interaction of state and
        trait worry}, school = {University of Arizona}, howpublished = {UA Campus Repository},
        year = 2016, url = {https://repository.arizona.edu/handle/10150/620615}}""",
        (
            "Zambrano-Vazquez, L. (2016). *The interaction of state and trait worry* [Doctoral "
            "dissertation, University of Arizona]. UA Campus Repository. "
            "https://repository.arizona.edu/handle/10150/620615"
        ),
    ),
    "report of an organisation": (
        """@techreport{a, author = {{National Cancer Institute}}, title = {Taking time: Support for
        people with cancer}, type = {NIH Publication}, number = {18-2059}, year = 2019,
        institution = {U.S. Department of Health and Human Services}}""",
        (
            "National Cancer Institute. (2019). *Taking time: Support for people with cancer* (NIH "
            "Publication No. 18-2059). U.S. Department of Health and Human Services."
        ),
    ),
    "preprint": (
        """@misc{a, author = {Latimier, A. and Peyre, H. and Ramus, F.}, title = {A meta-analytic
        review of the benefit of spacing out retrieval practice episodes on retention},
        publisher = {PsyArXiv}, year = 2020, url = {https://psyarxiv.com/kzy7u/}}""",
        (
            "Latimier, A., Peyre, H., & Ramus, F. (2020). *A meta-analytic review of the benefit "
            "of "
            "spacing out retrieval practice episodes on retention*. PsyArXiv. "
            "https://psyarxiv.com/kzy7u/"
        ),
    ),
    "data set": (
        """@dataset{a, author = {D'Souza, A. and Wiseheart, M.}, title = {Cognitive effects of
        music and dance training in children}, number = {ICPSR 37080}, version = {V1},
        publisher = {ICPSR}, year = 2018, doi = {10.3886/ICPSR37080.v1}}""",
        (
            "D'Souza, A., & Wiseheart, M. (2018). *Cognitive effects of music and dance training "
            "in "
            "children* (ICPSR 37080; Version V1) [Data set]. ICPSR. "
            "https://doi.org/10.3886/ICPSR37080.v1"
        ),
    ),
    "software": (
        """@software{a, author = {Borenstein, M. and Hedges, L. and Higgins, J. and
        Rothstein, H.}, title = {Comprehensive meta-analysis}, version = {3.3.070},
        publisher = {Biostat}, year = 2014, url = {https://www.meta-analysis.com/}}""",
        (
            "Borenstein, M., Hedges, L., Higgins, J., & Rothstein, H. (2014). *Comprehensive "
            "meta-analysis* (Version 3.3.070) [Computer software]. Biostat. "
            "https://www.meta-analysis.com/"
        ),
    ),
    "web page with a day": (
        """@online{a, author = {{World Health Organization}}, title = {The top 10 causes of death},
        date = {2018-05-24}, url = {https://www.who.int/top-10}}""",
        (
            "World Health Organization. (2018, May 24). *The top 10 causes of death*. "
            "https://www.who.int/top-10"
        ),
    ),
    "patent": (
        """@patent{a, author = {Hiremath, S. C. and Kumar, S.}, title = {Using metaphors to present
        concepts}, type = {patentus}, number = {9,367,592}, year = 2016,
        publisher = {U.S. Patent and Trademark Office}}""",
        (
            "Hiremath, S. C., & Kumar, S. (2016). *Using metaphors to present concepts* (U.S. "
            "Patent "
            "No. 9,367,592). U.S. Patent and Trademark Office."
        ),
    ),
    "nobody and no year": (
        """@book{a, title = {Interpersonal skills}, edition = {Third edition},
        publisher = {Author House}}""",
        "*Interpersonal skills* (3rd ed.). (n.d.). Author House.",
    ),
    "particle and suffix": (
        """@article{a, author = {van der Maas, H. L. J. and King, Jr., Martin Luther},
        title = {Of men}, journal = {Mind}, number = 4, year = {in press}}""",
        "van der Maas, H. L. J., & King, M. L., Jr. (in press). Of men. *Mind*, (4).",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_apa_examples(text: str, expected: str) -> None:
    """The reference reads as in the manual's examples."""
    assert shown(text, "apa") == expected
