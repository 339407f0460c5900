import io

from yourturn.channels.archives import trees


class Watched(io.BytesIO):
    asked = 0

    def read(self, size=-1):
        self.asked = max(self.asked, size)
        return super().read(size)


class TestBounded:
    def test_reads_a_whole_member_without_asking_for_all_it_may_hold(self):
        stream = Watched(b"said" * 1_000)
        assert trees.Bounded(stream, "posts.json", 4_000).read() == b"said" * 1_000
        assert 0 < stream.asked <= trees.PIECE_BYTES
