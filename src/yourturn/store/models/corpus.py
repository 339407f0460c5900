"""What was said and who waits. Rows come and go in batches of columns (store.bulk), never one by one.

`need`, `conversation` and `counter` are derived from posts and closings; `yourturn check` recomputes them.
"""

from django.db import models


class RawEvent(models.Model):
    """What a network sent, as it sent it; written before the post."""

    channel = models.ForeignKey("store.Channel", models.CASCADE)
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=16, db_comment="seen, gone, actor, by_hand")
    external_id = models.CharField(
        max_length=768, default="", db_comment="space/id of a post, id of an account"
    )
    body = models.BinaryField()

    class Meta:
        db_table = "raw_event"
        indexes = [models.Index(fields=["channel", "external_id"], name="raw_event_ref")]


class Person(models.Model):
    """Somebody who talks with us, across channels; joined by explicit links only."""

    name = models.CharField(max_length=255, default="")
    first_at = models.DateTimeField(null=True)
    blocked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "person"


class Handle(models.Model):
    """A person's account on a channel; its stable id, never the name shown."""

    network = models.CharField(max_length=300, db_comment="kind/space of the channel")
    external_id = models.CharField(max_length=255)
    handle = models.CharField(max_length=255, default="")
    name = models.CharField(max_length=255, default="")
    person = models.ForeignKey(Person, models.PROTECT, null=True, db_comment="null = one of ours")
    side = models.CharField(max_length=8, default="people")
    followers = models.IntegerField(null=True)
    avatar = models.TextField(default="")
    status = models.CharField(max_length=16, default="", db_comment="as the network says: suspended, deleted")
    known_at = models.DateTimeField(null=True, db_comment="as of when name and handle are known")
    status_at = models.DateTimeField(null=True, db_comment="as of when the status is known")

    class Meta:
        db_table = "handle"
        constraints = [models.UniqueConstraint(fields=["network", "external_id"], name="handle_once")]
        indexes = [models.Index(fields=["handle"], name="handle_name")]


class PersonLink(models.Model):
    """A colleague joined a handle to a person; undoing brings it back to where it was."""

    handle = models.ForeignKey(Handle, models.CASCADE)
    was = models.ForeignKey(Person, models.CASCADE, related_name="+")
    now = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey("store.User", models.PROTECT)
    at = models.DateTimeField()
    why = models.TextField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "person_link"


class Conversation(models.Model):
    """A thread. Derived from its posts, apart from who has it and when that began."""

    channel = models.ForeignKey("store.Channel", models.PROTECT, db_index=False)
    external_id = models.CharField(
        max_length=800, db_comment="post:space/id of the opening post, or thread: and the network's own name"
    )
    opener = models.ForeignKey(
        Person, models.SET_NULL, null=True, db_comment="null = one of ours, or unknown"
    )
    opened_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True, db_comment="last activity")
    last_post = models.BigIntegerField(null=True)
    posts_theirs = models.IntegerField(default=0)
    posts_ours = models.IntegerField(default=0)
    people = models.IntegerField(default=0)
    whose_turn = models.CharField(max_length=8, default="nobodys", db_comment="ours, theirs, nobodys")
    waiting_since = models.DateTimeField(null=True, db_comment="of the longest open need")
    asked_at = models.DateTimeField(null=True, db_comment="we asked last, and wait since then")
    angry = models.BooleanField(default=False)
    waits = models.IntegerField(default=0, db_comment="open needs")
    overheard = models.BooleanField(default=False, db_comment="needs are open, and all of them overheard")
    historical = models.BooleanField(default=False, db_comment="all of it was imported")
    assignee = models.ForeignKey("store.User", models.SET_NULL, null=True)
    assigned_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "conversation"
        constraints = [models.UniqueConstraint(fields=["channel", "external_id"], name="conversation_once")]
        indexes = [
            models.Index(fields=["-last_at"], name="conversation_last"),
            models.Index(fields=["whose_turn", "-asked_at"], name="conversation_turn"),
            models.Index(fields=["channel", "whose_turn", "asked_at"], name="conversation_counts"),
            models.Index(
                fields=["assignee"], name="conversation_mine", condition=models.Q(assignee__isnull=False)
            ),
        ]


