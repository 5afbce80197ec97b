"""Run the command as ``python -m labportal.cli``."""

from __future__ import annotations

import sys

from labportal.cli import main

sys.exit(main())
