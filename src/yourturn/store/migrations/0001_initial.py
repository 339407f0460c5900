"""The tables as they began."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "owner",
                    models.BooleanField(db_comment="made at the first run; may do everything", default=False),
                ),
                (
                    "totp",
                    models.BinaryField(
                        db_comment="encrypted secret; empty = no second factor", default=bytes
                    ),
                ),
                (
                    "totp_last",
                    models.BigIntegerField(
                        db_comment="last time step used, so that none is used twice", default=0
                    ),
                ),
                ("recovery", models.JSONField(db_comment="hashes of unused recovery codes", default=list)),
                ("keys", models.BooleanField(db_comment="single letters are commands", default=True)),
                (
                    "theme",
                    models.CharField(db_comment="light, dark or as the system", default="", max_length=8),
                ),
                (
                    "session_mark",
                    models.CharField(db_comment="changes end all sessions", default="", max_length=32),
                ),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "db_table": "user",
            },
        ),
        migrations.CreateModel(
            name="Brand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "us_words",
                    models.JSONField(db_comment="names of ours, for posts that speak of us", default=list),
                ),
                (
                    "zone",
                    models.CharField(db_comment="IANA time zone of its days", default="UTC", max_length=64),
                ),
                ("weekend", models.JSONField(db_comment="weekdays off, Monday = 0", default=list)),
                ("staffed_from", models.TimeField(null=True)),
                ("staffed_to", models.TimeField(null=True)),
                ("languages", models.JSONField(db_comment="ISO 639-1, first = main", default=list)),
            ],
            options={
                "db_table": "brand",
            },
        ),
        migrations.CreateModel(
            name="Label",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True)),
            ],
            options={
                "db_table": "label",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(default="", max_length=255)),
                ("first_at", models.DateTimeField(null=True)),
                ("blocked_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "person",
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("name", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
            ],
            options={
                "db_table": "setting",
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("token", models.CharField(db_comment="SHA-256", max_length=64, unique=True)),
                ("scopes", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "api_token",
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_comment="hash of address or e-mail", max_length=80)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "attempt",
                "indexes": [models.Index(fields=["key", "at"], name="attempt_key")],
            },
        ),
        migrations.CreateModel(
            name="Audit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(db_comment="source:subject:action, see core.audit", max_length=60)),
                ("by", models.BigIntegerField(db_comment="colleague; null = the software itself", null=True)),
                ("channel", models.BigIntegerField(null=True)),
                ("conversation", models.BigIntegerField(null=True)),
                (
                    "subject",
                    models.CharField(db_comment="id of what it was done to", default="", max_length=64),
                ),
                ("detail", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "audit",
                "indexes": [
                    models.Index(fields=["-at"], name="audit_at"),
                    models.Index(fields=["conversation"], name="audit_conversation"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        db_comment="an audit kind or post:seen, post:gone, need:opened, ...", max_length=40
                    ),
                ),
                (
                    "channel",
                    models.BigIntegerField(
                        db_comment="who may see the channel may see the change", null=True
                    ),
                ),
                ("conversation", models.BigIntegerField(null=True)),
                ("subject", models.BigIntegerField(null=True)),
                ("by", models.BigIntegerField(db_comment="colleague; null = the world outside", null=True)),
            ],
            options={
                "db_table": "change",
                "indexes": [models.Index(fields=["at"], name="change_at")],
            },
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(db_comment="fake, by_hand, archive, bluesky, ...", max_length=32)),
                (
                    "space",
                    models.CharField(
                        db_comment="server or room, as in Ref.space", default="", max_length=255
                    ),
                ),
                (
                    "account",
                    models.CharField(db_comment="stable id of our account there", default="", max_length=255),
                ),
                (
                    "handle",
                    models.CharField(db_comment="our handle there, as shown", default="", max_length=255),
                ),
                (
                    "own_space",
                    models.BooleanField(db_comment="a forum, page or mailbox of ours", default=False),
                ),
                ("public", models.BooleanField(default=True)),
                ("settings", models.JSONField(default=dict)),
                ("secrets", models.BinaryField(db_comment="encrypted; see store.secrets", default=bytes)),
                (
                    "state",
                    models.CharField(db_comment="on, off, revoked, import", default="on", max_length=16),
                ),
                ("trouble", models.TextField(db_comment="one sentence: what is wrong now", default="")),
                ("cursor", models.TextField(db_comment="where listening goes on, opaque", default="")),
                ("ability", models.JSONField(db_comment="what the server said it can do", default=dict)),
                (
                    "heard_at",
                    models.DateTimeField(db_comment="when it was last asked with success", null=True),
                ),
                ("keep_days", models.IntegerField(db_comment="null = as the defaults say", null=True)),
                ("created_at", models.DateTimeField()),
                ("brand", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.brand")),
            ],
            options={
                "db_table": "channel",
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "external_id",
                    models.CharField(db_comment="the opening post's, or the network's own", max_length=512),
                ),
                ("opened_at", models.DateTimeField(null=True)),
                ("last_at", models.DateTimeField(db_comment="last activity", null=True)),
                ("last_post", models.BigIntegerField(null=True)),
                ("posts_theirs", models.IntegerField(default=0)),
                ("posts_ours", models.IntegerField(default=0)),
                ("people", models.IntegerField(default=0)),
                (
                    "whose_turn",
                    models.CharField(db_comment="ours, theirs, nobodys", default="nobodys", max_length=8),
                ),
                ("waiting_since", models.DateTimeField(db_comment="of the longest open need", null=True)),
                (
                    "asked_at",
                    models.DateTimeField(db_comment="we asked last, and wait since then", null=True),
                ),
                ("angry", models.BooleanField(default=False)),
                ("historical", models.BooleanField(db_comment="all of it was imported", default=False)),
                ("assigned_at", models.DateTimeField(null=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.channel"),
                ),
                (
                    "opener",
                    models.ForeignKey(
                        db_comment="null = one of ours, or unknown",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="store.person",
                    ),
                ),
            ],
            options={
                "db_table": "conversation",
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("side", models.CharField(max_length=8)),
                ("posts", models.IntegerField()),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.channel"),
                ),
            ],
            options={
                "db_table": "counter",
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("reply_to", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.conversation"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "draft",
            },
        ),
        migrations.CreateModel(
            name="Gap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                ("why", models.TextField()),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.channel"),
                ),
            ],
            options={
                "db_table": "gap",
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                (
                    "state",
                    models.CharField(db_comment="reading, writing, done, failed, undone", max_length=12),
                ),
                ("stage", models.CharField(default="", max_length=60)),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("posts", models.BigIntegerField(db_comment="rows it added", default=0)),
                ("known", models.BigIntegerField(db_comment="rows that were here already", default=0)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("trouble", models.TextField(default="")),
                ("settings", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="store.channel"
                    ),
                ),
            ],
            options={
                "db_table": "import",
            },
        ),
        migrations.CreateModel(
            name="Labelled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.conversation"),
                ),
                ("label", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.label")),
            ],
            options={
                "db_table": "labelled",
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.conversation"),
                ),
            ],
            options={
                "db_table": "note",
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("note", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.note")),
            ],
            options={
                "db_table": "mention",
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reply_to", models.BigIntegerField(db_comment="post it answers", null=True)),
                ("kind", models.CharField(db_comment="reply, ack, broadcast, by_hand", max_length=12)),
                ("text", models.TextField()),
                ("state", models.CharField(max_length=18)),
                (
                    "key",
                    models.CharField(db_comment="idempotency key, made once", max_length=64, unique=True),
                ),
                ("prepared", models.BinaryField(db_comment="the exact bytes that are sent", default=bytes)),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(db_comment="approved for this time", null=True)),
                ("claimed_by", models.CharField(default="", max_length=64)),
                ("lease_until", models.DateTimeField(null=True)),
                ("tries", models.IntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                (
                    "over_them",
                    models.BooleanField(db_comment="sent although it was their turn; counted", default=False),
                ),
                ("external_id", models.CharField(default="", max_length=512)),
                ("post", models.BigIntegerField(db_comment="the post it became", null=True)),
                ("trouble", models.TextField(db_comment="one sentence", default="")),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.channel"),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="store.conversation"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "outgoing",
            },
        ),
        migrations.CreateModel(
            name="OutgoingStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("event", models.CharField(max_length=20)),
                ("state", models.CharField(db_comment="the state after it", max_length=18)),
                ("by", models.BigIntegerField(null=True)),
                ("detail", models.TextField(default="")),
                (
                    "outgoing",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.outgoing"),
                ),
            ],
            options={
                "db_table": "outgoing_step",
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_post", models.BigIntegerField()),
                ("since", models.DateTimeField(null=True)),
                (
                    "kind",
                    models.CharField(
                        db_comment="hostile, complaint, want, question, overheard, answer, ...", max_length=12
                    ),
                ),
                ("overheard", models.BooleanField(default=False)),
                (
                    "ended",
                    models.CharField(
                        db_comment="open, answered, closed, by_people, withdrawn, moderated", max_length=12
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("answered_by", models.BigIntegerField(db_comment="post of ours", null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("acked_at", models.DateTimeField(null=True)),
                (
                    "never",
                    models.BooleanField(
                        db_comment="imported, and older than 14 days at that time", default=False
                    ),
                ),
                ("snoozed_until", models.DateTimeField(null=True)),
                ("snoozed_for_reply", models.BooleanField(default=False)),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.channel"),
                ),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.conversation"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="store.person"
                    ),
                ),
            ],
            options={
                "db_table": "need",
            },
        ),
        migrations.CreateModel(
            name="Handle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("network", models.CharField(db_comment="kind/space of the channel", max_length=300)),
                ("external_id", models.CharField(max_length=255)),
                ("handle", models.CharField(default="", max_length=255)),
                ("name", models.CharField(default="", max_length=255)),
                ("side", models.CharField(default="people", max_length=8)),
                ("followers", models.IntegerField(null=True)),
                ("avatar", models.TextField(default="")),
                (
                    "status",
                    models.CharField(
                        db_comment="as the network says: suspended, deleted", default="", max_length=16
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_comment="null = one of ours",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="store.person",
                    ),
                ),
            ],
            options={
                "db_table": "handle",
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_post", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        db_comment="unanswered, elsewhere, spam, not_for_us, solved", max_length=16
                    ),
                ),
                ("reason", models.TextField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.conversation"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="store.person"
                    ),
                ),
            ],
            options={
                "db_table": "closing",
            },
        ),
        migrations.CreateModel(
            name="PersonLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("why", models.TextField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("handle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.handle")),
                (
                    "now",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.person"
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.person"
                    ),
                ),
            ],
            options={
                "db_table": "person_link",
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("space", models.CharField(default="", max_length=255)),
                ("external_id", models.CharField(max_length=512)),
                ("revision", models.CharField(default="", max_length=64)),
                ("parent", models.BigIntegerField(db_comment="post it answers, where it is here", null=True)),
                (
                    "parent_external",
                    models.CharField(
                        db_comment="what it answers, as the network says", default="", max_length=512
                    ),
                ),
                ("side", models.CharField(db_comment="us, people, partner", max_length=8)),
                ("at", models.DateTimeField(db_comment="the provider's time", null=True)),
                ("received_at", models.DateTimeField()),
                ("historical", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(db_comment="present, edited, deleted", default="present", max_length=8),
                ),
                ("kind", models.CharField(default="post", max_length=8)),
                ("title", models.TextField(default="")),
                ("text", models.TextField(db_comment="empty where it was deleted", default="")),
                ("quoted", models.TextField(default="")),
                ("language", models.CharField(db_comment="empty = unknown", default="", max_length=8)),
                ("words", models.IntegerField(default=0)),
                (
                    "labels",
                    models.BigIntegerField(
                        db_comment="bits, see store.labels; null = not measured", null=True
                    ),
                ),
                (
                    "mentions",
                    models.TextField(db_comment="handles mentioned, separated by one space", default=""),
                ),
                ("mentions_us", models.BooleanField(default=False)),
                ("names_us", models.BooleanField(default=False)),
                ("public", models.BooleanField(default=True)),
                ("url", models.TextField(default="")),
                (
                    "media",
                    models.JSONField(
                        db_comment="[{url, alt, kind}], loaded through the proxy only", default=list
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.channel"),
                ),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.conversation"),
                ),
                (
                    "handle",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="store.handle"
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="store.import"
                    ),
                ),
            ],
            options={
                "db_table": "post",
            },
        ),
        migrations.CreateModel(
            name="Quarantined",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "place",
                    models.CharField(
                        db_comment="file and row, or the network's id", default="", max_length=255
                    ),
                ),
                ("reason", models.TextField()),
                ("content", models.TextField(default="")),
                (
                    "channel",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="store.channel"
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="store.import"
                    ),
                ),
            ],
            options={
                "db_table": "quarantined",
            },
        ),
        migrations.CreateModel(
            name="RawEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("kind", models.CharField(db_comment="seen, gone, actor, by_hand", max_length=16)),
                ("external_id", models.CharField(default="", max_length=512)),
                ("body", models.BinaryField()),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.channel"),
                ),
            ],
            options={
                "db_table": "raw_event",
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.CharField(max_length=64)),
                ("at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField()),
                ("text", models.TextField()),
                ("post", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.post")),
            ],
            options={
                "db_table": "revision",
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "session",
                    models.CharField(db_comment="hash of the session's key", default="", max_length=64),
                ),
                ("where", models.CharField(db_comment="address, its last part left out", max_length=64)),
                ("device", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "sign_in",
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                ("channels", models.ManyToManyField(db_table="team_channel", to="store.channel")),
            ],
            options={
                "db_table": "team",
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(db_comment="listener, editor, admin, observer", max_length=16)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("team", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.team")),
            ],
            options={
                "db_table": "seat",
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("kind", models.CharField(db_comment="inbox, search", max_length=8)),
                ("query", models.TextField()),
                ("alert", models.BooleanField(default=False)),
                (
                    "seen_to",
                    models.BigIntegerField(db_comment="last change the alert has looked at", default=0),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_comment="null = private",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="store.team",
                    ),
                ),
            ],
            options={
                "db_table": "saved_view",
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(db_comment="invite, reset", max_length=8)),
                ("email", models.EmailField(max_length=254)),
                ("role", models.CharField(default="", max_length=16)),
                (
                    "token",
                    models.CharField(db_comment="SHA-256 of 128 random bits", max_length=64, unique=True),
                ),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="store.team"
                    ),
                ),
            ],
            options={
                "db_table": "invitation",
            },
        ),
        migrations.CreateModel(
            name="Want",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("statement", models.CharField(max_length=200)),
                ("status", models.CharField(default="noted", max_length=16)),
                ("reason", models.TextField(db_comment="required for a no", default="")),
                ("due", models.DateField(null=True)),
                ("made_at", models.DateTimeField()),
                ("brand", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.brand")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="store.want"
                    ),
                ),
            ],
            options={
                "db_table": "want",
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("due", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField(null=True)),
                ("let_go_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(db_comment="one sentence, in our words", default="")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.conversation"),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.person")),
                (
                    "want",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="store.want"
                    ),
                ),
            ],
            options={
                "db_table": "promise",
            },
        ),
        migrations.CreateModel(
            name="Asker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("post", models.BigIntegerField()),
                ("at", models.DateTimeField(null=True)),
                ("words", models.TextField()),
                (
                    "merged_from",
                    models.BigIntegerField(db_comment="want it was filed under before a merge", null=True),
                ),
                ("told_at", models.DateTimeField(null=True)),
                ("told_by", models.BigIntegerField(db_comment="outgoing post that told them", null=True)),
                (
                    "channel",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.channel"),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.person")),
                ("want", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.want")),
            ],
            options={
                "db_table": "asker",
            },
        ),
        migrations.CreateModel(
            name="WantStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("status", models.CharField(max_length=16)),
                ("reason", models.TextField(default="")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("want", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.want")),
            ],
            options={
                "db_table": "want_step",
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.TextField()),
                ("secret", models.BinaryField(db_comment="encrypted; signs each delivery")),
                ("kinds", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("seen_to", models.BigIntegerField(default=0)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_comment="sees what the team may see",
                        on_delete=django.db.models.deletion.CASCADE,
                        to="store.team",
                    ),
                ),
            ],
            options={
                "db_table": "webhook",
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("change", models.BigIntegerField()),
                ("body", models.TextField()),
                ("state", models.CharField(db_comment="due, sent, failed", max_length=10)),
                ("tries", models.IntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("answered", models.CharField(default="", max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "webhook",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.webhook"),
                ),
            ],
            options={
                "db_table": "delivery",
            },
        ),
        migrations.CreateModel(
            name="CannedReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("text", models.TextField()),
                ("language", models.CharField(default="", max_length=8)),
                ("made_at", models.DateTimeField()),
                ("brand", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.brand")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "canned_reply",
                "constraints": [models.UniqueConstraint(fields=("brand", "name"), name="canned_reply_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.UniqueConstraint(fields=("kind", "space", "account"), name="channel_once"),
        ),
        migrations.AddConstraint(
            model_name="counter",
            constraint=models.UniqueConstraint(fields=("channel", "day", "side"), name="counter_once"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("conversation", "user"), name="draft_once"),
        ),
        migrations.AddConstraint(
            model_name="labelled",
            constraint=models.UniqueConstraint(fields=("conversation", "label"), name="labelled_once"),
        ),
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["conversation", "at"], name="note_conversation"),
        ),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(
                condition=models.Q(("state__in", ["approved", "sending", "unknown"])),
                fields=["state", "next_try_at"],
                name="outgoing_due",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(fields=["conversation"], name="outgoing_conversation"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("ended", "open")), fields=["never", "since"], name="need_open"
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["person", "since"], name="need_person"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["channel", "ended", "since"], name="need_channel"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.UniqueConstraint(fields=("opened_post",), name="need_once"),
        ),
        migrations.AddIndex(
            model_name="handle",
            index=models.Index(fields=["handle"], name="handle_name"),
        ),
        migrations.AddConstraint(
            model_name="handle",
            constraint=models.UniqueConstraint(fields=("network", "external_id"), name="handle_once"),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(fields=["-last_at"], name="conversation_last"),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(fields=["whose_turn", "-asked_at"], name="conversation_turn"),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=models.Q(("assignee__isnull", False)), fields=["assignee"], name="conversation_mine"
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.UniqueConstraint(fields=("channel", "external_id"), name="conversation_once"),
        ),
        migrations.AddIndex(
            model_name="closing",
            index=models.Index(fields=["conversation"], name="closing_conversation"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["conversation", "at"], name="post_conversation"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["handle", "-at"], name="post_handle"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["-at"], name="post_at"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(
                    ("parent__isnull", True), models.Q(("parent_external", ""), _negated=True)
                ),
                fields=["channel", "parent_external"],
                name="post_waits_for_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(fields=("channel", "space", "external_id"), name="post_once"),
        ),
        migrations.AddIndex(
            model_name="rawevent",
            index=models.Index(fields=["channel", "external_id"], name="raw_event_ref"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("post", "revision"), name="revision_once"),
        ),
        migrations.AddIndex(
            model_name="signin",
            index=models.Index(fields=["user", "-at"], name="sign_in_user"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(fields=("team", "user"), name="seat_once"),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                condition=models.Q(("kept_at__isnull", True), ("let_go_at__isnull", True)),
                fields=["due"],
                name="promise_owed",
            ),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(fields=["person"], name="promise_person"),
        ),
        migrations.AddConstraint(
            model_name="asker",
            constraint=models.UniqueConstraint(fields=("want", "person", "post"), name="asker_once"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("webhook", "change"), name="delivery_once"),
        ),
    ]
