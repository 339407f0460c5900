"""The guide is held to the program: every option has its words there, every name in it exists."""

import doctest
import re
from pathlib import Path

import yourturn
from yourturn.cli.study import study
from yourturn.studies.archive import Archive
from yourturn.studies.report import Charts

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")
LIBRARY = (ROOT / "docs" / "library.md").read_text("utf-8")


class TestGuide:
    def test_every_option_is_explained(self):
        quiet = {"--yes", "--demo"}
        options = {name for option in study.params for name in option.opts if name.startswith("--")}
        assert {name for name in options - quiet if name not in GUIDE} == set()

    def test_every_name_of_the_library_in_it_exists(self):
        for name in re.findall(r"yt\.(\w+)", GUIDE + LIBRARY):
            assert name in yourturn.__all__, name
        for name in re.findall(r"archive\.(\w+)\(", GUIDE + LIBRARY):
            assert hasattr(Archive, name), name
        for name in re.findall(r"archive\.charts\.(\w+)\(", GUIDE + LIBRARY):
            assert hasattr(Charts, name), name

    def test_the_librarys_page_does_what_it_says(self):
        failed, tried = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
        assert tried > 10
        assert failed == 0

    def test_every_link_between_pages_leads_somewhere(self):
        for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
            for target in re.findall(r"\]\(([^)#]+)(?:#[\w-]*)?\)", page.read_text("utf-8")):
                assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
