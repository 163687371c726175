"""A globe in orthographic projection, its coasts cut out of paper: coarse on purpose."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin

from .canvas import Canvas
from .palettes import mix
from .shapes import Point, Points, oval

CENTRE = (96.0, 22.0)
"""Longitude and latitude that face the viewer, in degrees."""

# fmt: off
EURASIA = (
    (-9, 37), (-9, 43), (-2, 43), (-1, 46), (-5, 48), (2, 51), (8, 54), (8, 57), (11, 54), (20, 55),
    (22, 59), (29, 60), (22, 61), (25, 65), (18, 62), (16, 56), (12, 56), (5, 59), (6, 62), (14, 68),
    (25, 71), (41, 67), (44, 66), (54, 68), (68, 69), (73, 72), (87, 75), (104, 77), (113, 74), (130, 72),
    (141, 72), (160, 70), (178, 69), (178, 63), (163, 59), (161, 53), (156, 52), (156, 57), (162, 61),
    (150, 59), (142, 59), (136, 54), (141, 52), (140, 48), (132, 43), (128, 40), (129, 36), (126, 34),
    (126, 38), (121, 40), (118, 39), (122, 37), (119, 35), (122, 30), (119, 25), (114, 22), (110, 20.5),
    (108, 21.5), (106, 19), (109, 14), (109, 11.5), (105, 8.6), (104, 10.5), (101, 13), (100, 10), (103, 5),
    (104, 1.4), (101, 3), (98, 8), (98.5, 13), (97, 17), (94, 16), (92, 21), (89, 22), (86, 20), (80, 15),
    (80, 12), (77.5, 8), (74, 14), (73, 20), (70, 21), (67, 25), (58, 25.5), (54, 26.5), (50, 30), (48, 30),
    (51, 25), (56, 26), (59.5, 22.5), (55, 17.5), (45, 13), (43, 16), (39, 21), (35, 28), (34, 31),
    (36, 36), (28, 36.5), (26, 39), (23, 37), (19, 41), (13, 45), (18, 40), (16, 38), (10, 44), (3, 43),
    (-1, 37),
)
AFRICA = (
    (-6, 35), (10, 37), (11, 33), (20, 31), (32, 31), (34, 27), (37, 21), (43, 12), (51, 12), (47, 4),
    (41, -2), (39, -7), (40, -15), (35, -20), (32, -28), (26, -34), (18, -34), (12, -17), (9, -1), (9, 4),
    (-8, 4), (-17, 14), (-10, 30),
)
AUSTRALIA = (
    (114, -22), (122, -18), (129, -15), (136, -12), (136, -15), (140, -17.5), (142.5, -11), (146, -19),
    (153, -26), (150, -37), (144, -38.5), (138, -34), (131, -31.5), (124, -33.5), (115, -34.5),
)
ISLES = (
    ((95, 5.5), (100, 2), (104, -2), (106, -5.8), (102, -4), (98.5, 1)),
    ((105.5, -6.5), (110, -6.6), (114, -7.5), (114, -8.6), (108, -7.8)),
    ((109, 1.5), (114, 4.5), (117, 7), (119, 5), (117.5, 0.5), (115, -4), (110.5, -3)),
    ((119.5, -5), (121, 1), (125, 1.5), (121, -0.5), (123, -4)),
    ((120.5, 18.5), (122, 18), (124, 13), (121, 13.8)),
    ((122, 7), (125.5, 9.5), (126, 6.5)),
    ((120.2, 23), (121.8, 25.2), (121, 22)),
    ((108.6, 19.2), (110.8, 20.1), (110, 18.3)),
    ((130, 31.5), (132, 34), (137, 34.5), (140.8, 35.5), (141.5, 40.5), (140, 40), (136.5, 37), (131, 34.6)),
    ((140, 42), (141.5, 45.3), (145.3, 43.6), (143, 42)),
    ((142, 46.5), (142.5, 54), (144, 49)),
    ((80, 9.6), (81.8, 7), (80.2, 6)),
    ((131, -1), (138, -1.7), (147, -6.5), (150, -10.5), (143, -8.5), (138, -8)),
    ((44, -17), (50, -13), (47, -25), (43.5, -23)),
    ((-5, 50), (1, 51.5), (-2, 56), (-5, 58.5), (-3, 54)),
)
# fmt: on
CITIES = (
    (139.7, 35.7),
    (127, 37.5),
    (102.6, 18),
    (149.1, -35.3),
    (77.2, 28.6),
    (37.6, 55.7),
    (2.3, 48.9),
    (39.3, -6.8),
)
"""Tokyo, Seoul, Vientiane, Canberra, Delhi, Moscow, Paris, Dar es Salaam."""
HANOI = (105.85, 21.03)


def seen(place: Point, x: float, y: float, radius: float) -> Point:
    """Where a longitude and latitude fall on the globe drawn at (x, y); the far side falls on the rim."""
    turn, lat, tilt = radians(place[0] - CENTRE[0]), radians(place[1]), radians(CENTRE[1])
    east = cos(lat) * sin(turn)
    north = cos(tilt) * sin(lat) - sin(tilt) * cos(lat) * cos(turn)
    towards = sin(tilt) * sin(lat) + cos(tilt) * cos(lat) * cos(turn)
    if towards < 0:
        away = hypot(east, north) or 1.0
        east, north = east / away, north / away
    return x + east * radius, y - north * radius


def globe(art: Canvas, x: float, y: float, radius: float) -> None:
    """Sea, lands and graticule, the evening side in shadow."""
    art.glow(x, y, radius * 1.5, mix(art.tone.sky[2], art.tone.sun, 0.3), 0.6)
    whole = oval(x, y, radius, radius)
    art.wash(whole, mix(art.tone.water, art.tone.dark, 0.3), mix(art.tone.water, art.tone.dark, 0.6))
    land = art.tone.lit((232, 200, 132), 0.1)
    for coast in (EURASIA, AFRICA, AUSTRALIA, *ISLES):
        outline = [seen(place, x, y, radius) for place in coast]
        art.shape(outline, land)
        art.stipple(outline, mix(land, art.tone.leaf, 0.6), "top", 0.5)
    _graticule(art, x, y, radius)
    art.stroke(oval(x, y, radius, radius, 0, 359.9), art.tone.wall, 6)


def _graticule(art: Canvas, x: float, y: float, radius: float) -> None:
    line = mix(art.tone.wall, art.tone.water, 0.3)
    meridians = [[(lon, lat) for lat in range(-90, 91, 6)] for lon in range(0, 360, 30)]
    parallels = [[(lon, lat) for lon in range(0, 361, 6)] for lat in range(-60, 90, 30)]
    for ring in (*meridians, *parallels):
        path = [seen(place, x, y, radius * 0.999) for place in ring if _faces(place)]
        if len(path) > 2:
            art.stroke(path, line, 1.8, alpha=0.45)


def _faces(place: Point) -> bool:
    turn, lat, tilt = radians(place[0] - CENTRE[0]), radians(place[1]), radians(CENTRE[1])
    return asin(sin(tilt) * sin(lat) + cos(tilt) * cos(lat) * cos(turn)) > 0.02


def span(start: Point, end: Point, rise: float) -> Points:
    """An arch between two places of the picture, `rise` high."""
    return [
        (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t - rise * 4 * t * (1 - t))
        for t in (i / 24 for i in range(25))
    ]
