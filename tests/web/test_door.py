"""What the door does for every page, whatever the page is."""

from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.web.people import colleague, signed_in

from yourturn.core.errors import NotThere, TooOften
from yourturn.core.permissions import NotAllowed
from yourturn.web.door import Route, opened, status_of


def request_of(client: Client, method: str = "GET"):
    request = RequestFactory().generic(method, "/somewhere?page=2")
    request.session = client.session
    return request


def says_who(request, who, now):
    return HttpResponse(f"{who.name if who else 'nobody'} {now:%H:%M}")


class TestOpened:
    def test_a_stranger_is_sent_to_sign_in_and_brought_back(self):
        response = opened(Route("somewhere", says_who, "somewhere", "read"))(request_of(Client()))
        assert (response.status_code, response["Location"]) == (303, "/sign-in?next=%2Fsomewhere%3Fpage%3D2")

    def test_a_page_for_anyone_knows_that_nobody_is_there(self):
        response = opened(Route("somewhere", says_who, "somewhere", None))(request_of(Client()))
        assert response.content == b"nobody 12:00"

    def test_a_role_that_does_not_reach_is_told_so(self):
        ada = signed_in(colleague("Ada", "observer"))
        response = opened(Route("somewhere", says_who, "somewhere", "invite"))(request_of(ada))
        assert response.status_code == 403

    def test_another_method_is_refused(self):
        assert (
            opened(Route("somewhere", says_who, "somewhere", None))(request_of(Client(), "POST")).status_code
            == 405
        )


class TestStatusOf:
    def test_the_nearest_class_counts(self):
        class Gone(NotThere):
            pass

        assert [status_of(kind("x")) for kind in (Gone, NotAllowed, TooOften)] == [404, 403, 429]
