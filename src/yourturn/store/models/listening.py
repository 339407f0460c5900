"""How hearing went: changes in order, holes, imports and what could not be read."""

from django.db import models


class Change(models.Model):
    """What happened, in order, written in its cause's transaction; live pages read on from a number."""

    seq = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(
        max_length=40, db_comment="an audit kind or post:seen, post:gone, need:opened, ..."
    )
    channel = models.BigIntegerField(null=True, db_comment="who may see the channel may see the change")
    conversation = models.BigIntegerField(null=True)
    subject = models.BigIntegerField(null=True)
    by = models.BigIntegerField(null=True, db_comment="colleague; null = the world outside")

    class Meta:
        db_table = "change"
        indexes = [
            models.Index(fields=["at"], name="change_at"),
            models.Index(
                fields=["subject", "seq"], name="change_heard", condition=models.Q(kind="query:heard")
            ),
        ]


class Gap(models.Model):
    """A time in which a channel was not heard, and why."""

    channel = models.ForeignKey("store.Channel", models.CASCADE)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    why = models.TextField()

    class Meta:
        db_table = "gap"


class Import(models.Model):
    """An archive that was brought in; can be undone as a whole."""

    channel = models.ForeignKey("store.Channel", models.CASCADE, null=True)
    name = models.CharField(max_length=255)
    by = models.ForeignKey("store.User", models.SET_NULL, null=True)
    state = models.CharField(max_length=12, db_comment="reading, writing, done, failed, undone")
    stage = models.CharField(max_length=60, default="")
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    posts = models.BigIntegerField(default=0, db_comment="rows it added")
    known = models.BigIntegerField(default=0, db_comment="rows that were here already")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    trouble = models.TextField(default="")
    settings = models.JSONField(default=dict)

    class Meta:
        db_table = "import"


class Quarantined(models.Model):
    """What a channel sent and nobody could read; kept, with one sentence."""

    channel = models.ForeignKey("store.Channel", models.CASCADE, null=True)
    imported = models.ForeignKey(Import, models.CASCADE, null=True)
    at = models.DateTimeField()
    place = models.CharField(max_length=255, default="", db_comment="file and row, or the network's id")
    reason = models.TextField()
    content = models.TextField(default="")

    class Meta:
        db_table = "quarantined"
