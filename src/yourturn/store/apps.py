"""Makes the tables known to Django, under the label `store`."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The one Django application of the project."""

    name = "yourturn.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
