"""The words in which Vietnamese prose counts years: what no catalogue and not CLDR can say."""

from __future__ import annotations

from .counting_tongue import Tongue, words

_UNITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_UNIT = "|".join(_UNITS)
_VI_SPELT = rf"(?:(?:{_UNIT})\s+mươi|mười)(?:\s+(?:{_UNIT})(?!\s+mươi))?|một\s+trăm"
_VI_NUMBER = rf"\d{{1,3}}(?:\.\d{{3}})?|\d{{4}}|{_VI_SPELT}"
_KEEPING = r"k[ỷỉ]\s+niệm"
_KEEP = rf"{_KEEPING}\s+"
_LINK = "\ue012?"


def _vietnamese(spelt: str) -> int | None:
    """ "70", "1.000", "bảy mươi lăm", "nhất"."""
    said = " ".join(spelt.lower().split())
    if said[0].isdigit():
        return int(said.replace(".", ""))
    if said in ("nhất", "một trăm"):
        return 1 if said == "nhất" else 100
    tens, ten, unit = said.partition("mươi") if "mươi" in said else ("", *said.partition("mười")[1:])
    if not ten:
        return _UNITS.get(said) or (10 if said == "mười" else None)
    return 10 * _UNITS.get(tens.strip(), 1) + _UNITS.get(unit.strip(), 0)


