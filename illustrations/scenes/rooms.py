"""Rooms as a telephone sees them from the back row: dim, lit from one side, with heads in the way."""

from __future__ import annotations

from ..canvas import Canvas
from ..palettes import FLAG_GOLD, Colour, mix
from ..shapes import Point, box, mirrored, moved, oval, smooth, star
from ..sitters import BLACK, Look, bust, dressed, stand

DRAPE: Colour = (158, 16, 22)
GILT: Colour = (255, 214, 92)


def hoi_nghi(art: Canvas) -> None:
    """A dim conference hall from the back: heads against a lit stage with its red drape, a telephone held up."""
    art.wash(box(0, 0, 1600, 1067), (22, 18, 20), (46, 36, 32))
    art.wash([(0, 0), (1600, 0), (1300, 190), (300, 190)], (30, 25, 25), (60, 49, 43))
    for row in range(5):
        y, spread = 16 + row * 34, 0.42 + 0.58 * (1 - row / 5)
        for i in range(-4, 5):
            art.glow(800 + i * 175 * spread, y, 44 * spread, (255, 224, 176), 0.9)
            art.shape(oval(800 + i * 175 * spread, y, 9 * spread, 4 * spread), (255, 246, 226))
    for side in (-1, 1):
        for i in range(3):
            x = 800 + side * (560 + i * 150)
            art.glow(x, 360, 150, (255, 190, 110), 0.32)
    _stage(art)
    _screen(art, 205, 250, 250, 170)
    art.soften(1.3)
    for row in range(3):
        art.unfocused(
            0.9 + row * 0.7, lambda sheet, row=row: _heads(sheet, 640 + row * 78, 58 + row * 26, row)
        )
    art.unfocused(6, _nearest)
    _telephone(art, 1085, 640)


def _stage(art: Canvas) -> None:
    art.wash(box(380, 196, 840, 330), mix(DRAPE, (255, 120, 60), 0.25), DRAPE)
    for i in range(28):
        x = 380 + i * 30 + art.chance.uniform(-5, 5)
        art.shape([(x, 196), (x + 9, 196), (x + 11, 526), (x + 2, 526)], (84, 4, 10), 0.34)
    art.glow(800, 330, 480, (255, 170, 110), 0.42)
    art.shape(star(512, 300, 50), FLAG_GOLD)
    art.words("HỘI NGHỊ", 850, 268, 46, (255, 240, 200))
    art.words("CÔNG TÁC ĐỐI NGOẠI NHÂN DÂN", 850, 322, 40, GILT)
    art.words("Hà Nội, năm 2024", 850, 372, 24, (255, 236, 206))
    art.shape(box(340, 520, 920, 70), (70, 44, 34))
    art.wash(box(340, 516, 920, 14), (210, 176, 140), (120, 84, 60))
    for x in (700, 790, 880, 970, 1060):
        bust(art, x, 610, 176, dressed(art.chance, lady=x in (790, 1060)))
        art.shape(box(x - 26, 497, 30, 13), (246, 240, 226))
    art.wash(box(640, 506, 480, 58), (236, 226, 206), (168, 148, 132))
    stand(art, 470, 548, 170, dressed(art.chance, lady=True))
    art.wash([(444, 462), (500, 462), (492, 556), (452, 556)], (150, 98, 62), (84, 50, 34))
    for i in range(46):
        flower = art.chance.choice(
            ((232, 60, 84), (250, 214, 90), (70, 112, 52), (62, 100, 50), (244, 236, 228))
        )
        art.disc(640 + i * 10.6, 566 + art.chance.uniform(-9, 8), art.chance.uniform(4, 8), flower)


