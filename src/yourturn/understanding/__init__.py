"""Turn text into labels, statements, vectors and themes: numbers and words of that text, nothing else."""

from yourturn.understanding.labels import NAMES, VERIFIED, label
from yourturn.understanding.languages import LanguagesSeen, detect, languages_in_use
from yourturn.understanding.statements import demands, wants
from yourturn.understanding.themes import ThemeModel, find_themes

__all__ = [
    "NAMES",
    "VERIFIED",
    "LanguagesSeen",
    "ThemeModel",
    "demands",
    "detect",
    "find_themes",
    "label",
    "languages_in_use",
    "wants",
]
