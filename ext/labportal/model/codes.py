"""Every message labportal can give, each with its cause, an example and its cure.

The manual's message pages and ``labportal codes`` are made from this table, so a message without
an explanation cannot exist.
"""

from __future__ import annotations

from enum import Enum
from typing import Self


class Code(Enum):
    """The stable name of a message; ``suppress_warnings = ["labportal.<name>"]`` silences it."""

    cause: str
    example: str
    cure: str

    def __new__(cls, name: str, cause: str, example: str, cure: str) -> Self:
        """Attach the explanation to the member."""
        member = object.__new__(cls)
        member._value_ = name
        member.cause, member.example, member.cure = cause, example, cure
        return member

    # Files and headers.
    UNREADABLE_FILE = (
        "unreadable_file",
        "The file cannot be read, or is not text in UTF-8.",
        (
            "people/ada.md:7: the file is not UTF-8 text: byte 0xe9; save it as UTF-8, "
            "until then it is read as Windows-1252"
        ),
        "Save the file as UTF-8. Until then it is read as Windows-1252, so letters may look wrong.",
    )
    DOUBLE_ENCODED = (
        "double_encoded",
        "Letters with accents were converted to UTF-8 twice, so each shows as two or three signs.",
        "research/bones.md:12: 'DÃ¼sseldorf' was encoded twice; did you mean 'Düsseldorf'?",
        "Replace the damaged word by the suggested one.",
    )
    IGNORED_FILE = (
        "ignored_file",
        "A file in a content folder looks like a page but cannot become one.",
        "projects/marble:1: this file is ignored because its name does not end in .md",
        "Rename it, or move it out of the content folder.",
    )
    MERGE_CONFLICT = (
        "merge_conflict",
        "Two people changed the same lines, and nobody has decided which version counts.",
        "people/ada.md:3: two versions of lines 3 to 7 are left from a merge; the first one counts",
        "Keep the right version, and delete the other one with the lines of <, = and > signs.",
    )
    INVALID_HEADER = (
        "invalid_header",
        "The block between the two lines of three hyphens is not valid YAML.",
        (
            "people/ada.md:4: the header cannot be read: a value with a colon needs quotes; did "
            "you mean 'position: \"PhD student: imaging\"'?"
        ),
        "Put the value between double quotes. Until then the block is read line by line.",
    )
    UNKNOWN_FIELD = (
        "unknown_field",
        "The header holds a field that this type of page does not have.",
        "people/ada.md:3: unknown field 'emial'; did you mean 'email'?",
        "Correct the name. If the field is meant, add it to labportal_extra_fields.",
    )
    REPEATED_FIELD = (
        "repeated_field",
        "The header holds the same field twice.",
        "people/ada.md:9: field 'position' was already written on line 3",
        "Delete one of the two lines; the first one counts.",
    )
    MISSING_FIELD = (
        "missing_field",
        "A field that every page of this type needs is missing or empty.",
        "people/ada.md:1: a person needs a 'title'; the file name is shown instead",
        "Add the field.",
    )
    BAD_VALUE = (
        "bad_value",
        "A field holds something that it cannot hold.",
        (
            "projects/marble.md:5: field 'finished' is 'ture', but must be yes or no; "
            "did you mean 'true'?"
        ),
        "Write one of the values that the message names.",
    )
    DATE_ORDER = (
        "date_order",
        "Something ends before it begins.",
        "people/ada.md:4: field 'end' is 2019, before 'start' on line 3 (2021)",
        "Correct one of the two dates. Until then the dates are shown as they are.",
    )
    UNLIKELY_DATE = (
        "unlikely_date",
        "A date lies so long ago, or so far ahead, that it is probably a slip.",
        (
            "projects/marble.md:3: field 'start' is 2062, more than 3 years ahead; is the year "
            "right?"
        ),
        (
            "Correct the year. If it is right, silence the message: a start may lie 3 years "
            "ahead, an end 50, any other date 10, and none before 1800."
        ),
    )
    UNKNOWN_TYPE = (
        "unknown_type",
        "The header names a record type that does not exist.",
        "people/ada.md:2: unknown record type 'persn'; did you mean 'person'?",
        "Correct the type, or leave it out: the folder says it already.",
    )
    UNKNOWN_GROUP = (
        "unknown_group",
        "A page belongs to a group that is not declared.",
        "people/ada.md:6: unknown group 'pathlogy'; did you mean 'pathology'?",
        "Correct the name, or add a page for the group to the groups folder.",
    )
    DEFAULT_GROUP = (
        "default_group",
        "The home group of a page is not one of its groups.",
        "people/ada.md:7: default_group 'bones' is not one of this page's groups (breast)",
        "Add it to 'groups', or name one of them; until then the first group is the home.",
    )
    PER_GROUP_COUNT = (
        "per_group_count",
        "A field has several values, but not one for each group.",
        "people/ada.md:5: field 'role' has 2 values for 3 groups",
        "Write one value, or one for each group: 'role: {breast: phd, bones: staff}'.",
    )
    DUPLICATE_RECORD = (
        "duplicate_record",
        "Two files describe the same record, or would get the same address.",
        "people/ada_lovelace.md:1: person 'ada-lovelace' is already people/ada-lovelace.md",
        "Delete or rename one of the files. Both stay in the site, the first one counts.",
    )
    # Names and keys.
    AMBIGUOUS_NAME = (
        "ambiguous_name",
        "A name fits more than one person, so it is not linked to any.",
        (
            "projects/marble.md:6: 'A. Jansen' may be 'adam-jansen' or 'anna-jansen', "
            "so it is not linked"
        ),
        "Write the key of the person, or the full name.",
    )
    NEAR_NAME = (
        "near_name",
        "A name is nobody's, but very like a person's. It is shown without a link.",
        "projects/marble.md:6: nobody is named 'Ada Lovelaec'; did you mean 'Ada Lovelace'?",
        "Correct the name, or add it to the person's 'aliases'.",
    )
    UNKNOWN_KEY = (
        "unknown_key",
        "A page names a project, person, research line or other record that does not exist.",
        "research/breast.md:4: there is no project 'marbel'; did you mean 'marble'?",
        "Write the name of the record's file without .md.",
    )
    UNKNOWN_BIBKEY = (
        "unknown_bibkey",
        "A page names a BibTeX key that no .bib file has.",
        "projects/marble.md:7: there is no publication 'Mori21'; did you mean 'Mori20'?",
        "Correct the key, or add the entry to the .bib file.",
    )
    REPEATED_KEY = (
        "repeated_key",
        "A list names the same record twice.",
        "research/lung.md:9: 'Litj17' is listed twice",
        "Delete one of the two.",
    )
    # Text of pages.
    MISSING_IMAGE = (
        "missing_image",
        "An image that a page names does not exist.",
        (
            "people/ada.md:3: there is no image 'people/ada.jpg'; "
            "did you mean 'images/people/ada.png'?"
        ),
        "Correct the path, or add the image. Until then initials or a plain card are shown.",
    )
    DAMAGED_IMAGE = (
        "damaged_image",
        "An image cannot be read: it is damaged, not complete, empty, or of another kind.",
        "people/ada.md:3: image 'images/ada.jpg' is damaged or not complete; save it again",
        "Export the image again as PNG, JPEG or WebP. Until then the page is as without it.",
    )
    LARGE_IMAGE = (
        "large_image",
        "An image has more pixels than labportal_image_limit allows.",
        (
            "people/ada.md:3: image 'images/ada.png' has 144 million pixels, "
            "at most 100 million are read; make it smaller"
        ),
        "Save a smaller version, or raise the limit. Until then the page is as without it.",
    )
    NO_PILLOW = (
        "no_pillow",
        "The library that makes pictures smaller, and takes out where they were taken, is missing.",
        (
            "conf.py:1: Pillow is not installed (pip install pillow), so pictures are published "
            "as they are, with the place and the camera that some of them name"
        ),
        "Install Pillow where the site is built.",
    )
    UNKNOWN_VALUE = (
        "unknown_value",
        "A page uses {{ NAME }}, but no such value is declared.",
        "projects/marble.md:20: there is no value 'IMGULR'; did you mean 'IMGURL'?",
        "Correct the name, or add it to labportal_values in conf.py.",
    )
    NO_SITE = (
        "no_site",
        "There are several sites, and a page belongs to groups that none of them shows.",
        ("projects/marble.md:3: no site shows this page, because none has its group 'stones'"),
        "Correct the group, or add it to the 'groups' of a site in labportal_sites.",
    )
    UNKNOWN_SITE = (
        "unknown_site",
        "The folder sites/ holds pages of a site, or a site has a group, that does not exist.",
        (
            "sites/bnoes/index.md:1: there is no site 'bnoes' in labportal_sites; "
            "did you mean 'bones'?"
        ),
        "Rename the folder, or declare the site in conf.py.",
    )
    WIKI_EMBED = (
        "wiki_embed",
        (
            "A picture is included in the way of a note-taking program. It is shown; the message "
            "comes only if the setting labportal_report_legacy asks for it."
        ),
        "news/april.md:8: '![[group photo.png]]' is the syntax of a note-taking program",
        "Write ![description](/images/group%20photo.png), or let labportal migrate do it.",
    )
    OBSOLETE_TAG = (
        "obsolete_tag",
        (
            "A link is written in the syntax of an older system. It works, and the message comes "
            "only if the setting labportal_report_legacy asks for it; without a name, or inside "
            "another link, it cannot work."
        ),
        (
            "software/viewer.md:30: '[member: Ada Lovelace]' is the syntax of an older system; "
            "did you mean '{person}`Ada Lovelace`'?"
        ),
        "Write {person}`ada-lovelace`, or let labportal migrate do it.",
    )
    UNKNOWN_VIDEO = (
        "unknown_video",
        "A video is named by something that is neither its id nor its address at a known site.",
        "news/april.md:8: 'my talk' is no id or address of a video at YouTube",
        "Copy the address from the browser: {video} takes it whole.",
    )
    HIDDEN_TEXT = (
        "hidden_text",
        "Text in angle brackets is taken for an HTML tag by browsers and does not show.",
        "software/viewer.md:12: '<add reference here>' will not be visible",
        "Replace the reminder, or write \\< before it.",
    )
    ACTIVE_HTML = (
        "active_html",
        "A script, frame or handler in a page would run in the browser of every reader.",
        "software/viewer.md:12: '<script>' is shown as text and does not run",
        "Take it out, or let the people who run the site set labportal_active_html in conf.py.",
    )
    OUTSIDE_FILE = (
        "outside_file",
        "A page asks for a file that does not belong to the portal, is hidden, or is on the web.",
        (
            "projects/marble.md:12: '../../secret.txt' does not belong to the portal and is not "
            "shown; put the file into the folder 'projects'"
        ),
        (
            "Put the file into the portal, or let the people who run the site name its folder in "
            "labportal_include_roots."
        ),
    )
    GLUED_LIST = (
        "glued_list",
        "A list follows a bold label without an empty line, so older tools print it as one line.",
        "vacancies/phd.md:9: put an empty line before the list",
        "Put an empty line before the first item.",
    )
    MARKDOWN_SYNTAX = (
        "markdown_syntax",
        "Something looks like Markdown but is not, and is shown as it was typed.",
        "projects/marble.md:9: '##Aims' is no heading; did you mean '## Aims'?",
        "Write what the message offers; if the text is meant so, put it between backticks.",
    )
    UNCLOSED_BLOCK = (
        "unclosed_block",
        "A block or comment has a beginning but no end, so it swallows the rest of the page.",
        (
            "projects/marble.md:8: the block that begins with ``` here is never closed, so the "
            "rest belongs to it"
        ),
        "Put the same signs on a line of their own where the block ends; --> ends a comment.",
    )
    UNKNOWN_FOOTNOTE = (
        "unknown_footnote",
        "A text refers to a footnote that the page does not have; the sign is shown as written.",
        "projects/marble.md:8: there is no footnote '[^scan]'; did you mean '[^scans]'?",
        "Correct the word, or add a line that begins with the same sign and a colon.",
    )
    REPEATED_FOOTNOTE = (
        "repeated_footnote",
        "A page has two footnotes with the same sign; only the first one is shown.",
        "projects/marble.md:8: footnote '[^scan]' was already written on line 6",
        "Delete one of the two, or give it another word.",
    )
    UNUSED_FOOTNOTE = (
        "unused_footnote",
        "A page has a footnote to which no text refers, so it is not shown.",
        "projects/marble.md:8: no text refers to footnote '[^scan]'",
        "Put the sign where it belongs, or delete the footnote.",
    )
    UNKNOWN_DIRECTIVE = (
        "unknown_directive",
        "A block asks for something that does not exist, so the page shows nothing there.",
        "people/index.md:8: there is no directive 'poeple'; did you mean 'people'?",
        (
            "Correct the word between the braces. If an extension of yours provides it, add that "
            "to 'extensions' in conf.py."
        ),
    )
    BAD_DIRECTIVE = (
        "bad_directive",
        "A block lacks its text or its first word, or has an option that does not exist.",
        "projects/marble.md:8: 'figure' has no option 'widht'; did you mean 'width'?",
        "Correct the lines at the beginning of the block. Until then the option does nothing.",
    )
    UNKNOWN_LANGUAGE = (
        "unknown_language",
        "A block of code names a language that is not known, so it is shown without colours.",
        "projects/marble.md:8: there is no language 'pyhton' for code; did you mean 'python'?",
        "Correct the word behind the backticks, or write 'text' for none.",
    )
    UNKNOWN_ROLE = (
        "unknown_role",
        "A word between braces before a text does not exist, so the text does not show.",
        "projects/marble.md:8: there is no role 'persn'; did you mean 'person'?",
        (
            "Correct the word between the braces. If an extension of yours provides it, add that "
            "to 'extensions' in conf.py."
        ),
    )
    WRONG_ADDRESS = (
        "wrong_address",
        "A link leads to no page because of its upper case letters, or of where it starts.",
        "people/ada.md:14: '/publications/Litj17/' is '/publications/litj17/'",
        "Write the address that the message names. The site links to it already.",
    )
    NEAR_TAG = (
        "near_tag",
        "A tag of one page looks like a tag of several pages.",
        (
            "news/prize.md:4: only this page has the tag 'mamography'; 3 have a similar one; "
            "did you mean 'mammography'?"
        ),
        (
            "Write the tag like the other pages. If it is another one, write a page for it in the "
            "folder `tags`, or give it to a second page."
        ),
    )
    UNKNOWN_ADDRESS = (
        "unknown_address",
        "A link inside the site leads to a page that does not exist.",
        (
            "research/lung.md:3: there is no page '/publications/litj71/'; "
            "did you mean '/publications/litj17/'?"
        ),
        "Correct the address.",
    )
    UNKNOWN_ANCHOR = (
        "unknown_anchor",
        "A link names a place in a page, after the sign #, that the page does not have.",
        (
            "projects/marble.md:8: 'bone.md' has no heading or label '#result'; "
            "did you mean 'bone.md#results'?"
        ),
        (
            "Correct what follows #. It is the heading in lower case, with hyphens for blanks, "
            "or a label such as (results)= on the line above what it names."
        ),
    )
    UNKNOWN_LABEL = (
        "unknown_label",
        "A role such as {ref} names a label, equation or term that no page has.",
        "projects/marble.md:8: there is no label 'scaner'; did you mean 'scanner'?",
        "Correct the name, or write (scanner)= above what it names.",
    )
    REPEATED_LABEL = (
        "repeated_label",
        "The same label, equation or term stands in two places, so links may lead to either.",
        "projects/marble.md:8: label 'scanner' was already given on line 4 of projects/bone.md",
        "Give one of the two another name, there and where it is used.",
    )
    MISSING_FILE = (
        "missing_file",
        "A page links to, shows or includes a file that does not exist.",
        (
            "projects/marble.md:8: there is no file 'files/poster.pfd'; "
            "did you mean 'files/poster.pdf'?"
        ),
        "Correct the name, or add the file.",
    )
    # Bibliography.
    BIB_FILE = (
        "bib_file",
        "A .bib file cannot be read, or is not text in UTF-8.",
        "../bib/group.bib:1: there is no such file",
        "Correct bibtex_bibfiles in conf.py, or save the file as UTF-8.",
    )
    BIB_SYNTAX = (
        "bib_syntax",
        "An entry cannot be read. The entries around it are not affected.",
        "../bib/group.bib:123: entry 'mori20': field 'title' has no closing brace",
        "Correct the entry.",
    )
    BIB_MISSING_FILE = (
        "bib_missing_file",
        "An entry names a file, such as a PDF, that does not exist.",
        (
            "../bib/group.bib:124: entry 'mori20': there is no file 'mori-20.pdf'; "
            "did you mean '../bib/mori20.pdf'?"
        ),
        (
            "Correct the name, or put the file beside the .bib file or into one of "
            "labportal_file_folders. Until then the button is left out."
        ),
    )
    BIB_REPEATED_KEY = (
        "bib_repeated_key",
        "Two entries have the same key. Upper and lower case make no difference.",
        "../bib/group.bib:140: entry 'Mori20' was already defined on line 120",
        "Give one of them another key; until then the first one counts.",
    )
    BIB_REPEATED_FIELD = (
        "bib_repeated_field",
        "An entry holds the same field twice.",
        (
            "../bib/group.bib:125: entry 'mori20': field 'year' was already given on line 123; "
            "the first one counts"
        ),
        "Delete one of the two; the first one counts.",
    )
    BIB_UNKNOWN_MACRO = (
        "bib_unknown_macro",
        "A value names a @string that is not defined.",
        "../bib/group.bib:123: entry 'mori20': there is no @string 'MIA'; 'MIA' is shown",
        "Define the @string, or put the text between braces.",
    )
    BIB_UNKNOWN_TYPE = (
        "bib_unknown_type",
        "An entry has a type that neither BibTeX nor biblatex knows. It is shown as 'misc'.",
        "../bib/group.bib:120: entry 'mori20': unknown type 'artcle'; did you mean 'article'?",
        "Correct the type.",
    )
    BIB_MISSING_FIELD = (
        "bib_missing_field",
        "An entry lacks a title, author or year. It is shown with what it has.",
        "../bib/group.bib:120: entry 'mori20' has no year",
        "Add the field.",
    )
    BIB_BAD_VALUE = (
        "bib_bad_value",
        "A year, DOI or other checked field of an entry cannot be understood.",
        (
            "../bib/group.bib:124: entry 'mori20': doi '10,1016/j.media' is not a DOI such as "
            "10.1000/182; did you mean '10.1016/j.media'?"
        ),
        "Correct the value; until then it is not shown as a link.",
    )
    BIB_CROSSREF = (
        "bib_crossref",
        "An entry inherits from an entry that does not exist, or from itself.",
        "../bib/group.bib:120: entry 'mori20': there is no entry 'miccai20' to inherit from",
        "Correct the crossref field.",
    )
    # The PDF.
    UNPRINTABLE_IMAGE = (
        "unprintable_image",
        "A picture cannot be printed: it is broken, or what converts it is not installed.",
        (
            "people/ada.md:3: picture 'images/people/ada.png' is broken, or in a format that "
            "is not known"
        ),
        "Save the picture again as PNG, JPEG or SVG, or install what the message names.",
    )
    BAD_FORMULA = (
        "bad_formula",
        "A formula holds TeX that cannot be read, or that does more than show something.",
        "projects/marble.md:8: formula '\\input{secret}' holds the unknown command '\\input'",
        "Correct the formula. Until then it is shown as it was written.",
    )
    RAW_TEX = (
        "raw_tex",
        "A page holds LaTeX that would run when the PDF is made.",
        ("projects/marble.md:8: raw LaTeX '\\input{secret}' is printed as text and does not run"),
        "Take it out; what the whole book needs belongs into latex_elements in conf.py.",
    )
    TEX_ERROR = (
        "tex_error",
        "TeX stumbled over something while it made the PDF, which is there all the same.",
        "people/ada.md:1: TeX cannot print this: Undefined control sequence",
        "Look at the text that the message names, and at its formulas first.",
    )
    MISSING_LETTER = (
        "missing_letter",
        "No font that is installed has a letter of the text, so the PDF leaves it out.",
        (
            "people/ada.md:1: no installed font has '\U00012000' (U+12000, cuneiform sign a), "
            "which is missing on page 4 of the PDF"
        ),
        "Install a font that has the letter; the manual names one for each script.",
    )
    # Queries and settings.
    BAD_QUERY = (
        "bad_query",
        "A list asks for something that cannot be understood, so it shows nothing.",
        "people/index.md:12: unknown role 'posdoc'; did you mean 'postdoc'?",
        "Correct the option. A list never shows everything because of a mistake.",
    )


def code_named(name: str) -> Code | None:
    """Return the code with that name, or None."""
    return next((code for code in Code if code.value == name), None)
