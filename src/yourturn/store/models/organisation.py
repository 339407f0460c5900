"""Whose conversations these are: brands, their channels, and the teams that may see them."""

from typing import Any

from django.db import models


class Brand(models.Model):
    """A voice of the organisation; every channel belongs to one."""

    name = models.CharField(max_length=120, unique=True)
    us_words = models.JSONField(default=list, db_comment="names of ours, for posts that speak of us")
    zone = models.CharField(max_length=64, default="UTC", db_comment="IANA time zone of its days")
    weekend = models.JSONField(default=list, db_comment="weekdays off, Monday = 0")
    staffed_from = models.TimeField(null=True)
    staffed_to = models.TimeField(null=True)
    languages = models.JSONField(default=list, db_comment="ISO 639-1, first = main")

    class Meta:
        db_table = "brand"


class Channel(models.Model):
    """A place where people talk with a brand."""

    brand = models.ForeignKey(Brand, models.PROTECT)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=32, db_comment="fake, by_hand, archive, bluesky, ...")
    space = models.CharField(max_length=255, default="", db_comment="server or room, as in Ref.space")
    account = models.CharField(max_length=255, default="", db_comment="stable id of our account there")
    handle = models.CharField(max_length=255, default="", db_comment="our handle there, as shown")
    own_space = models.BooleanField(default=False, db_comment="a forum, page or mailbox of ours")
    public = models.BooleanField(default=True)
    settings = models.JSONField(default=dict)
    secrets = models.BinaryField(default=bytes, db_comment="encrypted; see store.secrets")
    state = models.CharField(max_length=16, default="on", db_comment="on, off, revoked, import")
    trouble = models.TextField(default="", db_comment="one sentence: what is wrong now")
    cursor = models.TextField(default="", db_comment="where listening goes on, opaque")
    ability = models.JSONField(default=dict, db_comment="what the server said it can do")
    heard_at = models.DateTimeField(null=True, db_comment="when it was last asked with success")
    keep_days = models.IntegerField(null=True, db_comment="null = as the defaults say")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "channel"
        constraints = [models.UniqueConstraint(fields=["kind", "space", "account"], name="channel_once")]


class Team(models.Model):
    """People who work together; it may see the channels listed, or all where none is."""

    name = models.CharField(max_length=120, unique=True)
    channels: Any = models.ManyToManyField(Channel, db_table="team_channel")

    class Meta:
        db_table = "team"


class Seat(models.Model):
    """A colleague in a team, with a role in it."""

    team = models.ForeignKey(Team, models.CASCADE)
    user = models.ForeignKey("store.User", models.CASCADE)
    role = models.CharField(max_length=16, db_comment="listener, editor, admin, observer")

    class Meta:
        db_table = "seat"
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="seat_once")]


class Setting(models.Model):
    """A value of the installation that was set on a page."""

    name = models.CharField(max_length=64, primary_key=True)
    value = models.JSONField()

    class Meta:
        db_table = "setting"
