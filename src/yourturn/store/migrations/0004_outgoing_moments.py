"""When a post of ours was frozen, and until when a sending may have gone out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the two moments."""

    dependencies = [("store", "0003_receiving")]
    operations = [
        migrations.AddField(
            model_name="outgoing",
            name="prepared_at",
            field=models.DateTimeField(db_comment="when it was frozen; the bytes hang on it", null=True),
        ),
        migrations.AddField(
            model_name="outgoing",
            name="sent_at",
            field=models.DateTimeField(db_comment="latest moment at which it may have gone out", null=True),
        ),
    ]
