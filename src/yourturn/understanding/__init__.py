"""Turn text into labels, statements, vectors and themes: numbers and words of that text, nothing else."""

from yourturn.understanding.labels import NAMES, VERIFIED, label
from yourturn.understanding.languages import LanguagesSeen, detect, languages_in_use
from yourturn.understanding.post_themes import SMALL, closest_sentences, find_themes_in_posts
from yourturn.understanding.rising import Rising, Sayings, rising
from yourturn.understanding.statements import demands, wants
from yourturn.understanding.themes import ThemeModel, find_themes

__all__ = [
    "NAMES",
    "SMALL",
    "VERIFIED",
    "LanguagesSeen",
    "Rising",
    "Sayings",
    "ThemeModel",
    "closest_sentences",
    "demands",
    "detect",
    "find_themes",
    "find_themes_in_posts",
    "label",
    "languages_in_use",
    "rising",
    "wants",
]
