"""The navigation beside the pages of a section, as the theme makes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_TOGGLE = re.compile(r'(<a [^>]*>)([^<]*)(</a>\s*<details[^>]*>\s*<summary)(>\s*<span class="toc)')


def with_names(navigation: Callable[..., object]) -> Callable[..., object]:
    """Return the theme's function with a name for each button that opens and closes a part."""

    def named(*args: Any, **options: Any) -> object:
        found = navigation(*args, **options)
        if not (args and args[0] == "sidebar"):
            return found
        # The title stands in HTML already, so it needs no escaping but of quotes.
        return _TOGGLE.sub(
            lambda match: (
                f'{match[1]}{match[2]}{match[3]} aria-label="'
                f'{match[2].strip().replace(chr(34), "&quot;")}"{match[4]}'
            ),
            str(found),
        )

    return named
