"""Programs come in: tokens with scopes, answers kept for a second asking, webhooks and their deliveries."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes what they need."""

    dependencies = [
        ("store", "0006_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("asked", models.CharField(db_comment="SHA-256 of method, address and body", max_length=64)),
                ("status", models.IntegerField(db_comment="0 = not answered yet", default=0)),
                (
                    "answer",
                    models.TextField(
                        db_comment="numbers and sentences of ours, never people's words", default=""
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "token",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.apitoken"),
                ),
            ],
            options={
                "db_table": "api_answer",
                "indexes": [models.Index(fields=["at"], name="api_answer_at")],
                "constraints": [models.UniqueConstraint(fields=("token", "key"), name="api_answer_once")],
            },
        ),
    ]
