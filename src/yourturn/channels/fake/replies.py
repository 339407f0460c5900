"""How people of the Fake network take what we say: by a question mark, its length, its plainest words.

Nothing here understands a sentence, and nothing above the Fake may rely on it.
"""

import re
from dataclasses import replace
from typing import Final

from yourturn.channels.fake.memory import Line
from yourturn.channels.fake.stock import Story

FEW_WORDS: Final = 12
WORD: Final = re.compile(r"[^\W\d_]+")
DIGIT: Final = re.compile(r"\d")


def is_question(text: str) -> bool:
    """Say whether a post of ours asks something."""
    return "?" in text


def says_little(text: str) -> bool:
    """Say whether a post of ours is short and has no figure in it."""
    return len(WORD.findall(text)) < FEW_WORDS and not DIGIT.search(text)


def fits(story: Story, question: str) -> bool:
    """Say whether an answer from the stock makes sense after that question of ours."""
    return not story.hears or hits(story, question) > 0


def hits(story: Story, question: str) -> int:
    """Count the words the answer listens for that begin a word of the question."""
    words = [word.casefold() for word in WORD.findall(question)]
    return sum(any(word.startswith(heard.partition(" ")[0]) for word in words) for heard in story.hears)


def next_words(story: Story, line: Line, text: str) -> tuple[str | None, Line]:
    """Give what a person says to a post of ours, and how far they have got then; None = nothing more."""
    if line.done:
        return None, line
    if is_question(text):
        known = line.asked < len(story.asked)
        return (story.asked[line.asked], replace(line, asked=line.asked + 1)) if known else (None, line)
    if says_little(text) and story.thin and not line.pressed:
        return story.thin[0], replace(line, pressed=True)
    if not story.helped:
        return None, line
    return story.helped[0], replace(line, done=True)