def _screen(art: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    """A projection that is too bright for the camera."""
    art.glow(x, y + tall / 2, wide * 0.9, (150, 190, 255), 0.35)
    frame = [
        (x - wide / 2, y),
        (x + wide / 2, y + 10),
        (x + wide / 2, y + tall - 6),
        (x - wide / 2, y + tall + 8),
    ]
    art.wash(frame, (236, 244, 255), (206, 224, 250))
    art.shape(box(x - wide / 2 + 16, y + 24, wide * 0.6, 12), (60, 96, 170))
    for i in range(5):
        art.shape(
            box(x - wide / 2 + 18, y + 52 + i * 21, wide * art.chance.uniform(0.5, 0.84), 6), (130, 150, 190)
        )


def _heads(art: Canvas, y: float, size: float, row: int) -> None:
    """A row of people from behind, against the light of the stage."""
    dark = mix((52, 40, 40), (16, 12, 15), row / 3)
    x = -size * art.chance.uniform(0, 1)
    while x < 1600 + size:
        if art.chance.random() < 0.9:
            lift, tint = art.chance.uniform(-0.16, 0.14) * size, art.chance.uniform(0, 0.3)
            back_of_head(
                art, x, y + lift, size * art.chance.uniform(0.9, 1.06), mix(dark, (96, 74, 70), tint)
            )
        x += size * art.chance.uniform(1.25, 1.6)


def back_of_head(art: Canvas, x: float, y: float, size: float, dark: Colour) -> None:
    """Shoulders and a head, a thin light along the upper edge; `size` is about that of the head."""
    shoulders = [(0.16, 0.42), (0.44, 0.6), (0.84, 0.76), (1.0, 1.2), (1.06, 3.4)]
    half: list[Point] = smooth(moved(shoulders, x, y, scale=size))
    art.shape(mirrored(half, x), mix(dark, art.chance.choice(((88, 96, 120), (120, 116, 116), BLACK)), 0.22))
    hair, long = mix(dark, BLACK, 0.55), art.chance.random() < 0.42
    art.shape(oval(x, y - size * 0.02, size * 0.43, size * 0.55), mix(hair, (255, 150, 110), 0.6))
    art.shape(oval(x, y + size * 0.02, size * 0.42, size * 0.54), hair)
    if long:
        art.shape(box(x - size * 0.36, y, size * 0.72, size * 1.05), hair)
    else:
        art.shape(
            box(x - size * 0.19, y + size * 0.3, size * 0.38, size * 0.3), mix(hair, (150, 96, 74), 0.4)
        )


def _nearest(art: Canvas) -> None:
    for x, y, size in ((150, 1010, 250), (620, 1060, 270), (1390, 985, 265)):
        back_of_head(art, x, y, size, (15, 12, 15))


def _telephone(art: Canvas, x: float, y: float) -> None:
    """A hand that films the stage; on its screen the stage once more."""
    art.unfocused(
        2, lambda sheet: sheet.stroke([(x + 58, 1067), (x + 44, 900), (x + 6, 786)], (24, 18, 20), 92, 50)
    )
    art.shape(moved(box(-58, -96, 116, 200), x, y + 30, turn=4), (10, 10, 12))
    art.wash(moved(box(-52, -88, 104, 184), x, y + 30, turn=4), (70, 50, 46), (40, 30, 30))
    art.wash(moved(box(-52, -34, 104, 66), x, y + 30, turn=4), (232, 70, 60), (150, 20, 24))
    art.shape(moved(box(-32, -20, 66, 6), x, y + 30, turn=4), (255, 232, 180))
    art.shape(moved(box(-24, -8, 50, 5), x, y + 30, turn=4), GILT)
    art.shape(moved(box(-30, 32, 62, 8), x, y + 30, turn=4), (236, 220, 200))
    art.disc(x - 4, y + 112, 9, (236, 236, 236))
    for i in range(4):
        art.stroke([(x + 64, y + 20 + i * 27), (x + 44, y + 24 + i * 27)], (116, 74, 58), 22)
    art.stroke([(x - 62, y + 60), (x - 48, y + 84)], (116, 74, 58), 24)


def hop_ban(art: Canvas) -> None:
    """A meeting at a long table under fluorescent lamps: two rows of people, papers, bottles, a window too bright."""
    art.wash(box(0, 0, 1280, 960), (206, 210, 200), (150, 146, 132))
    art.wash([(0, 0), (1280, 0), (900, 180), (380, 180)], (222, 226, 220), (196, 200, 192))
    for near, far, y, low in ((300, 360, 20, 66), (232, 300, 84, 120), (180, 222, 134, 158)):
        for side in (-1, 1):
            lamp = [
                (640 + side * near, y),
                (640 + side * near * 0.45, y),
                (640 + side * far * 0.36, low),
                (640 + side * far * 0.8, low),
            ]
            art.shape(lamp, (255, 255, 255))
            art.glow(640 + side * near * 0.7, (y + low) / 2, 130, (255, 255, 250), 0.35)
    art.wash(box(380, 180, 520, 260), (148, 104, 70), (112, 76, 52))
    for i in range(7):
        art.shape(box(380 + i * 75, 180, 3, 260), (84, 54, 36), 0.6)
    _window(art)
    art.shape(box(470, 214, 340, 92), DRAPE)
    art.words("BUỔI LÀM VIỆC", 640, 244, 34, (255, 246, 214))
    art.words("Hà Nội, 17-8-2023", 640, 282, 21, GILT)
    for x in (556, 640, 724):
        bust(art, x, 590, 250, dressed(art.chance, lady=x == 724))
    _sides(art)


def _window(art: Canvas) -> None:
    art.shape([(0, 60), (210, 132), (210, 470), (0, 560)], (255, 255, 252))
    art.glow(80, 300, 330, (246, 252, 255), 0.7)
    for i in range(9):
        x = i * 26
        art.shape(
            [(x, 50 + i * 9), (x + 12, 54 + i * 9), (x + 12, 560 - i * 10), (x, 566 - i * 10)],
            (214, 190, 150),
            0.35,
        )
    art.shape([(1070, 132), (1280, 60), (1280, 560), (1070, 470)], (186, 182, 166))


def _sides(art: Canvas) -> None:
    """Both rows along the table, far to near, each behind its edge, and the nearest from behind, out of focus."""
    for depth in (0.0, 0.12, 0.28, 0.5):
        for side in (-1, 1):
            x, y = 640 + side * (150 + 330 * depth), 470 + 330 * depth
            _sitter(art, x, y, 300 + 420 * depth, dressed(art.chance, lady=art.chance.random() < 0.4), side)
    art.wash([(512, 462), (768, 462), (1210, 960), (70, 960)], (222, 206, 178), (116, 74, 48))
    art.shape([(590, 462), (690, 462), (790, 960), (490, 960)], (255, 255, 250), 0.16)
    for lamp in (640 - 150, 640 + 150):
        art.glow(lamp, 800, 150, (255, 255, 250), 0.24)
    for depth in (0.04, 0.16, 0.32, 0.56):
        for side in (-1, 1):
            _place(art, 640 + side * (86 + 300 * depth), 476 + 420 * depth, 0.5 + 1.2 * depth)
    for _ in range(90):
        colour = art.chance.choice(
            ((226, 70, 100), (250, 222, 120), (244, 240, 236), (72, 110, 56), (60, 96, 50))
        )
        art.disc(
            640 + art.chance.gauss(0, 46), 566 + art.chance.gauss(0, 15), art.chance.uniform(5, 11), colour
        )
    art.soften(1.9)
    art.unfocused(9, _nearest_at_the_table)


def _nearest_at_the_table(art: Canvas) -> None:
    for x, y, size in ((96, 735, 215), (1190, 765, 235)):
        back_of_head(art, x, y, size, (50, 46, 48))


def _sitter(art: Canvas, x: float, y: float, size: float, look: Look, side: int) -> None:
    """Somebody of that `size` who sits at the table's edge at (x, y), turned to those across it, the wall's side in
    shade; a chair's back behind."""
    base = y + size * 0.52
    art.shape(
        moved(oval(0, 0, size * 0.15, size * 0.2), x + side * size * 0.04, y - size * 0.02), (60, 44, 36)
    )
    bust(art, x, base, size, look)
    art.shape(oval(x + side * size * 0.034, base - size * 0.935, size * 0.022, size * 0.046), look.hair)
    art.shape(box(x + min(0, side) * size * 0.12, base - size * 0.83, size * 0.12, size * 0.4), BLACK, 0.24)
    sleeve = [(x - side * size * 0.05, base - size * 0.66), (x - side * size * 0.16, base - size * 0.54)]
    art.stroke(sleeve, mix(look.cloth, BLACK, 0.2), size * 0.07, size * 0.05)


def _place(art: Canvas, x: float, y: float, size: float) -> None:
    """Paper, a name plate and a bottle of water."""
    art.shape(
        [
            (x - 26 * size, y),
            (x + 22 * size, y),
            (x + 28 * size, y + 24 * size),
            (x - 32 * size, y + 24 * size),
        ],
        (252, 252, 248),
    )
    for i in range(3):
        art.shape(box(x - 20 * size, y + (5 + 5 * i) * size, 34 * size, 1.6 * size), (150, 152, 158))
    art.wash(box(x + 30 * size, y - 34 * size, 13 * size, 44 * size), (216, 234, 240), (150, 184, 200))
    art.shape(box(x + 30 * size, y - 16 * size, 13 * size, 12 * size), (50, 110, 180))
    art.shape(box(x + 33 * size, y - 42 * size, 7 * size, 9 * size), (40, 90, 160))


def dien_gia(art: Canvas) -> None:
    """An upright picture: microphones in focus, behind them a speaker and a blue screen that are not."""
    art.wash(box(0, 0, 900, 1200), (16, 34, 88), (8, 14, 40))
    art.glow(300, 260, 620, (50, 120, 220), 0.7)
    art.words("ĐỐI NGOẠI", 450, 190, 130, (214, 230, 255), 0.85)
    art.words("NHÂN DÂN", 520, 330, 130, (255, 220, 120), 0.85)
    for _ in range(26):
        spot: Colour = art.chance.choice(((255, 210, 140), (140, 190, 255), (255, 150, 120)))
        art.disc(
            art.chance.uniform(0, 900), art.chance.uniform(420, 760), art.chance.uniform(12, 30), spot, 0.5
        )
    art.soften(17)
    art.unfocused(
        11,
        lambda sheet: bust(
            sheet, 470, 1850, 1560, Look((52, 60, 84), (222, 170, 134), (44, 38, 38), tie=(150, 26, 34))
        ),
    )
    art.unfocused(3, _lectern)
    for x, y, lean in ((352, 690, 9), (560, 730, -8)):
        _microphone(art, x, y, lean)


def _lectern(art: Canvas) -> None:
    art.wash([(60, 1010), (840, 1010), (900, 1200), (0, 1200)], (132, 82, 50), (70, 40, 26))
    art.wash([(40, 986), (860, 986), (866, 1020), (34, 1020)], (206, 156, 108), (120, 76, 46))
    for _ in range(130):
        colour = art.chance.choice(
            ((236, 76, 110), (252, 226, 130), (248, 244, 240), (66, 112, 60), (50, 90, 50))
        )
        art.disc(
            art.chance.gauss(130, 80), 1090 + art.chance.gauss(0, 46), art.chance.uniform(10, 26), colour
        )


def _microphone(art: Canvas, x: float, y: float, lean: float) -> None:
    foot = (x + lean * 4.5, 1010)
    art.stroke([(x, y + 60), (x + lean * 2.4, y + 190), foot], (22, 22, 24), 15, 20)
    art.stroke([(x - 3, y + 60), (x + lean * 2.4 - 4, y + 190), (foot[0] - 5, 1000)], (126, 134, 150), 2.4)
    foam = moved(
        smooth(
            [(0, -74), (36, -52), (42, 0), (32, 52), (0, 66), (-32, 52), (-42, 0), (-36, -52)], closed=True
        ),
        x,
        y,
        turn=-lean,
    )
    art.shape(foam, (26, 26, 30))
    for reach in range(7):
        art.shape(
            moved(oval(-11, -18, 31 - reach * 4, 50 - reach * 6), x, y, turn=-lean), (168, 178, 204), 0.13
        )
    for _ in range(900):
        u, v = art.chance.gauss(0, 17), art.chance.gauss(-4, 28)
        if (u / 39) ** 2 + (v / 64) ** 2 < 1:
            art.disc(x + u, y + v, 1.1, art.chance.choice(((12, 12, 14), (84, 88, 98))), 0.6)
    art.shape(moved(box(-30, 46, 60, 24), x, y, turn=-lean), (150, 152, 160))
    art.shape(moved(box(-30, 46, 18, 24), x, y, turn=-lean), (220, 222, 228))


def san_khau(art: Canvas) -> None:
    """A dark stage: dancers with conical hats in beams of light, blurred as they turn, and raised telephones."""
    art.wash(box(0, 0, 1600, 1067), (10, 8, 26), (26, 14, 44))
    beams: tuple[tuple[float, Colour], ...] = (
        (250, (70, 90, 255)),
        (610, (255, 70, 160)),
        (1000, (255, 150, 70)),
        (1360, (90, 110, 255)),
    )
    for x, colour in beams:
        foot = 800 + (x - 800) * 0.5
        for share in (1.0, 0.66, 0.36):
            beam = [(x - 14, -10), (x + 14, -10), (foot + 190 * share, 760), (foot - 190 * share, 760)]
            art.shape(beam, mix(colour, (255, 255, 255), 0.3), 0.1)
        art.glow(x, 6, 150, mix(colour, (255, 255, 255), 0.5), 0.9)
        art.glow(foot, 760, 260, colour, 0.42)
    art.wash(box(0, 742, 1600, 330), (58, 30, 70), (12, 8, 20))
    art.soften(9)
    for x, size, colour, sway in (
        (430, 470, (250, 236, 220), -7),
        (700, 540, (232, 60, 84), 9),
        (985, 500, (250, 214, 110), -6),
        (1240, 450, (120, 200, 220), 8),
    ):
        art.unfocused(
            2.6, lambda sheet, x=x, size=size, colour=colour, sway=sway: _dancer(sheet, x, size, colour, sway)
        )
    art.veil(480, 900, (214, 150, 220), 0.2)
    art.unfocused(5, _crowd)


def _dancer(art: Canvas, x: float, size: float, colour: Colour, sway: float) -> None:
    """A turning figure with an arm and a hat raised, its panels flying; painted a few times a little aside, as a slow
    shutter sees it."""

    def at(points: list[Point], lag: float) -> list[Point]:
        return moved(points, x + lag * sway, 800, scale=size / 100)

    for lag, alpha in ((-3.0, 0.16), (-1.5, 0.26), (0.0, 1.0), (1.4, 0.2)):
        for side in (-1, 1):
            fly = smooth(
                [(side * 3, -50), (side * 13 + sway, -34), (side * 20 + sway, -16), (side * 9, -12), (0, -44)]
            )
            art.shape(at(fly, lag), mix(colour, (60, 20, 60), 0.25), alpha)
        legs = smooth([(-6, -48), (6, -48), (10, -4), (2, -1), (0, -22), (-2, -1), (-9, -4)], closed=True)
        art.shape(at(legs, lag), mix((250, 246, 240), (80, 50, 100), 0.25), alpha)
        half = smooth([(2, -85), (7.6, -81), (7.8, -72), (5, -60), (7, -48)])
        art.shape(at(mirrored(half, 0), lag), colour, alpha)
        art.stroke(
            at([(-7, -80), (-17, -92 - sway), (-20, -108)], lag), colour, size * 0.05, size * 0.032, alpha
        )
        art.stroke(at([(7, -80), (18, -72), (27, -78 - sway)], lag), colour, size * 0.05, size * 0.032, alpha)
        art.shape(at(oval(0, -92, 4, 5.4), lag), (226, 176, 140), alpha)
        art.shape(at(oval(0, -93.4, 4.6, 5.2), lag), BLACK, alpha)
        art.shape(at([(-2.2, -90), (2.2, -90), (1.4, -66), (-1.4, -66)], lag), BLACK, alpha)
        hat = [(-33, -106), (-20, -118), (-7, -106), (-20, -103)]
        art.shape(at(hat, lag), (248, 224, 164), alpha)


def _crowd(art: Canvas) -> None:
    x = -40.0
    while x < 1640:
        y = 980 + art.chance.uniform(-40, 30)
        back_of_head(art, x, y, art.chance.uniform(74, 96), (14, 9, 20))
        if art.chance.random() < 0.2:
            art.stroke([(x + 60, 1067), (x + 60, y), (x + 46, y - 50)], (20, 12, 26), 34, 22)
            art.shape(
                moved(box(-20, -34, 40, 68), x + 46, y - 74, turn=art.chance.uniform(-8, 8)), (216, 150, 190)
            )
        x += art.chance.uniform(84, 120)
