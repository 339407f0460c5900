"""At whom hostile English is aimed: at us, or at a person. It reads pronouns and names nobody."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

_PERSON: Final = (
    r"(?:^|[^a-z])(?:he|he's|she|she's|him|her|his|they're|they are|these (?:people|idiots|morons)|"
    r"th(?:is|at) (?:guy|man|woman|person|girl|boy|kid|clown|idiot|moron|loser|bitch|driver|mayor)|"
    r"what an? [a-z]+|people like you|you (?:idiot|moron|fool|clown|liar|loser|bastard|bitch|jerk|creep|"
    r"pig|cow|troll|prick|twat))(?:$|[^a-z])"
)
_PLURAL: Final = (
    r"(?:^|[^a-z])(?:you (?:guys|people|lot|all|morons|idiots|clowns|thieves|crooks|liars|bastards)|"
    r"the lot of you|yourselves|all of you|your (?:company|firm|service|app|website|site|staff|"
    r"team|support|products?|business|customers?|office|management|bank|airline|shop|drivers?|newsletter|"
    r"update|software|survey|excuses|apologies|terms)|this (?:company|firm|bank|airline|shop|outfit|bunch|"
    r"organi[sz]ation|council))(?:$|[^a-z])"
)
_YOU: Final = r"(?:^|[^a-z])(?:you|you're|your|yours|u|ur)(?:$|[^a-z])"
NEAR: Final = 50  # characters on either side of the angriest word in which an address counts


def aimed_at(angry: pl.Series, spans: NDArray[np.int64]) -> dict[str, NDArray[np.bool_]]:
    """Say at whom hostile texts are aimed: he, she and they are persons; you and your company are us.

    `spans` holds the first character of the angriest word of each text and the one past its last; an address
    counts only near it, since in a long post "you" and anger need not belong together.
    """
    frame = pl.DataFrame({"t": angry, "at": np.maximum(spans[:, 0] - NEAR, 0), "end": spans[:, 1] + NEAR})
    near = frame.select(pl.col("t").str.slice("at", pl.col("end") - pl.col("at")))["t"]
    person = near.str.contains(_PERSON).to_numpy()
    us = near.str.contains(_PLURAL).to_numpy() | (near.str.contains(_YOU).to_numpy() & ~person)
    return {"hostile_us": us, "hostile_person": person & ~us}
