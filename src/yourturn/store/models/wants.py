"""The ledger: what people want, who asked, what was decided, what we promised (M9)."""

from django.db import models


class Want(models.Model):
    """Something people want, in our words; theirs stand with each asker."""

    brand = models.ForeignKey("store.Brand", models.PROTECT)
    statement = models.CharField(max_length=200)
    status = models.CharField(max_length=16, default="noted")
    reason = models.TextField(default="", db_comment="required for a no")
    due = models.DateField(null=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True)
    made_by = models.ForeignKey("store.User", models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "want"


class Asker(models.Model):
    """A person who asked for it, in their own words, where and when."""

    want = models.ForeignKey(Want, models.CASCADE)
    person = models.ForeignKey("store.Person", models.CASCADE)
    channel = models.ForeignKey("store.Channel", models.CASCADE)
    post = models.BigIntegerField()
    at = models.DateTimeField(null=True)
    words = models.TextField()
    merged_from = models.BigIntegerField(null=True, db_comment="want it was filed under before a merge")
    told_at = models.DateTimeField(null=True)
    told_by = models.BigIntegerField(null=True, db_comment="outgoing post that told them")

    class Meta:
        db_table = "asker"
        constraints = [models.UniqueConstraint(fields=["want", "person", "post"], name="asker_once")]


class WantStep(models.Model):
    """What became of a want, step by step."""

    want = models.ForeignKey(Want, models.CASCADE)
    at = models.DateTimeField()
    by = models.ForeignKey("store.User", models.PROTECT)
    status = models.CharField(max_length=16)
    reason = models.TextField(default="")

    class Meta:
        db_table = "want_step"


class Promise(models.Model):
    """What we said we would do for a person, in words, by a date."""

    person = models.ForeignKey("store.Person", models.CASCADE)
    conversation = models.ForeignKey("store.Conversation", models.CASCADE)
    want = models.ForeignKey(Want, models.SET_NULL, null=True)
    words = models.TextField()
    due = models.DateField()
    by = models.ForeignKey("store.User", models.PROTECT)
    made_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="", db_comment="one sentence, in our words")

    class Meta:
        db_table = "promise"
        indexes = [
            models.Index(
                fields=["due"],
                name="promise_owed",
                condition=models.Q(kept_at__isnull=True, let_go_at__isnull=True),
            ),
            models.Index(fields=["person"], name="promise_person"),
        ]
