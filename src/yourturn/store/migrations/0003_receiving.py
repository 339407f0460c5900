"""What receiving needs: as of when something is known, where a parent is, when a wait lapses."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns that are added; indexes that another one covers go."""

    dependencies = [
        ("store", "0002_audit_is_final"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="overheard",
            field=models.BooleanField(db_comment="needs are open, and all of them overheard", default=False),
        ),
        migrations.AddField(
            model_name="conversation",
            name="waits",
            field=models.IntegerField(db_comment="open needs", default=0),
        ),
        migrations.AddField(
            model_name="handle",
            name="known_at",
            field=models.DateTimeField(db_comment="as of when name and handle are known", null=True),
        ),
        migrations.AddField(
            model_name="handle",
            name="status_at",
            field=models.DateTimeField(db_comment="as of when the status is known", null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="angry",
            field=models.BooleanField(db_comment="hostile to us", default=False),
        ),
        migrations.AddField(
            model_name="need",
            name="lapses_at",
            field=models.DateTimeField(db_comment="ended by people then, if nobody writes", null=True),
        ),
        migrations.AddField(
            model_name="post",
            name="edited_at",
            field=models.DateTimeField(
                db_comment="when these words were written; null = with the post", null=True
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="parent_space",
            field=models.CharField(default="", max_length=255),
        ),
        migrations.AlterField(
            model_name="conversation",
            name="channel",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.channel"
            ),
        ),
        migrations.AlterField(
            model_name="conversation",
            name="external_id",
            field=models.CharField(
                db_comment="post:space/id of the opening post, or thread: and the network's own name",
                max_length=800,
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="channel",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.channel"
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="person",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="store.person"
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="channel",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.channel"
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="conversation",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.conversation"
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="handle",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="store.handle"
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="labels",
            field=models.BigIntegerField(db_comment="bits, see core.labels; null = not measured", null=True),
        ),
        migrations.AlterField(
            model_name="post",
            name="mentions",
            field=models.TextField(
                db_comment="ids of accounts mentioned, separated by one space", default=""
            ),
        ),
        migrations.AlterField(
            model_name="rawevent",
            name="external_id",
            field=models.CharField(
                db_comment="space/id of a post, id of an account", default="", max_length=768
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("lapses_at__isnull", False)), fields=["lapses_at"], name="need_lapses"
            ),
        ),
    ]
