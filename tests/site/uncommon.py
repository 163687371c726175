"""A paper with all that the sample has not: what a setting asks for, and what nobody would choose to show.

Comments and their form, what is read most, films, a notice, live coverage, the newsletter's own pages, a story that was
withdrawn; titles without end, nothing but words, one language alone, forty who were at the head of a body, events by
the hundred.
"""

from __future__ import annotations

import json
from pathlib import Path

from pelican.settings import read_settings
from starlette.testclient import TestClient

from nhipcau.commands.mailing import spoken
from nhipcau.host.project import Project
from nhipcau.newsletter.records import SubscriberRecords
from nhipcau.newsletter.web import SubscribersDesk, application
from nhipcau.reading.settings import publication
from tests import recorded
from tests.conftest import PROJECT
from tests.exact.workshop import Workshop

LONG = (
    "Hội nghị tổng kết năm năm thực hiện chương trình phối hợp giữa Liên hiệp các tổ chức hữu nghị và các hội hữu nghị "
    "song phương trong công tác đối ngoại nhân dân, giai đoạn 2019–2024, và phương hướng đến năm 2030"
)
UNBROKEN = "https://hoi-huu-nghi.example/" + "giao-luu-van-hoa" * 6
LIVE = "Mở đầu.\n\n## 08:10 Khai mạc\n\nĐại biểu đến.\n\n## 08:40 Phát biểu\n\nLời chào.\n"
TIMELINE = "> [!TIMELINE] Các mốc\n> - 1954: Giải phóng Thủ đô\n> - 2024: Bảy mươi năm\n"
BODY = f'[hoi]\nslug = {{en = "union"}}\nvi = "{LONG}"\nen = "{LONG}"\nurl = "{UNBROKEN}"\n'
VENUE = f'[nha]\nvi = "{LONG}"\nen = "House"\naddress = {{vi = "{LONG}", en = "Hanoi"}}\nurl = "{UNBROKEN}"\n'
NOTICE = '[nghi]\nvi = "Tòa soạn nghỉ đến thứ Hai."\nen = "Closed to Monday."\nstart = 2024-10-01\nend = 2024-10-31\n'
SETTINGS = {
    "COMMENTS": True,
    "MOST_READ": 3,
    "NEWSLETTER": {"server": "smtp://localhost:25", "from": "Báo <tin@bao.example>"},
    "SIDE_BY_SIDE": False,
}

PAGES = (
    "/",
    "/en/",
    "/2024/10/truc-tiep/",
    "/2024/10/rut/",
    "/2024/05/phim/",
    "/en/2024/10/dai/",
    "/to-chuc/hoi/",
    "/en/organisations/union/",
    "/dia-diem/nha/",
    "/su-kien/",
    "/en/events/",
    "/chuyen-muc/tin/",
    "/newsletter/form/",
    "/newsletter/refused/",
    "/newsletter/confirm/",
)
"""What is looked at."""


def paper(folder: Path) -> Workshop:
    """The paper, built; the pages of the newsletter, which a server of its own gives, lie among its own."""
    shop = recorded.site(folder, **SETTINGS)
    write(shop)
    shop.build()
    for name, page in newsletter(folder).items():
        file = folder / "output/newsletter" / name / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")
    return shop


def write(shop: Workshop) -> None:
    registry = shop.content / "registry"
    heads = "".join(
        f'[p{n}]\nvi = "Nguyễn Hoàng Phương Thảo {n}"\nen = "Nguyen Hoang Phuong Thao {n}"\n'
        f'[[p{n}.offices]]\norganisation = "hoi"\nvi = "Chủ tịch kiêm Trưởng ban Đối ngoại Trung ương"\n'
        f'en = "President"\nfrom = {1980 + n}\nuntil = {1981 + n}\nhead = true\n'
        for n in range(40)
    )
    with (registry / "people.toml").open("a", encoding="utf-8") as people:
        people.write(heads)
    for name, text in (("organisations", BODY), ("venues", VENUE), ("notices", NOTICE)):
        (registry / f"{name}.toml").write_text(text, encoding="utf-8")
    for n in range(120):
        day = f"{2015 + n // 12}-{n % 12 + 1:02}-09"
        shop.piece(
            "events", f"su-kien-{n}", title=f"{LONG} ({n})", start=day, venue="nha", organisers=["hoi"]
        )
    facts = {"organisations": ["hoi"], "topics": ["chu-de-1"]}
    shop.story(
        "2024-10-02-dai", "en", title=LONG, standfirst=f"{LONG}. {LONG}.", slug="dai", body=UNBROKEN, **facts
    )
    shop.story("2024-10-03-rut", "vi", slug="rut", status="withdrawn", reason="Đăng nhầm.")
    story = shop.story(
        "2024-10-20-truc-tiep", "vi", slug="truc-tiep", live=True, body=LIVE + TIMELINE, **facts
    )
    gathered = shop.content / "gathered"
    (gathered / "comments").mkdir(parents=True)
    said = {
        "lang": "vi",
        "name": "A" * 80,
        "at": "2024-10-20T10:00:00+07:00",
        "text": f"{UNBROKEN}\n\n{LONG}",
    }
    (gathered / "comments" / f"{story.name}.json").write_text(json.dumps([said]), encoding="utf-8")
    rows = [f"vi\t2024-10-20\t{story.name}\t9\n", "en\t2024-10-20\t2024-10-02-dai\t7\n"]
    (gathered / "most-read.tsv").write_text("".join(rows), encoding="utf-8")


def newsletter(folder: Path) -> dict[str, str]:
    """The form, the answer to an address that is none, and the page that a letter leads to, by their names."""
    settings = read_settings(str(PROJECT / "pelicanconf.py"), override={"SITEURL": "https://bao.example"})
    project, public = Project(PROJECT, "pelicanconf.py", settings), publication(settings)
    records = SubscriberRecords(folder)
    reader = records.ask("lan@bao.example", "en", 0.0)
    desk = SubscribersDesk(public, records, spoken(project, public), lambda reader: None)
    with TestClient(application(desk), base_url="https://bao.example") as client:
        origin = {"origin": "https://bao.example"}
        refused = client.post("/-newsletter/", data={"address": "lan", "lang": "vi"}, headers=origin)
        asked = client.get("/-newsletter/"), refused, client.get(f"/-newsletter/confirm/{reader.token}")
    assert [answer.status_code for answer in asked] == [200, 422, 200]
    return dict(zip(("form", "refused", "confirm"), (answer.text for answer in asked), strict=True))
