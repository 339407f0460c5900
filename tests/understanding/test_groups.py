import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.understanding.groups import Background, group, join_most_alike, means, nearest, neighbours


def unit(rows):
    vectors = np.array(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def clouds(count, each, seed=1):
    draw = np.random.default_rng(seed)
    centres = draw.standard_normal((count, 256))
    return unit(np.repeat(centres, each, axis=0) + 0.4 * draw.standard_normal((count * each, 256)))


def plainly(alike, least):
    """Always join the two groups that are most alike, by the mean over their members."""
    parts = [[row] for row in range(len(alike))]
    while len(parts) > 1:
        pairs = [
            (alike[np.ix_(a, b)].mean(), i, j)
            for i, a in enumerate(parts)
            for j, b in enumerate(parts)
            if i < j
        ]
        most, i, j = max(pairs)
        if most < least:
            break
        parts[i] += parts.pop(j)
    return {frozenset(part) for part in parts}


class TestJoinMostAlike:
    @settings(max_examples=40, deadline=None)  # the first call compiles
    @given(st.integers(0, 10_000), st.integers(1, 14), st.floats(-0.3, 0.5))
    def test_does_as_its_plain_twin(self, seed, count, least):
        vectors = unit(np.random.default_rng(seed).standard_normal((count, 4)))
        alike = vectors @ vectors.T
        roots = join_most_alike(alike.copy(), np.ones(count), least)
        found = {frozenset(np.flatnonzero(roots == root).tolist()) for root in set(roots.tolist())}
        assert found == plainly(alike.astype(np.float64), least)


class TestBackground:
    def test_is_that_of_all_pairs(self):
        vectors = clouds(5, 6)
        pairs = (vectors @ vectors.T)[np.triu_indices(30, 1)]
        found = Background.of(vectors)
        assert np.isclose(found.mean, min(pairs.mean(), 0.05), atol=1e-5)
        assert np.isclose(found.deviation, min(pairs.std(), 0.15), atol=1e-4)


class TestGroup:
    def test_finds_clouds_in_few_vectors_and_in_many(self):
        for count, each in ((6, 8), (40, 100)):
            vectors = clouds(count, each)
            found = group(vectors, Background.of(vectors), seed=1)
            assert len(set(found.tolist())) == count
            assert (found.reshape(count, each) == found[::each, None]).all()

    def test_nothing_gives_nothing(self):
        assert len(group(np.zeros((0, 4), np.float32), Background(0.0, 0.1), seed=1)) == 0


class TestMeans:
    def test_leave_out_what_is_in_no_group(self):
        centres, sizes = means(np.eye(3, dtype=np.float32), np.array([0, -1, 0]))
        assert centres.tolist() == [[0.5, 0, 0.5]]
        assert sizes.tolist() == [2]


class TestNeighbours:
    def test_come_once_and_only_where_alike(self):
        one, other, weight = neighbours(unit([[1, 0], [1, 0.1], [0, 1]]), 0.5, 12)
        assert list(zip(one.tolist(), other.tolist(), strict=True)) == [(0, 1)]
        assert weight[0] > 0.99


class TestNearest:
    @settings(max_examples=40, deadline=None)  # the first call compiles
    @given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 9), st.floats(-1, 1))
    def test_does_as_its_plain_twin(self, seed, rows, most, least):
        alike = np.random.default_rng(seed).uniform(-1, 1, (rows, rows + 3)).astype(np.float32)
        near, value = nearest(alike, 2, most, np.float32(least))
        for row in range(rows):
            others = [
                column
                for column in range(rows + 3)
                if column != row + 2 and alike[row, column] >= np.float32(least)
            ]
            best = sorted(others, key=lambda column: -alike[row, column])[:most]
            assert near[row].tolist() == best + [-1] * (most - len(best))
            assert value[row, : len(best)].tolist() == alike[row, best].tolist()
