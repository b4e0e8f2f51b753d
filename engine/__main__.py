"""``python -m engine`` is ``soloscope``."""

import sys

from engine.cli import main

if __name__ == "__main__":
    sys.exit(main())
