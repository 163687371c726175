"""Every scene, by the name that its pictures bear in the content: `<scene>.jpg` or `<scene>-<n>.jpg`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..canvas import Canvas
from . import (
    bicycles,
    figures,
    flora,
    halls,
    heritage,
    music,
    pavilions,
    planting,
    spans,
    streets,
    tables,
    water,
)


class Scene(NamedTuple):
    """How a scene is drawn, and the hours of the day that suit it."""

    draw: Callable[[Canvas], None]
    hours: str

    @property
    def shows(self) -> str:
        """What is to be seen, in one line."""
        return (self.draw.__doc__ or "").splitlines()[0]


SCENES: dict[str, Scene] = {
    "ao-dai": Scene(figures.ao_dai, "dawn noon dusk mist"),
    "am-nhac": Scene(music.am_nhac, "night dusk"),
    "ban-do": Scene(spans.ban_do, "dawn noon dusk night mist"),
    "banh-chung": Scene(tables.banh_chung, "dawn noon dusk"),
    "bo-cau": Scene(figures.bo_cau, "dawn noon dusk"),
    "chua-mot-cot": Scene(pavilions.chua_mot_cot, "dawn noon dusk mist"),
    "co": Scene(streets.co, "noon dawn"),
    "cot-co": Scene(heritage.cot_co, "dawn noon dusk"),
    "den-long": Scene(streets.den_long, "night dusk"),
    "hoa-anh-dao": Scene(flora.hoa_anh_dao, "dawn noon mist"),
    "hoa-dao": Scene(flora.hoa_dao, "dawn mist noon"),
    "hoan-kiem": Scene(water.hoan_kiem, "dawn noon dusk night mist"),
    "hoang-thanh": Scene(heritage.hoang_thanh, "dawn noon dusk"),
    "hoi-truong": Scene(halls.hoi_truong, "dawn noon dusk night"),
    "ho-tay": Scene(water.ho_tay, "dusk dawn"),
    "long-bien": Scene(spans.long_bien, "dawn mist dusk noon"),
    "nhat-tan": Scene(spans.nhat_tan, "dawn mist dusk night noon"),
    "non-la": Scene(figures.non_la, "dawn noon dusk mist"),
    "phao-hoa": Scene(water.phao_hoa, "night"),
    "pho-co": Scene(streets.pho_co, "dawn noon dusk night mist"),
    "sach": Scene(tables.sach, "dawn noon dusk mist"),
    "sen": Scene(flora.sen, "dawn noon dusk mist"),
    "tau-dien": Scene(spans.tau_dien, "dawn noon dusk night"),
    "thuyen": Scene(water.thuyen, "dawn mist dusk noon"),
    "tre": Scene(flora.tre, "dawn noon mist"),
    "trong-cay": Scene(planting.trong_cay, "dawn noon"),
    "trong-dong": Scene(music.trong_dong, "noon dusk night dawn"),
    "van-mieu": Scene(pavilions.van_mieu, "dawn noon dusk mist"),
    "xe-dap": Scene(bicycles.xe_dap, "noon dawn"),
}
