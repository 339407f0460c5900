"""Who outside is told of what happens here, and how each delivery went."""

from django.db import models


class Webhook(models.Model):
    """An address that is told of some kinds of change."""

    url = models.TextField()
    secret = models.BinaryField(db_comment="encrypted; signs each delivery")
    kinds = models.JSONField(default=list)
    team = models.ForeignKey("store.Team", models.CASCADE, db_comment="sees what the team may see")
    made_by = models.ForeignKey("store.User", models.PROTECT)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    seen_to = models.BigIntegerField(default=0)

    class Meta:
        db_table = "webhook"


class Delivery(models.Model):
    """One telling of one webhook."""

    webhook = models.ForeignKey(Webhook, models.CASCADE)
    change = models.BigIntegerField()
    body = models.TextField()
    state = models.CharField(max_length=10, db_comment="due, sent, failed")
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    answered = models.CharField(max_length=200, default="")
    at = models.DateTimeField()

    class Meta:
        db_table = "delivery"
        constraints = [models.UniqueConstraint(fields=["webhook", "change"], name="delivery_once")]
