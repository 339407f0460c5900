"""Turn text into labels, statements, vectors and themes: numbers and words of that text, nothing else."""

from yourturn.understanding.labels import label
from yourturn.understanding.languages import LanguagesSeen, detect, languages_in_use
from yourturn.understanding.statements import demands, wants

__all__ = ["LanguagesSeen", "demands", "detect", "label", "languages_in_use", "wants"]
