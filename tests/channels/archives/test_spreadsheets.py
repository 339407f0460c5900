"""What spreadsheets do to ids and times, and workbooks that are broken."""

import io
import zipfile
from pathlib import Path

from reading_files import read, read_csv

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(sheet: str) -> bytes:
    """The smallest workbook with one sheet."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{kind}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def cells(*rows: tuple[str | float, ...]) -> str:
    inner = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}"><v>{value}</v></c>'
            if isinstance(value, float)
            else f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{value}</t></is></c>'
            for c, value in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{SHEET}"><sheetData>{inner}</sheetData></worksheet>'


class TestSpreadsheets:
    def test_rounded_ids_and_days_are_kept_and_named(self, tmp_path: Path) -> None:
        rows = (
            "1234567890123450000,,a,45123.5,x\n2,1234567890123450000,b,2024-01-01T10:00:00Z,y\n3,,c,45124,z\n"
        )
        posts, rejects, doubts = read_csv(tmp_path, rows)
        assert (posts.height, rejects.height) == (3, 0)
        assert sorted(doubts["row"].to_list()) == [1, 1, 2, 3]
        assert posts["zoned"].to_list() == [False, True, False]

    def test_whole_long_ids_are_not_doubted(self, tmp_path: Path) -> None:
        rows = "".join(f"17350123456789{n:05},,a,2024-01-01T10:00:00Z,x\n" for n in range(10_001, 12_001))
        assert read_csv(tmp_path, rows)[2].is_empty()

    def test_workbooks_show_numbers_as_they_were_typed(self, tmp_path: Path) -> None:
        (tmp_path / "p.xlsx").write_bytes(
            workbook(cells(("id", "text"), (7.0, "x"), (1.23456789012345e18, "y")))
        )
        posts, _, doubts = read(tmp_path)
        assert posts["id"].to_list() == ["7", "1234567890123450000"]
        assert doubts["row"].to_list() == [2]

    def test_entities_in_a_workbook_are_not_resolved(self, tmp_path: Path) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "boat boat"><!ENTITY b "&a;&a;">]>' + cells(
            ("id", "text"), ("1", "&b;")
        )
        (tmp_path / "p.xlsx").write_bytes(workbook(bomb))
        posts, rejects, _ = read(tmp_path)
        assert posts.height + rejects.height >= 1
        assert "boat" not in "".join(posts["text"])

    def test_a_workbook_that_unpacks_beyond_reason_is_not_opened(self, tmp_path: Path) -> None:
        (tmp_path / "p.xlsx").write_bytes(workbook(cells(("id", "text"), ("1", "x" * 80_000_000))))
        posts, rejects, _ = read(tmp_path)
        assert posts.is_empty()
        assert "far more than its size" in rejects["reason"][0]
