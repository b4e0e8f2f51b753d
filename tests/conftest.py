"""Set-up shared by every test: Qt without a display, and one thread per numerical library."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
