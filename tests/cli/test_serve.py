"""`yourturn serve` as a person starts it: a process of its own, a free port, a browser without cookies."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyotp
import pytest

WORDS = "a boat leaves at seven"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        return line.getsockname()[1]


def command(*said: str, place: Path, **environment: str) -> subprocess.Popen:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("YOURTURN_", "DATABASE_"))
    }
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "yourturn", *said],
        cwd=place,
        env={**kept, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def serving(place: Path, *more: str, **environment: str) -> Iterator[tuple[str, str, subprocess.Popen]]:
    """The address, what was printed until it answered, and the process, stopped at the end whatever happens."""
    port = free_port()
    process = command("serve", "--port", str(port), *more, place=place, **environment)
    try:
        printed = process.stdout.readline()
        if "listens" in printed:
            until = time.monotonic() + 30
            while not answers(port) and time.monotonic() < until:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", printed, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/sign-in").status_code < 500
    except httpx.TransportError:
        return False


def form(client: httpx.Client, path: str, **said: str) -> httpx.Response:
    page = client.get(path)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    action = re.search(r'<form method="post" action="([^"]+)"', page.text)[1]
    return client.post(action, data={**said, "csrfmiddlewaretoken": token})


class TestServe:
    def test_from_the_first_page_to_signing_in_with_a_code_and_a_clean_stop(self, tmp_path: Path):
        with serving(tmp_path) as (address, _printed, process):
            with httpx.Client(base_url=address) as client:
                assert client.get("/sign-in").headers["Location"] == "/first-run"
                made = form(
                    client,
                    "/first-run",
                    name="Ada",
                    email="ada@example.org",
                    password=WORDS,
                    brand="Harbour",
                    zone="Europe/Lisbon",
                )
                assert (made.status_code, made.headers["Location"]) == (303, "/me/second-key")
                assert client.get("/first-run").status_code == 404
                form(client, "/me/second-key")
                shown = client.get("/me/second-key").text
                codes = pyotp.TOTP(re.search(r'class="key">([A-Z2-7 ]+)<', shown)[1].replace(" ", ""))
                token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)[1]
                on = client.post(
                    "/me/second-key/turn-on", data={"code": codes.now(), "csrfmiddlewaretoken": token}
                )
                assert "Ten spare codes" in on.text
                assert client.get("/me").status_code == 200
            with httpx.Client(base_url=address) as other:
                assert other.get("/me").headers["Location"] == "/sign-in?next=%2Fme"
                asked = form(other, "/sign-in", email="ada@example.org", password=WORDS)
                assert asked.headers["Location"] == "/sign-in/code"
                later = codes.at(int(time.time()) + 30)
                assert form(other, "/sign-in/code", code=later).status_code == 303
                assert other.get("/me").status_code == 200
            assert "first-run?code=" in process.stdout.readline()
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            _out, errors = process.communicate(timeout=20)
            assert (process.returncode, errors) == (0, "")
            assert time.monotonic() - begun < 8
        key = tmp_path / "yourturn-data.key"
        assert key.stat().st_mode & 0o777 == 0o600
        assert key.read_text().strip() not in (
            tmp_path / "yourturn-data" / "yourturn.sqlite3"
        ).read_bytes().decode("latin1")

    @pytest.mark.parametrize("only", ["web", "workers"])
    def test_either_half_runs_alone(self, tmp_path: Path, only: str):
        with serving(tmp_path, "--only", only) as (_address, printed, process):
            assert ("listens" in printed) == (only == "web")
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0

    @pytest.mark.parametrize(
        ("setting", "sentence"),
        [
            ('colour = "blue"', "There is no setting 'colour'."),
            ('port = "x"', "whole number"),
            ('host = "0.0.0.0"', "'address'"),
            ('secret_key = "short"', "32 letters"),
            ("port = ", "is not TOML"),
        ],
    )
    def test_a_wrong_setting_stops_the_start_with_one_sentence(
        self, tmp_path: Path, setting: str, sentence: str
    ):
        (tmp_path / "yourturn.toml").write_text(setting)
        process = command("serve", place=tmp_path)
        _out, errors = process.communicate(timeout=60)
        assert process.returncode == 1
        assert sentence in errors
        assert len(errors.strip().splitlines()) == 1

    def test_a_port_that_is_taken_is_said(self, tmp_path: Path):
        with socket.create_server(("127.0.0.1", 0)) as line:
            process = command("serve", "--port", str(line.getsockname()[1]), place=tmp_path)
            assert "cannot be had" in process.communicate(timeout=60)[1]
        assert process.returncode == 1


class TestUsers:
    def test_a_colleague_is_added_and_a_key_is_rotated_from_the_machine(self, tmp_path: Path):
        with (
            serving(tmp_path, "--only", "web") as (address, _printed, _process),
            httpx.Client(base_url=address) as client,
        ):
            form(
                client,
                "/first-run",
                name="Ada",
                email="ada@example.org",
                password=WORDS,
                brand="Harbour",
                zone="UTC",
            )
        add = command("users", "add", "bo@example.org", "--name", "Bo", "--password", WORDS, place=tmp_path)
        assert "may sign in now" in add.communicate(timeout=60)[0]
        before = (tmp_path / "yourturn-data.key").read_text()
        rotate = command("rotate-key", place=tmp_path)
        assert "under a new key" in rotate.communicate(timeout=60)[0]
        assert (tmp_path / "yourturn-data.key").read_text() not in {before, ""}
        with (
            serving(tmp_path, "--only", "web") as (address, _printed, _process),
            httpx.Client(base_url=address) as client,
        ):
            assert form(client, "/sign-in", email="bo@example.org", password=WORDS).status_code == 303
            assert client.get("/team").status_code == 403


class TestLazy:
    def test_a_study_loads_no_django_and_help_loads_nothing(self):
        code = (
            "import sys; from yourturn.cli import main; c = main.make_context('yourturn', ['study', '--demo']);"
            "main.get_command(c, 'study'); print(sorted({'django', 'uvicorn'} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
        assert done.stdout.strip() == "[]"