VIETNAMESE = Tongue(
    code="vi",
    hint=(
        r"[\dMmTtLl](?:(?<=\d)\s+(?i:năm|tuổi)|(?i:(?<=m)(?:ười|ươi)|(?<=t)(?:răm|hứ\s+\d)|(?<=l)ần\s+thứ|(?<=t)uổi\s+\d))"
    ),
    count=(
        rf"(?i)(?:{_KEEP}{_LINK}(?:lần|năm)|lần\s+{_KEEPING})\s+thứ\s+(?P<nth>{_VI_NUMBER}|nhất|{_UNIT}|mười)\s+(?:năm\s+)?"
        rf"|(?:{_KEEP}|sinh\s+nhật\s+)(?P<name>[^.,;:()\n]{{3,80}}?)\s+lần\s+thứ\s+(?P<named>{_VI_NUMBER}|nhất|{_UNIT}|mười)\b"
        rf"|{_KEEP}{_LINK}(?P<kept>{_VI_NUMBER})\s+năm\s+"
        rf"|(?<=\w)\s+lần\s+thứ\s+(?P<occasion>{_VI_NUMBER}|nhất|{_UNIT}|mười)\b"
        rf"|(?<=\w)[”\"]?\s*[-–—:,]\s+(?P<review>{_VI_NUMBER})\s+năm\s+(?:nhìn\s+lại|hình\s+thành|thành\s+lập)\b"
        rf"|(?:(?:đến|tới)\s+nay,?\s+(?:(?:đã|vừa|tròn|được|là)\s+)+|(?<=\d{{4}}),?\s+cách\s+đây\s+)(?P<back>{_VI_NUMBER})\s+năm\b"
        r"|(?<=\w)\s+(?:(?:đã|vừa|mới|tròn|bước\s+sang|chạm\s+mốc|cán\s+mốc|lên)\s+)+(?:(?:năm\s+thứ|tuổi)\s+)?"
        rf"(?P<reached>{_VI_NUMBER})(?<!\d\d\d\d)(?:\s+(?:năm|tuổi))?\b(?=[^\w\s]|\s*$|\s+(?:vào|trong|và|với|thành\s+lập|ra\s+đời)\b)"
        r"(?!,?\s+(?:(?:vào|đúng)\s+)*ngày\s+\d{1,2}[/.]\d{1,2}[/.]\d{4})"
        rf"|(?<![\d./,-])(?<![^\W\d_])(?:đã\s+)?(?:năm\s+thứ\s+)?(?P<since>{_VI_NUMBER})"
        r"\s+(?:năm\s+)?(?:(?:đã\s+)?trôi\s+qua,?\s+)?(?:kể|tính)\s+từ\s+"
        rf"|(?:sau\s+)?(?<![\d./,-])(?P<begun>{_VI_NUMBER})\s+năm\s+(?:(?:kể|tính)\s+từ\s+(?:ngày|khi)\s+)?(?:được\s+)?(?:thành\s+lập|ra\s+đời)(?:\s+và\s+\w+\s+\w+)?,\s+"
        rf"|(?<![\d./,-])(?<![^\W\d_])(?P<later>{_VI_NUMBER})\s+năm\s+sau\s+"
        rf"|(?<![\d./,-])(?<![^\W\d_])(?P<ago>{_VI_NUMBER})\s+năm(?:\s+(?:trước|về\s+trước|qua))?,?\s+"
        r"(?=(?:(?:vào|đúng|tức|là)\s+)*(?:ngày\s+)?\d{1,2}[/.]\d{1,2}[/.]\d{4}\b(?!\s*[-–—]))"
        rf"|(?<![\d./,-])(?<![^\W\d_])(?P<bare>{_VI_NUMBER})\s+năm\s+"
    ),
    number=_vietnamese,
    loose=frozenset({"bare", "since", "later", "ago"}),
    doubtful=frozenset({"reached", "review", "since", "later", "ago", "back", "begun"}),
    rounded=frozenset({"later", "review", "begun"}),
    vague=(
        r"\b(?:hon|gan|khoang|tu|moi|cu|truoc|chua|(?<!huong )(?:toi|den)|ngot|ngoai|cach|chung"
        r"|nhung|nhieu|them|con|vong|thang)$"
    ),
    through=(r"\b(?:trong|sau|suot|qua|da)$"),
    past=(
        r"\b(?:(?:ke )?tu|so voi|sau|truoc|(?<!long )(?<!trang )trong(?! (?:dip|nam nay|khuon kho|chuoi|the)))"
        r" (?:\w+ ){0,3}(?:le|dai le|dip|ngay|nam|cuoc|chuong trinh|hoat dong)$"
        r"|\b(?:tu|sau|truoc|so voi)$"
        r"|\b(?:nhac lai|nho lai|nho|ke lai|hoi tuong)\b[^.;:]*$"
        r"|\btung(?: [^\s,;:]+){1,6}$|\d nam(?:,| va)$|\bdo la(?: \w+){0,2}$"
        r"|\b(?:phat hanh|xuat ban|in|duc|dung(?! dip)|xay|xay dung|khanh thanh|hoan thanh|sang tac|viet|quay|chup"
        r"|ra doi|khoi cong|mo cua|dat ten)"
        r"(?: \w+){0,2} (?:nhan|(?:(?:nhan|trong|dung|vao) )?dip)(?: le| dai le)?$"
    ),
    later=(r"[,;:] (?:\w+ ){1,3}(?:nam|thang|thap nien) sau\b(?! nay)|\w+ (?:nam|thap nien) (?:ve )?truoc\b"),
    work=(
        r"(?i)\b(?:cuốn|sách|tập|kỷ yếu|phim|album|bộ tem|con tem|tem|đặc san|bưu ảnh|ca khúc|bài hát|bài báo)\b"
        r"[^“”\".]{0,40}[“\"][^”\"]*$"
    ),
    scene=(
        r"\W*(?:(?:trong|vao|ca|suot|cuoi|dau|giua) )?(?:nam (?:\d{4}|nay|ngoai|qua|truoc|toi|sau)|sang nam"
        r"|thang \w+(?: nam |/)(?:\d{4}|nay|ngoai)|(?:(?:sang|trua|chieu|toi|ngay|hom) )*\d{1,2}/\d{1,2}/\d{4})"
    ),
    once=(
        r"\W*(?:(?:vao|hoi) )?(?:ngay|nam|thuo|khi|luc|hoi|dem|dip|lan|thoi) (?:ay|do|xua)\b|\W*(?:bay gio|khi|luc)\b"
    ),
    ahead=(rf"(?i)\W*(?:(?:sau|trong|chỉ|còn)\s+)*({_VI_NUMBER}|{_UNIT})\s+năm\s+(?:nữa|tới)\b"),
    birth="thành lập",
    coming=(
        r"\bcon (?:\w+ ){1,3}nua\b[^.;:]*$|\b(?:se|sap)(?: \w+){0,4}$"
        r"|\b(?:muc tieu|phan dau|ky vong|du kien|ke hoach)\b[^.;:]*$"
    ),
    shifts=(
        (
            words(
                r"nam toi|(?<!\d )(?<!muoi )nam sau|sang nam|huong (?:toi|den|ve)|tien toi|chuan bi|sap toi|don chao"
            ),
            1,
        ),
        (words(r"nam ngoai|(?<!\d )(?<!muoi )(?:nam truoc|nam qua)"), -1),
    ),
    stop=(
        r"\s*(?:$|[.,;:!?)(/\[\]])|-(?=\d)|\s(?=\d|va (?:\d|ngay|le|ky niem)|cung (?:voi )?\d|voi\b|tai\b|o\b|nam \w"
        r"|trong\b|vao\b|do\b|la\b|duoc\b|nhan\b|de\b|ngay \d|sang\b|chieu\b|toi\b|truoc\b|hom\b|khi\b|ma\b|thi\b|se\b"
        r"|da\b|dang\b|roi\b|khep\b|dien ra|lan thu|thanh cong|bang\b|giua hai\b)"
    ),
    opening=(
        r"\s(?:ve(?! (?:dich|que|den|dem|tham|lai|voi|nuoc|nguon)\b)|giua(?! hai)|cho|voi tu cach|nuoc(?! ta\b)"
        r"|tren khong|cua(?= (?:nuoc(?! ta\b)|hai|cac|nhung|ban|(?!Ha[Nn]oi\b|Viet[Nn]am\b)[A-Z])))\b"
    ),
    owner=(r"$| (?:ky niem|mung|chao mung|don|tron|nhan (?:dip )?(?:sinh nhat|ky niem|ngay thanh lap))$"),
    near=(
        r"\s*\([^)]*\d{4}\)|-?(?:\d{1,2}/){0,2}\d{4}(?:-(?:\d{1,2}/){0,2}\d{4})?"
        r"|\s+(?:(?:vao|trong) )?(?:ngay [\d/]+/|thang \d+(?:/| nam ))?(?:nam )?\d{4}"
    ),
    fillers=(
        r"(?:ngay|tet|khi|unesco (?:\w+ ){1,2}hanoi(?: la)?|le|su kien|ky ket|ky|thanh lap(?! (?:nhan|dung|vao)\b)"
        r"|ra doi|thiet lap"
        r"|thang loi cua|danh hieu|nuoc|hai nuoc"
        r"|(?:vinh du )?(?:don )?nhan|(?:duoc (?:\w+ )?)?(?:trao|tang|vinh danh|cong nhan)(?: la)?|duoc (?:\w+ )?nhan"
        r"|hanoi(?=[\s-](?:(?:don |vinh du )?nhan|duoc|danh hieu|thanh pho)\b)-?)\s*"
    ),
    common=frozenset(
        [
            "ngay",
            "le",
            "ky",
            "ket",
            "thanh",
            "lap",
            "ra",
            "doi",
            "thiet",
            "lap",
            "quan",
            "he",
            "ngoai",
            "giao",
            "danh",
            "hieu",
            "hai",
            "nuoc",
            "hai",
            "ben",
            "vietnam",
            "hanoi",
        ]
    ),
    relation=(
        "quan he ngoai giao {a}-{b}",
        "quan he {a}-{b}",
        "quan he ngoai giao giua {a} va {b}",
        "quan he giua {a} va {b}",
        "quan he ngoai giao {a} va {b}",
        "quan he {a} va {b}",
        "quan he ngoai giao voi {b}",
        "{a} va {b} thiet lap quan he ngoai giao",
        "{a}-{b} thiet lap quan he ngoai giao",
    ),
    relations=("quan he ngoai giao", "quan he hai nuoc"),
    bonds=words(
        r"(?:(?:tinh|quan he) )?(?:huu nghi|hop tac|dong hanh|gan bo|gan ket|nghia tinh|sat son|doan ket|thuy chung)"
    ),
    told_day=r"\d{1,2}[/.]\d{1,2}[/.](\d{4})\b",
    span=(r"\((?:ngay )?(\d{1,2}/\d{1,2})/(\d{4})-(?:ngay )?(\d{1,2}/\d{1,2})/(\d{4})\)"),
    beginning=(),
    alone=(r"(?:^|[,;:–(] ?|\b(?:nay|khi|va|ma|\d+) )\W?$"),
    founding=words(r"(?:ngay )?(?:thanh lap|ra doi)"),
    national=frozenset(("quoc khanh", "doc lap", "giai phong", "thong nhat")),
    home=(r"\bvietnam (?:ky niem|mung|chao mung|don|nhan|dip|nhan dip)$"),
    ours=r"\s*cua (?:nuoc )?(?:cong hoa xa hoi chu nghia )?vietnam\b",
    foreign="Mỹ|Liên Xô|nước bạn|nước sở tại",
    embassy="[Đđ]ại sứ|[Ll]ãnh sự|ĐSQ",
)
