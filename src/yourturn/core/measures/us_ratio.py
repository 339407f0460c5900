"""The us-ratio (M2): in our broadcasts, how often we name ourselves against how often we speak to somebody.

Only languages with a table of forms are measured; it must never read a reply.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.stats import bootstrap_ratio

ENOUGH_POSTS: Final = 50

_SELF: Final = {
    "en": r"\b(?:we|us|our|ours|ourselves)\b",
    "de": r"\b(?:wir|uns|unser|unsere[mnrs]?)\b",
    "fr": r"\b(?:nous|notre|nos|nôtres?)\b",
    "nl": r"\b(?:wij|we|ons|onze)\b",
}
_OTHER: Final = {
    "en": r"\b(?:you|your|yours|yourself|yourselves)\b|@\w",
    "de": r"\b(?:du|dich|dir|dein|deine[mnrs]?|ihr|euch|euer|eure[mnrs]?)\b|@\w",
    "fr": r"\b(?:tu|te|toi|ton|ta|tes|vous|votre|vos)\b|@\w",
    "nl": r"\b(?:je|jij|jou|jouw|jullie|u|uw)\b|@\w",
}
_NOT_COUNTED: Final = r"thank you|see you|we all|let's|all of us"


@dataclass(frozen=True)
class UsRatio:
    """Per broadcast: its number and its tokens of self and other, sorted; and how many were not measured."""

    tokens: pl.DataFrame  # post, own, other
    unmeasured: int

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "UsRatio":
        """Count the tokens of one partition's broadcasts."""
        broadcasts = posts.filter(pl.col("role").cast(pl.String) == "broadcast")
        spoken = broadcasts.with_columns(
            pl.col("text")
            .str.replace_all(r"\bUS\b", "")
            .str.to_lowercase()
            .str.replace_all(_NOT_COUNTED, " ")
        )
        counted = [
            spoken.filter(pl.col("language") == language).select(
                "post",
                pl.col("text").str.count_matches(_SELF[language]).cast(pl.Int64).alias("own"),
                pl.col("text").str.count_matches(_OTHER[language]).cast(pl.Int64).alias("other"),
            )
            for language in _SELF
        ]
        tokens = pl.concat(counted).sort("post")
        return cls(tokens, broadcasts.height - tokens.height)

    def __add__(self, other: "UsRatio") -> "UsRatio":
        """Merge with the counts of other posts."""
        return UsRatio(
            pl.concat([self.tokens, other.tokens]).sort("post"), self.unmeasured + other.unmeasured
        )

    def result(self, as_of: datetime, seed: int = 0) -> tuple[Figure, ...]:
        """Give us_ratio with its bootstrap interval by post; from 50 broadcasts in measured languages."""
        own, other = (self.tokens[name].to_numpy().astype(np.float64) for name in ("own", "other"))
        n = len(own)
        if n < ENOUGH_POSTS:
            why = "not measured in this language" if self.unmeasured >= ENOUGH_POSTS else "not enough to say"
            return (Figure("us_ratio", denominator=n, as_of=as_of, why_not=why),)
        above, below = float(own.sum()), float((own + other).sum())
        if not below:
            return (
                Figure("us_ratio", denominator=0, as_of=as_of, why_not="no broadcast names us or anybody"),
            )
        low, high = bootstrap_ratio(own, own + other, seed)
        value = (above + 0.5) / (below + 1)
        said = f"In {n:,} broadcasts, {above:,.0f} of {below:,.0f} words named us, up to {as_of:%Y-%m-%d}."
        return (Figure("us_ratio", value, above, below, low, high, "share", as_of, said),)
