"""Indexes that hold all that the counts of the first page need."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add them."""

    dependencies = [
        ("store", "0004_outgoing_moments"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(fields=["channel", "whose_turn", "asked_at"], name="conversation_counts"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("ended", "open")),
                fields=["never", "channel", "since", "person", "snoozed_for_reply", "snoozed_until"],
                name="need_counts",
            ),
        ),
    ]
