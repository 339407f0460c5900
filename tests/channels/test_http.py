"""Which addresses may be spoken to."""

import pytest

from yourturn.channels import http

INSIDE = (
    "0.0.0.0",  # noqa: S104 - an address in a table
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
    "64:ff9b::7f00:1", "2001:db8::1", "not an address",
)  # fmt: skip
OUTSIDE = ("93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808")


class TestAddresses:
    @pytest.mark.parametrize("address", INSIDE)
    def test_ours_are_refused(self, address: str):
        assert not http.is_public(address)
        with pytest.raises(http.Forbidden):
            http.checked("https://somewhere.example/", (), lambda host, port: ("93.184.215.14", address))

    @pytest.mark.parametrize("address", OUTSIDE)
    def test_those_of_the_internet_are_not(self, address: str):
        assert http.checked("https://somewhere.example/x", (), lambda host, port: (address,))[1] == address

    @pytest.mark.parametrize(
        "url", ["ftp://a.example/", "file:///etc/passwd", "https://", "nothing", "https://user:word@a.example/", "http://[::1", ""]
    )  # fmt: skip
    def test_what_is_no_web_address_is_refused(self, url: str):
        with pytest.raises(http.Forbidden):
            http.checked(url, (), lambda host, port: ("93.184.215.14",))

    @pytest.mark.parametrize(
        "url", ["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://localhost/", "http://[::1]/"]
    )
    def test_other_spellings_of_ours_are_refused(self, url: str):
        with pytest.raises((http.Forbidden, http.NotReached)):
            http.checked(url)

    def test_a_host_that_an_admin_named_is_allowed(self):
        assert http.checked("http://inside.example/", ("inside.example",), lambda host, port: ("10.0.0.1",))
