"""Who did what. Rows are added and never changed: the database itself refuses (see the migrations)."""

from django.db import models


class Audit(models.Model):
    """One thing somebody did. It holds ids, not people's words."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=60, db_comment="source:subject:action, see core.audit")
    by = models.BigIntegerField(null=True, db_comment="colleague; null = the software itself")
    channel = models.BigIntegerField(null=True)
    conversation = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=64, default="", db_comment="id of what it was done to")
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "audit"
        indexes = [
            models.Index(fields=["-at"], name="audit_at"),
            models.Index(fields=["conversation"], name="audit_conversation"),
        ]
