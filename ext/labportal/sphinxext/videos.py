"""Videos and slides of other sites, as links that turn into players.

Nothing is asked of the other site before a reader asks for it: the page holds a link, and a script
puts the player in its place on a click.  Every other format has the link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective, SphinxRole

from labportal.model.codes import Code
from labportal.reading.text.videos import HOSTS, Video, video_at
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.messages import warn_at
from labportal.sphinxext.nodes import video

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from labportal.model.words import Words


def video_node(found: Video, title: str, words: Words) -> video:
    """Return the link to a video, around which a player can be made."""
    label = title or words.fill("Video at {host}", host=HOSTS[found.host].label)
    link = nodes.reference("", label, refuri=found.page, internal=False)
    return video("", "", link, frame=found.frame, host=HOSTS[found.host].label, title=label)


class VideoRole(SphinxRole):
    """A video in a sentence or a paragraph of its own, by its id at the host."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the video; what is no id was reported when the page was read."""
        found = video_at(self.name, self.text.strip())
        if found is None:
            return [nodes.inline("", self.text, classes=["lp-broken-link"])], []
        return [video_node(found, "", labportal_domain(self.env).words_of(self.env.docname))], []


class VideoDirective(SphinxDirective):
    """A video by its address, with a title and a caption."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], object]] | None] = {
        "title": directives.unchanged
    }

    def run(self) -> list[nodes.Node]:
        """Return a figure with the video and its caption."""
        address = self.arguments[0].strip()
        found = video_at("", address)
        if found is None:
            # The text of pages was checked before the first one was read.
            if self.env.docname not in labportal_domain(self.env).portal.pages:
                warn_at(self.get_location(), Code.UNKNOWN_VIDEO, f"'{address}' is no video")
            return [nodes.paragraph("", address, classes=["lp-broken-link"])]
        figure = nodes.container(classes=["lp-video-figure"])
        self.set_source_info(figure)
        words = labportal_domain(self.env).words_of(self.env.docname)
        link = video_node(found, self.options.get("title", ""), words)
        figure += nodes.paragraph("", "", link)
        caption = self.parse_content_to_nodes()
        if caption:
            figure += nodes.container("", *caption, classes=["lp-video-caption"])
        return [figure]


def add_videos(app: Sphinx) -> None:
    """Register the directive, and a role for each host."""
    app.add_directive("video", VideoDirective)
    for host in HOSTS:
        app.add_role(host, VideoRole())
