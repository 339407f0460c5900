"""Colleagues and how they come in. Tokens are kept as hashes only."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models


class User(AbstractBaseUser):
    """A colleague; `password` and `last_login` come from Django."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    owner = models.BooleanField(default=False, db_comment="made at the first run; may do everything")
    totp = models.BinaryField(default=bytes, db_comment="encrypted secret; empty = no second factor")
    totp_last = models.BigIntegerField(
        default=0, db_comment="last time step used, so that none is used twice"
    )
    recovery = models.JSONField(default=list, db_comment="hashes of unused recovery codes")
    keys = models.BooleanField(default=True, db_comment="single letters are commands")
    theme = models.CharField(max_length=8, default="", db_comment="light, dark or as the system")
    session_mark = models.CharField(max_length=32, default="", db_comment="changes end all sessions")
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"

    class Meta:
        db_table = "user"


class Invitation(models.Model):
    """A seat kept for an address until it is taken or expires; also a password reset (`team` is null)."""

    kind = models.CharField(max_length=8, db_comment="invite, reset")
    email = models.EmailField()
    team = models.ForeignKey("store.Team", models.CASCADE, null=True)
    role = models.CharField(max_length=16, default="")
    token = models.CharField(max_length=64, unique=True, db_comment="SHA-256 of 128 random bits")
    made_by = models.ForeignKey(User, models.CASCADE, null=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "invitation"


class SignIn(models.Model):
    """A session that began; what a colleague sees as the list of their sign-ins."""

    user = models.ForeignKey(User, models.CASCADE)
    at = models.DateTimeField()
    session = models.CharField(max_length=64, default="", db_comment="hash of the session's key")
    where = models.CharField(max_length=64, db_comment="address, its last part left out")
    device = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sign_in"
        indexes = [models.Index(fields=["user", "-at"], name="sign_in_user")]


class Attempt(models.Model):
    """A try to come in, for the limit of tries; deleted after a day."""

    key = models.CharField(max_length=80, db_comment="hash of address or e-mail")
    at = models.DateTimeField()

    class Meta:
        db_table = "attempt"
        indexes = [models.Index(fields=["key", "at"], name="attempt_key")]


class ApiToken(models.Model):
    """A program's key, with the scopes it was given."""

    user = models.ForeignKey(User, models.CASCADE)
    name = models.CharField(max_length=120)
    token = models.CharField(max_length=64, unique=True, db_comment="SHA-256")
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_token"


class ApiAnswer(models.Model):
    """What a program was answered under a key of its own, so that asking twice does it once; kept a day."""

    token = models.ForeignKey(ApiToken, models.CASCADE)
    key = models.CharField(max_length=100)
    asked = models.CharField(max_length=64, db_comment="SHA-256 of method, address and body")
    status = models.IntegerField(default=0, db_comment="0 = not answered yet")
    answer = models.TextField(default="", db_comment="numbers and sentences of ours, never people's words")
    at = models.DateTimeField()

    class Meta:
        db_table = "api_answer"
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="api_answer_once")]
        indexes = [models.Index(fields=["at"], name="api_answer_at")]
