"""Every address, gathered from the ROUTES of the files in web/views; nothing is listed twice."""

from importlib import import_module
from pkgutil import iter_modules

from django.urls import URLPattern, path

from yourturn.web import views
from yourturn.web.api import api
from yourturn.web.door import Route, opened


def routes() -> tuple[Route, ...]:
    """Give every route, file by file in the order of their names."""
    files = sorted(one.name for one in iter_modules(views.__path__, f"{views.__name__}."))
    return tuple(route for file in files for route in import_module(file).ROUTES)


def patterns() -> list[URLPattern]:
    """Give what Django looks an address up in; two routes of one name are an error of the program."""
    every = routes()
    twice = {one.name for one in every if sum(one.name == other.name for other in every) > 1}
    if twice:
        raise RuntimeError(f"Routes of the same name: {', '.join(sorted(twice))}.")
    return [path(one.path, opened(one), name=one.name) for one in every]


urlpatterns = [path("api/v1/", api.urls), *patterns()]
handler400 = "yourturn.web.refusals.not_understood"
handler403 = "yourturn.web.refusals.not_allowed"
handler404 = "yourturn.web.refusals.not_there"
handler500 = "yourturn.web.refusals.broken"
