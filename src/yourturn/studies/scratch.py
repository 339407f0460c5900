"""A folder for what is in between, that goes with whoever holds it: nobody's words stay behind."""

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp


class Scratch:
    """A temporary folder, removed when nobody holds it any more, or when Python ends."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="yourturn-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
