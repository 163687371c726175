"""The words that made-up stories are written in, and the names in them."""

from pathlib import Path

VI, EN = (
    (Path(__file__).parent / f"words.{lang}.txt").read_text(encoding="utf-8").split() for lang in ("vi", "en")
)

SECTIONS = (
    ("Chính trị", "Politics"),
    ("Kinh tế", "Economy"),
    ("Xã hội", "Society"),
    ("Văn hóa", "Culture"),
    ("Thể thao", "Sport"),
    ("Giáo dục", "Education"),
    ("Khoa học", "Science"),
    ("Thế giới", "World"),
)

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
MIDDLES = (
    "Văn",
    "Thị",
    "Minh",
    "Thanh",
    "Quốc",
    "Ngọc",
    "Đức",
    "Hữu",
    "Thu",
    "Xuân",
)
GIVENS = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hà",
    "Hùng",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
    "Thảo",
    "Uyên",
    "Việt",
    "Yến",
    "Đạt",
)
