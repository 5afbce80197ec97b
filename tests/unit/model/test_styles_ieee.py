"""The IEEE style against the forms and examples of the IEEE Reference Guide."""

from __future__ import annotations

import pytest

from unit.model.styles_cases import shown

CASES = {
    "article of two authors": (
        """@article{a, author = {Chiampi, M. M. and Zilberti, L. L.},
        title = {Induction of electric field in human bodies moving near {MRI}: An efficient {BEM}
        computational procedure}, journal = {IEEE Trans. Biomed. Eng.}, volume = 58, number = 10,
        pages = {2787--2793}, month = oct, year = 2011, doi = {10.1109/TBME.2011.2158315}}""",
        (
            "M. M. Chiampi and L. L. Zilberti, “Induction of electric field in human bodies moving "
            "near MRI: An efficient BEM computational procedure,” *IEEE Trans. Biomed. Eng.*, "
            "vol. 58, "
            "no. 10, pp. 2787–2793, Oct. 2011, doi: 10.1109/TBME.2011.2158315."
        ),
    ),
    "article with a number instead of pages": (
        """@article{a, author = {Zhang, J. and Tansu, N.}, title = {Optical gain and laser
        characteristics of {InGaN} quantum wells on ternary {InGaN} substrates},
        journal = {IEEE Photon. J.}, volume = 5, number = 2, pages = {2600111}, month = apr,
        year = 2013, doi = {10.1109/JPHOT.2013.2247587}}""",
        (
            "J. Zhang and N. Tansu, “Optical gain and laser characteristics of InGaN quantum "
            "wells on "
            "ternary InGaN substrates,” *IEEE Photon. J.*, vol. 5, no. 2, Apr. 2013, "
            "Art. no. 2600111, doi: 10.1109/JPHOT.2013.2247587."
        ),
    ),
    "conference paper": (
        """@inproceedings{a, author = {Payne, D. B. and Stern, J. R.},
        title = {Wavelength-switched passively coupled single-mode optical network},
        booktitle = {Proc. IOOC-ECOC}, address = {Boston, MA, USA}, year = 1985,
        pages = {585--590}}""",
        (
            "D. B. Payne and J. R. Stern, “Wavelength-switched passively coupled single-mode "
            "optical "
            "network,” in *Proc. IOOC-ECOC*, Boston, MA, USA, 1985, pp. 585–590."
        ),
    ),
    "book": (
        """@book{a, author = {Klaus, B. and Horn, P.}, title = {Robot Vision},
        address = {Cambridge, MA, USA}, publisher = {MIT Press}, year = 1986}""",
        "B. Klaus and P. Horn, *Robot Vision*. Cambridge, MA, USA: MIT Press, 1986.",
    ),
    "chapter, one editor": (
        """@incollection{a, author = {Stein, L.}, title = {Random patterns},
        booktitle = {Computers and You}, editor = {Brake, J. S.}, address = {New York, NY, USA},
        publisher = {Wiley}, year = 1994, pages = {55--70}}""",
        (
            "L. Stein, “Random patterns,” in *Computers and You*, J. S. Brake, Ed. New York, NY, "
            "USA: "
            "Wiley, 1994, pp. 55–70."
        ),
    ),
    "chapter, two editors and a volume": (
        """@incollection{a, author = {Myer, R. L.}, title = {Parametric oscillators and nonlinear
        materials}, booktitle = {Nonlinear Optics}, volume = 4,
        editor = {Harper, P. G. and Wherret, B. S.}, address = {San Francisco, CA, USA},
        publisher = {Academic}, year = 1977, pages = {47--160}}""",
        (
            "R. L. Myer, “Parametric oscillators and nonlinear materials,” in *Nonlinear Optics*, "
            "vol. 4, P. G. Harper and B. S. Wherret, Eds. San Francisco, CA, USA: Academic, 1977, "
            "pp. 47–160."
        ),
    ),
    "chapter with an edition": (
        """@incollection{a, author = {Young, G. O.}, title = {Synthetic structure of industrial
        plastics}, booktitle = {Plastics}, volume = 3, edition = {Second}, editor = {Peters, J.},
        address = {New York, NY, USA}, publisher = {McGraw-Hill}, year = 1964,
        pages = {15--64}}""",
        (
            "G. O. Young, “Synthetic structure of industrial plastics,” in *Plastics*, vol. 3, "
            "J. Peters, Ed., 2nd ed. New York, NY, USA: McGraw-Hill, 1964, pp. 15–64."
        ),
    ),
    "doctoral thesis": (
        """@phdthesis{a, author = {Williams, J. O.}, title = {Narrow-band analyzer},
        department = {Dept. Elect. Eng.}, school = {Harvard Univ.},
        address = {Cambridge, MA, USA}, year = 1993}""",
        (
            "J. O. Williams, “Narrow-band analyzer,” Ph.D. dissertation, Dept. Elect. Eng., "
            "Harvard Univ., Cambridge, MA, USA, 1993."
        ),
    ),
    "master's thesis": (
        """@mastersthesis{a, author = {Kawasaki, N.}, title = {Parametric study of thermal and
        chemical nonequilibrium nozzle flow}, department = {Dept. Electron. Eng.},
        school = {Osaka Univ.}, address = {Osaka, Japan}, year = 1993}""",
        (
            "N. Kawasaki, “Parametric study of thermal and chemical nonequilibrium nozzle flow,” "
            "M.S. thesis, Dept. Electron. Eng., Osaka Univ., Osaka, Japan, 1993."
        ),
    ),
    "report": (
        """@techreport{a, author = {Reber, E. E. and Michell, R. L. and Carter, C. J.},
        title = {Oxygen absorption in the earth's atmosphere}, institution = {Aerospace Corp.},
        address = {Los Angeles, CA, USA}, number = {TR-0200 (4230-46)-3}, month = nov,
        year = 1988}""",
        (
            "E. E. Reber, R. L. Michell, and C. J. Carter, “Oxygen absorption in the earth's "
            "atmosphere,” Aerospace Corp., Los Angeles, CA, USA, Tech. Rep. TR-0200 (4230-46)-3, "
            "Nov. 1988."
        ),
    ),
    "patent": (
        """@patent{a, author = {Wilkinson, J. P.}, title = {Nonlinear resonant circuit devices},
        type = {patentus}, number = {3 624 125}, date = {1990-07-16}}""",
        (
            "J. P. Wilkinson, “Nonlinear resonant circuit devices,” U.S. Patent 3 624 125, "
            "Jul. 16, 1990."
        ),
    ),
    "preprint": (
        """@misc{a, author = {Arora, Sanjeev and Ge, Rong and Ma, Tengyu and Moitra, Ankur},
        title = {Simple, efficient, and neural algorithms for sparse coding}, year = 2015,
        eprint = {1503.00778}, archiveprefix = {arXiv}}""",
        (
            "S. Arora, R. Ge, T. Ma, and A. Moitra, “Simple, efficient, and neural algorithms for "
            "sparse coding,” 2015, *arXiv:1503.00778*."
        ),
    ),
    "data set": (
        """@dataset{a, author = {Ansolabehere, S. and Palmer, M. and Lee, A.},
        title = {Precinct-level election data, 2002-2012}, publisher = {Harvard Dataverse},
        date = {2014-01-20}, doi = {10.7910/DVN/YN4TLR}}""",
        (
            "S. Ansolabehere, M. Palmer, and A. Lee, Jan. 20, 2014, “Precinct-level election data, "
            "2002-2012,” Harvard Dataverse, doi: 10.7910/DVN/YN4TLR."
        ),
    ),
    "more than six authors": (
        """@article{a, author = {Cisneros, J. S. and B, B. and C, C. and D, D. and E, E. and F, F.
        and G, G.}, title = {Impedance biosensor}, journal = {Biosensors}, year = 2022}""",
        "J. S. Cisneros *et al.*, “Impedance biosensor,” *Biosensors*, 2022.",
    ),
    "an organisation with an address": (
        """@techreport{a, author = {{Electrical Safety Authority}}, title = {Annual report},
        institution = {ESA}, year = 2022, url = {https://example.org/report}}""",
        (
            "Electrical Safety Authority, “Annual report,” ESA, 2022. [Online]. "
            "Available: https://example.org/report"
        ),
    ),
    "particle, suffix and double given name": (
        """@article{a, author = {van der Berg, Jr., Jean-Luc and de la Cruz, Ana Maria},
        title = {Who asks?}, journal = {Lett.}, year = 2001}""",
        "J.-L. van der Berg Jr. and A. M. de la Cruz, “Who asks?” *Lett.*, 2001.",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_ieee_examples(text: str, expected: str) -> None:
    """The reference reads as in the guide."""
    assert shown(text, "ieee") == expected
