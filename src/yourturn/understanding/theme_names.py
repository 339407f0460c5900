"""Names a theme by words that one person really wrote together; never makes words up."""

from collections import Counter
from collections.abc import Sequence

_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "if",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "done",
        "have",
        "has",
        "had",
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "him",
        "her",
        "us",
        "them",
        "my",
        "your",
        "his",
        "its",
        "our",
        "their",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "so",
        "very",
        "just",
        "also",
        "too",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "not",
        "no",
        "please",
        "want",
        "need",
        "wish",
        "like",
        "get",
        "got",
        "some",
        "any",
        "more",
        "as",
        "what",
        "when",
        "where",
        "who",
        "why",
        "how",
        "which",
        "than",
        "then",
        "all",
        "i'm",
        "it's",
    ]
)
_LONGEST = 5


def spans_of(words: Sequence[str]) -> list[str]:
    """Give every run of two to five words that neither starts nor ends with a stopword."""
    return [
        " ".join(words[start:stop])
        for start in range(len(words))
        if words[start] not in _STOP
        for stop in range(start + 2, min(start + _LONGEST, len(words)) + 1)
        if words[stop - 1] not in _STOP
    ]


def name_theme(members: Sequence[Sequence[str]], taken: set[str]) -> str:
    """Give the run of words that most members share, longer runs first among equals, none already taken.

    `members` holds each statement's words, the most central first. Falls back to the most frequent word.
    """
    counts: Counter[str] = Counter()
    for words in members:
        counts.update(set(spans_of(words)))
    ranked = sorted(counts, key=lambda span: (-counts[span] * (1 + 0.6 * span.count(" ")), span))
    for span in ranked:
        if span not in taken:
            return span
    words_seen = Counter(word for words in members for word in set(words) if word not in _STOP)
    for word, _ in sorted(words_seen.items(), key=lambda pair: (-pair[1], pair[0])):
        if word not in taken:
            return word
    return " ".join(members[0][:6])
