"""What readers ask, and what they would have come first: the table by which the search is judged.

A row is a query, and the beginnings of the titles of which one must come first; more than one where readers would be as
glad of either. Of the English edition's rows, the page of the search is the English one.
"""

from __future__ import annotations

import unicodedata

Row = tuple[str, tuple[str, ...]]

CONFERENCE = "Hội nghị Ngoại giao lần thứ 32"
REVIEW = "Đối ngoại nhân dân Thủ đô: nửa năm"
YEAR_2024 = "Đối ngoại nhân dân Hà Nội năm 2024"
LAW = "Đề xuất đưa đối ngoại nhân dân vào Luật Thủ đô"
OFFICIALS = "Hơn 300 cán bộ hữu nghị"
FOREIGN = (CONFERENCE, REVIEW, YEAR_2024, LAW, OFFICIALS, "Hà Nội kể chuyện đối ngoại")
CITY = ("Ngày Hà Nội nhận danh hiệu", "Hà Nội, 25 năm mang tên")
TREES = ("Lễ trồng cây hòa bình", "Những cây hòa bình bén rễ")
PEACE = (*CITY, *TREES, "Ngày hội Văn hóa vì hòa bình")
UNION = ("Gần 300 người đạp xe", "110 cây hoa anh đào", "Hơn 300 họa sĩ nhí", "Việt Nam - Cuba, 65 năm")
VICTORY = "Chiến thắng Điện Biên Phủ"
LIBERATION = "Ngày Giải phóng Thủ đô"
TET = "Mời bạn ăn Tết"
BRIDGES = "Những nhịp cầu sông Hồng"
LAOS = "Ngày thiết lập quan hệ ngoại giao Việt Nam - Lào"
ROAD = (TET, LAOS, "Ngày 10/10/1954", "Bản đồ mới 34 tỉnh", "Hai mươi nhà ga")