class Post(models.Model):
    """One utterance. A new revision goes to `revision`, the newest words stand here."""

    channel = models.ForeignKey("store.Channel", models.PROTECT, db_index=False)
    space = models.CharField(max_length=255, default="")
    external_id = models.CharField(max_length=512)
    revision = models.CharField(max_length=64, default="")
    conversation = models.ForeignKey(Conversation, models.PROTECT, db_index=False)
    parent = models.BigIntegerField(null=True, db_comment="post it answers, where it is here")
    parent_space = models.CharField(max_length=255, default="")
    parent_external = models.CharField(
        max_length=512, default="", db_comment="what it answers, as the network says"
    )
    handle = models.ForeignKey(Handle, models.PROTECT, null=True, db_index=False)
    side = models.CharField(max_length=8, db_comment="us, people, partner")
    at = models.DateTimeField(null=True, db_comment="the provider's time")
    edited_at = models.DateTimeField(
        null=True, db_comment="when these words were written; null = with the post"
    )
    received_at = models.DateTimeField()
    historical = models.BooleanField(default=False)
    imported = models.ForeignKey("store.Import", models.SET_NULL, null=True)
    state = models.CharField(max_length=8, default="present", db_comment="present, edited, deleted")
    kind = models.CharField(max_length=8, default="post")
    title = models.TextField(default="")
    text = models.TextField(default="", db_comment="empty where it was deleted")
    quoted = models.TextField(default="")
    language = models.CharField(max_length=8, default="", db_comment="empty = unknown")
    words = models.IntegerField(default=0)
    labels = models.BigIntegerField(null=True, db_comment="bits, see core.labels; null = not measured")
    mentions = models.TextField(default="", db_comment="ids of accounts mentioned, separated by one space")
    mentions_us = models.BooleanField(default=False)
    names_us = models.BooleanField(default=False)
    public = models.BooleanField(default=True)
    url = models.TextField(default="")
    media = models.JSONField(default=list, db_comment="[{url, alt, kind}], loaded through the proxy only")

    class Meta:
        db_table = "post"
        constraints = [models.UniqueConstraint(fields=["channel", "space", "external_id"], name="post_once")]
        indexes = [
            models.Index(fields=["conversation", "at"], name="post_conversation"),
            models.Index(fields=["handle", "-at"], name="post_handle"),
            models.Index(fields=["-at"], name="post_at"),
            models.Index(
                fields=["channel", "parent_external"],
                name="post_waits_for_parent",
                condition=models.Q(parent__isnull=True) & ~models.Q(parent_external=""),
            ),
        ]


class Revision(models.Model):
    """What a post said before it was edited."""

    post = models.ForeignKey(Post, models.CASCADE)
    revision = models.CharField(max_length=64)
    at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        db_table = "revision"
        constraints = [models.UniqueConstraint(fields=["post", "revision"], name="revision_once")]


class Need(models.Model):
    """One person's wait in one conversation: the row of the inbox. Derived, apart from snoozing."""

    conversation = models.ForeignKey(Conversation, models.CASCADE)
    channel = models.ForeignKey("store.Channel", models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, null=True, db_index=False)
    opened_post = models.BigIntegerField()
    since = models.DateTimeField(null=True)
    kind = models.CharField(
        max_length=12, db_comment="hostile, complaint, want, question, overheard, answer, ..."
    )
    overheard = models.BooleanField(default=False)
    angry = models.BooleanField(default=False, db_comment="hostile to us")
    ended = models.CharField(
        max_length=12, db_comment="open, answered, closed, by_people, withdrawn, moderated"
    )
    ended_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True, db_comment="post of ours")
    answered_at = models.DateTimeField(null=True)
    acked_at = models.DateTimeField(null=True)
    lapses_at = models.DateTimeField(null=True, db_comment="ended by people then, if nobody writes")
    never = models.BooleanField(default=False, db_comment="imported, and older than 14 days at that time")
    snoozed_until = models.DateTimeField(null=True)
    snoozed_for_reply = models.BooleanField(default=False)

    class Meta:
        db_table = "need"
        constraints = [models.UniqueConstraint(fields=["opened_post"], name="need_once")]
        indexes = [
            models.Index(fields=["never", "since"], name="need_open", condition=models.Q(ended="open")),
            models.Index(
                fields=["never", "channel", "since", "person", "snoozed_for_reply", "snoozed_until"],
                name="need_counts",
                condition=models.Q(ended="open"),
            ),
            models.Index(fields=["person", "since"], name="need_person"),
            models.Index(fields=["channel", "ended", "since"], name="need_channel"),
            models.Index(
                fields=["lapses_at"], name="need_lapses", condition=models.Q(lapses_at__isnull=False)
            ),
        ]


class Closing(models.Model):
    """A colleague ended a wait without an answer, and why. Undone, it counts no more; it is never deleted."""

    conversation = models.ForeignKey(Conversation, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE, null=True)
    opened_post = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("store.User", models.PROTECT, null=True)
    outcome = models.CharField(max_length=16, db_comment="unanswered, elsewhere, spam, not_for_us, solved")
    reason = models.TextField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "closing"
        indexes = [models.Index(fields=["conversation"], name="closing_conversation")]


class Counter(models.Model):
    """Posts by channel, day (UTC) and side."""

    channel = models.ForeignKey("store.Channel", models.CASCADE)
    day = models.DateField()
    side = models.CharField(max_length=8)
    posts = models.IntegerField()

    class Meta:
        db_table = "counter"
        constraints = [models.UniqueConstraint(fields=["channel", "day", "side"], name="counter_once")]
