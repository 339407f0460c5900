"""What we are about to say outside, written down before it happens. States: core.outbox."""

from django.db import models


class Outgoing(models.Model):
    """A post of ours on its way. `held` is not a state: it is derived at sending."""

    channel = models.ForeignKey("store.Channel", models.PROTECT)
    conversation = models.ForeignKey("store.Conversation", models.PROTECT, null=True)
    reply_to = models.BigIntegerField(null=True, db_comment="post it answers")
    kind = models.CharField(max_length=12, db_comment="reply, ack, broadcast, by_hand")
    text = models.TextField()
    state = models.CharField(max_length=18)
    key = models.CharField(max_length=64, unique=True, db_comment="idempotency key, made once")
    prepared = models.BinaryField(default=bytes, db_comment="the exact bytes that are sent")
    prepared_at = models.DateTimeField(null=True, db_comment="when it was frozen; the bytes hang on it")
    sent_at = models.DateTimeField(null=True, db_comment="latest moment at which it may have gone out")
    made_by = models.ForeignKey("store.User", models.PROTECT)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, db_comment="approved for this time")
    claimed_by = models.CharField(max_length=64, default="")
    lease_until = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    over_them = models.BooleanField(default=False, db_comment="sent although it was their turn; counted")
    external_id = models.CharField(max_length=512, default="")
    post = models.BigIntegerField(null=True, db_comment="the post it became")
    trouble = models.TextField(default="", db_comment="one sentence")

    class Meta:
        db_table = "outgoing"
        indexes = [
            models.Index(
                fields=["state", "next_try_at"],
                name="outgoing_due",
                condition=models.Q(state__in=["approved", "sending", "unknown"]),
            ),
            models.Index(fields=["conversation"], name="outgoing_conversation"),
        ]


class OutgoingStep(models.Model):
    """Each step of an outgoing post, never changed."""

    outgoing = models.ForeignKey(Outgoing, models.CASCADE)
    at = models.DateTimeField()
    event = models.CharField(max_length=20)
    state = models.CharField(max_length=18, db_comment="the state after it")
    by = models.BigIntegerField(null=True)
    detail = models.TextField(default="")

    class Meta:
        db_table = "outgoing_step"
