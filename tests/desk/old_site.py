"""An old site of four saved pages: a story in two languages that nothing joins, another, and one without a day."""

from __future__ import annotations

import os
from pathlib import Path

from nhipcau.commands.cli import main

VIETNAMESE = """<p>Sáng 12/5/2024, bà Nguyễn Thị Lan Hương và ông Pierre Durand trồng 45 cây anh đào ở vườn Lý Thái Tổ.
Lễ trồng cây có 320 học sinh trường Trần Phú, và ca sĩ Đặng Thu Hà hát tặng đoàn bài ca về sông Hồng.</p>
<p>Ông Durand cho biết cây được đưa về từ Toulouse và sẽ nở hoa vào năm 2027.</p>"""
ENGLISH = """<p>On the morning of 12 May 2024 Nguyen Thi Lan Huong and Pierre Durand planted 45 cherry trees in the
Ly Thai To garden. The planting was watched by 320 pupils of Tran Phu school, and the singer Dang Thu Ha sang for the
guests.</p><p>Mr Durand said that the trees came from Toulouse and that they will flower in 2027.</p>"""
UNDATED = """<p>Thư viện mới của phường mở cửa cho mọi người, có chỗ đọc sách cho trẻ em và một phòng đọc báo yên tĩnh
trông ra vườn. Ai ở trong phường cũng mượn được sách về nhà, mỗi lần ba cuốn, trong hai tuần.</p>
<p>Sách do nhiều gia đình trong phường góp lại suốt mùa hè. Người góp nhiều nhất là một cô giáo về hưu, cô mang đến
cả tủ sách của mình và ngồi lại giúp các em chọn sách vào mỗi buổi chiều.</p>"""
TREES = "2024-05-12-trong-cay-anh-dao-trong-vuon"
PAGES = {
    "vi.example/cay.html": ("vi", "Trồng cây anh đào trong vườn", "12/5/2024", VIETNAMESE),
    "en.example/trees.html": ("en", "Cherry trees in the garden", "13/5/2024", ENGLISH),
    "vi.example/thu-vien.html": ("vi", "Một thư viện mới", "", UNDATED),
}


def import_old_site(root: Path, old: Path) -> None:
    """Import it into the project in a folder."""
    for path, (lang, title, day, text) in PAGES.items():
        file = old / path
        file.parent.mkdir(parents=True, exist_ok=True)
        told = f"<p>{day}</p>" if day else ""
        file.write_text(
            f'<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body>'
            f"<article><h1>{title}</h1>{told}{text}</article></body></html>",
            encoding="utf-8",
        )
    here = Path.cwd()
    try:
        os.chdir(root)
        assert main(["import", str(old)]) == 0
    finally:
        os.chdir(here)
