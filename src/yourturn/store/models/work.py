"""What colleagues write for each other, and how they arrange their day. None of it can reach a channel."""

from django.db import models


class Note(models.Model):
    """Words about a conversation that only colleagues see."""

    conversation = models.ForeignKey("store.Conversation", models.CASCADE)
    by = models.ForeignKey("store.User", models.PROTECT)
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        db_table = "note"
        indexes = [models.Index(fields=["conversation", "at"], name="note_conversation")]


class Mention(models.Model):
    """A colleague was named in a note."""

    note = models.ForeignKey(Note, models.CASCADE)
    user = models.ForeignKey("store.User", models.CASCADE)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "mention"


class Draft(models.Model):
    """An answer somebody began; one per colleague and conversation."""

    conversation = models.ForeignKey("store.Conversation", models.CASCADE)
    user = models.ForeignKey("store.User", models.CASCADE)
    text = models.TextField()
    reply_to = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "draft"
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="draft_once")]


class CannedReply(models.Model):
    """Words to start an answer from, with variables in braces."""

    brand = models.ForeignKey("store.Brand", models.CASCADE)
    name = models.CharField(max_length=80)
    text = models.TextField()
    language = models.CharField(max_length=8, default="")
    made_by = models.ForeignKey("store.User", models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "canned_reply"
        constraints = [models.UniqueConstraint(fields=["brand", "name"], name="canned_reply_once")]


class Label(models.Model):
    """A word a team sorts conversations by."""

    name = models.CharField(max_length=60, unique=True)

    class Meta:
        db_table = "label"


class Labelled(models.Model):
    """A conversation that carries a label."""

    conversation = models.ForeignKey("store.Conversation", models.CASCADE)
    label = models.ForeignKey(Label, models.CASCADE)
    by = models.ForeignKey("store.User", models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        db_table = "labelled"
        constraints = [models.UniqueConstraint(fields=["conversation", "label"], name="labelled_once")]


class SavedView(models.Model):
    """A list with its filters, or a search that listens (`alert`)."""

    name = models.CharField(max_length=80)
    user = models.ForeignKey("store.User", models.CASCADE)
    team = models.ForeignKey("store.Team", models.CASCADE, null=True, db_comment="null = private")
    kind = models.CharField(max_length=8, db_comment="inbox, search")
    query = models.TextField()
    alert = models.BooleanField(default=False)
    seen_to = models.BigIntegerField(default=0, db_comment="last change the alert has looked at")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "saved_view"