VIETNAMESE: tuple[Row, ...] = (
    # With marks, without, in capitals, in pieces
    ("đối ngoại", FOREIGN),
    ("doi ngoai", FOREIGN),
    ("Doi Ngoai", FOREIGN),
    ("ĐỐI NGOẠI", FOREIGN),
    (unicodedata.normalize("NFD", "đối ngoại"), FOREIGN),
    ("Ðối ngoại", FOREIGN),  # with the Icelandic letter that old Vietnamese fonts have
    ("đối ngoai", FOREIGN),
    ("đối ngoại nhân dân", FOREIGN),
    ("doi ngoai nhan dan 2024", (YEAR_2024,)),
    ("luật thủ đô", (LAW,)),
    ("luat thu do", (LAW,)),
    # Đ is a letter of its own, and marks that are typed are meant
    ("đường", ROAD),
    ("duong", ROAD),
    ("đường sắt", ("Hai mươi nhà ga", BRIDGES)),
    ("phở", ("Hà Nội thắp lửa SEA Games",)),
    ("xẩm", ("Xẩm, tiếng hát",)),
    ("đạp xe", ("Gần 300 người đạp xe",)),
    ("dap xe", ("Gần 300 người đạp xe",)),
    ("họa sĩ nhí", ("Hơn 300 họa sĩ nhí",)),
    ("hoạ sĩ nhí", ("Hơn 300 họa sĩ nhí",)),
    # The place of the tone
    ("hòa bình", PEACE),
    ("hoà bình", PEACE),
    ("hoa binh", (*PEACE, VICTORY)),  # a page under the topic Hòa bình; the two stand within a hair of each other
    (unicodedata.normalize("NFD", "hoà bình"), PEACE),
    ("thành phố vì hòa bình", CITY),
    ("thanh pho vi hoa binh", CITY),
    ("trồng cây hòa bình", TREES),
    # Events and anniversaries
    ("dien bien phu", (VICTORY, "70 năm Điện Biên Phủ")),
    ("Điện Biên Phủ", (VICTORY, "70 năm Điện Biên Phủ")),
    ("giải phóng thủ đô", (LIBERATION,)),
    ("giai phong thu do", (LIBERATION,)),
    ("10/10/1954", ("Ngày 10/10/1954", LIBERATION)),
    ("quốc khánh", ("Quốc khánh nước", "80 năm Quốc khánh")),
    ("2/9", ("Quốc khánh nước", "80 năm Quốc khánh")),
    ("giỗ tổ", ("Giỗ Tổ",)),
    ("gio to hung vuong", ("Giỗ Tổ",)),
    ("hiệp định Paris", ("Ngày ký Hiệp định Paris", "Lễ trồng cây hòa bình")),
    ("sea games 31", ("Hà Nội thắp lửa SEA Games", "Đại hội Thể thao")),
    ("asean", ("Ngày thành lập ASEAN", "Diễn đàn Tương lai ASEAN", "Hà Nội mở Diễn đàn")),
    ("diễn đàn tương lai", ("Diễn đàn Tương lai ASEAN", "Hà Nội mở Diễn đàn")),
    ("năm tròn", ("Năm tròn, năm lẻ 5",)),
    ("viet nam cuba", ("Việt Nam - Cuba", "Ngày thiết lập quan hệ ngoại giao Việt Nam - Cuba")),
    ("Việt Pháp", ("Việt - Pháp", "Hội nghị hợp tác giữa các địa phương Việt Nam - Pháp")),
    # People, bodies and papers
    ("Nguyễn Thị Tuyến", ("Nguyễn Thị Tuyến",)),
    ("Nguyen Thi Tuyen", ("Nguyễn Thị Tuyến",)),
    ("nguyen ngoc ky", ("Nguyễn Ngọc Kỳ", YEAR_2024, "Những cây hòa bình bén rễ", "Lễ trồng cây hòa bình")),
    ("Fidel Castro", ("Năm mươi năm một chuyến đi",)),
    ("HAUFO", (*FOREIGN, *TREES, *UNION)),
    ("15-NQ/TW", (LAW, YEAR_2024)),
    ("nghị quyết 15-NQ/TW", (LAW, YEAR_2024)),
    ("chỉ thị 12-CT/TW", (REVIEW, YEAR_2024, CONFERENCE, OFFICIALS)),
    # Places and things
    ("hồ Gươm", ("Mười nghìn người bên Hồ Gươm",)),
    ("ho guom", ("Mười nghìn người bên Hồ Gươm",)),
    ("cầu Long Biên", (BRIDGES, "Ngày 10/10/1954")),
    ("văn miếu", ("Tám mươi hai tấm bia",)),
    ("phố đi bộ", ("Không gian đi bộ hồ Hoàn Kiếm",)),
    ("hoa anh đào", ("110 cây hoa anh đào",)),
    ("tết", (TET,)),
    ("tàu điện", ("Hai mươi nhà ga", "Xẩm, tiếng hát")),
    ("bản quyền", ("Bản quyền và trích dẫn",)),
)  # fmt: skip

ENGLISH: tuple[Row, ...] = (
    ("peace", ("Hanoi marks 25 years", "Hanoi’s City for Peace", "Culture Festival for Peace", "Peace tree")),
    ("friendships", ("Hanoi’s friendship union", "Friendship union asks", "Friendship and youth union")),
    ("cherry trees", ("From Chukyo to Hanoi",)),
    ("Long Bien bridge", ("Long Bien: the bridge",)),
    ("Vietnamese names", ("Dear Ms Ha",)),
    ("Nguyen Thi Tuyen", ("Nguyen Thi Tuyen",)),
    ("Nguyễn Thị Tuyến", ("Nguyen Thi Tuyen",)),
    ("Resolution 15-NQ/TW", ("Friendship union asks", "Hanoi’s friendship union")),
    ("Tet", ("Come for Tet",)),
    ("Điện Biên Phủ", ("Dien Bien Phu",)),
    ("anniversaries", ("Round years and fives",)),
    ("contact", ("Contact",)),
)  # fmt: skip
