"""Every scene, by the name that its pictures bear in the content: `<scene>.jpg` or `<scene>-<n>.jpg`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..canvas import HEIGHT, WIDTH, Canvas
from ..finishes import Finish, cutting, on_paper, photographed, scanned
from . import (
    bicycles,
    figures,
    flora,
    gatherings,
    halls,
    heritage,
    music,
    pavilions,
    planting,
    rooms,
    scans,
    spans,
    streets,
    tables,
    water,
)


class Scene(NamedTuple):
    """How a scene is drawn, the hours of the day that suit it, its size in pixels and what becomes of the sheet."""

    draw: Callable[[Canvas], None]
    hours: str
    size: tuple[int, int] = (WIDTH, HEIGHT)
    finish: Finish = on_paper

    @property
    def shows(self) -> str:
        """What is to be seen, in one line."""
        return (self.draw.__doc__ or "").splitlines()[0]


SCENES: dict[str, Scene] = {
    "ao-dai": Scene(figures.ao_dai, "dawn noon dusk mist"),
    "am-nhac": Scene(music.am_nhac, "night dusk"),
    "anh-cu": Scene(scans.anh_cu, "noon", (800, 600), scanned),
    "ban-do": Scene(spans.ban_do, "dawn noon dusk night mist"),
    "bang-ron": Scene(
        gatherings.bang_ron, "noon", (1600, 900), photographed((248, 252, 255), noise=4, bloom=0.3)
    ),
    "banh-chung": Scene(tables.banh_chung, "dawn noon dusk"),
    "bo-cau": Scene(figures.bo_cau, "dawn noon dusk"),
    "cau-xua": Scene(scans.cau_xua, "noon", (800, 560), scanned),
    "chua-mot-cot": Scene(pavilions.chua_mot_cot, "dawn noon dusk mist"),
    "co": Scene(streets.co, "noon dawn"),
    "cot-co": Scene(heritage.cot_co, "dawn noon dusk"),
    "den-long": Scene(streets.den_long, "night dusk"),
    "dien-gia": Scene(rooms.dien_gia, "night", (900, 1200), photographed(noise=5, bloom=0.3)),
    "hoa-anh-dao": Scene(flora.hoa_anh_dao, "dawn noon mist"),
    "hoa-dao": Scene(flora.hoa_dao, "dawn mist noon"),
    "hoan-kiem": Scene(water.hoan_kiem, "dawn noon dusk night mist"),
    "hoang-thanh": Scene(heritage.hoang_thanh, "dawn noon dusk"),
    "hoi-nghi": Scene(
        rooms.hoi_nghi, "night", finish=photographed((255, 236, 206), noise=8, bloom=0.75, tilt=0.9)
    ),
    "hoi-truong": Scene(halls.hoi_truong, "dawn noon dusk night"),
    "hop-ban": Scene(rooms.hop_ban, "noon", (1280, 960), photographed((228, 244, 226), noise=4, fall=0.5)),
    "ho-tay": Scene(water.ho_tay, "dusk dawn"),
    "long-bien": Scene(spans.long_bien, "dawn mist dusk noon"),
    "nhat-tan": Scene(spans.nhat_tan, "dawn mist dusk night noon"),
    "non-la": Scene(figures.non_la, "dawn noon dusk mist"),
    "phao-hoa": Scene(water.phao_hoa, "night"),
    "pho-co": Scene(streets.pho_co, "dawn noon dusk night mist"),
    "san-khau": Scene(rooms.san_khau, "night", finish=photographed(noise=9, bloom=0.7, tilt=-1.2)),
    "sach": Scene(tables.sach, "dawn noon dusk mist"),
    "sen": Scene(flora.sen, "dawn noon dusk mist"),
    "tap-the": Scene(
        gatherings.tap_the, "noon", (1280, 853), photographed((255, 246, 228), noise=4, fall=0.55)
    ),
    "tau-dien": Scene(spans.tau_dien, "dawn noon dusk night"),
    "thuyen": Scene(water.thuyen, "dawn mist dusk noon"),
    "tre": Scene(flora.tre, "dawn noon mist"),
    "trong-cay": Scene(planting.trong_cay, "dawn noon"),
    "trong-dong": Scene(music.trong_dong, "noon dusk night dawn"),
    "van-mieu": Scene(pavilions.van_mieu, "dawn noon dusk mist"),
    "xe-tho": Scene(scans.xe_tho, "noon", (800, 600), cutting),
    "xe-dap": Scene(bicycles.xe_dap, "noon dawn"),
}
