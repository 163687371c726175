"""The pictures of the documents: `make pictures`. Most are made of the screenshots that the tests leave; one shows a
story of the site in `output/` with the names of the fields beside what they become."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from nhipcau.live.preview import PreviewServer
from tools.provision import CHROMIUM, find

ROOT = Path(__file__).parents[1]
SHOTS = ROOT / "output-screenshots"
PICTURES = ROOT / "docs" / "pictures"
TASKS = ROOT / "plugins" / "nhipcau" / "desk" / "static" / "how-to"
SHOWN = {
    "front": ("front-vi-1280-light", 960, 0.75),
    "front-phone": ("front-en-360-dark", 320, 2.25),
    "story-phone": ("story-vi-360-light", 320, 2.25),
    "month": ("month-vi-1280-light", 640, 0.75),
    "side-by-side": ("side-by-side-vi-1280-light", 640, 1.0),
    "side-by-side-phone": ("side-by-side-vi-360-dark", 320, 2.25),
}
"""By the picture's name: the screenshot, the width of the picture in pixels, and its height for each of them."""

STORY = "/2024/10/70-nam-giai-phong-thu-do/"
FIELDS = {
    ".breadcrumbs li:last-child": "section",
    ".headline__title": "title",
    ".headline__standfirst": "standfirst",
    ".byline__names": "authors",
    ".byline__times": "dateline, date",
    ".story__cover img": "cover",
}
"""The names of fields by what they become on a story's page."""
LABELS = """fields => {
  const edge = document.querySelector(".story__cover").getBoundingClientRect().right - 80;
  for (const [selector, name] of Object.entries(fields)) {
    const element = document.querySelector(selector);
    const words = document.createRange();
    words.selectNodeContents(element);
    const photo = element.matches("img");
    const boxes = photo ? [element.getBoundingClientRect()] : [...words.getClientRects()];
    const last = boxes.at(-1);
    const right = Math.max(...boxes.filter((each) => each.bottom > last.top + 4).map((each) => each.right));
    const top = photo ? last.top + 40 : (last.top + last.bottom) / 2;
    const from = photo ? right - 220 : right + 10;
    const [line, label] = [document.createElement("i"), document.createElement("b")];
    label.textContent = name;
    Object.assign(line.style, { position: "absolute", left: `${from}px`, top: `${top}px`, width: `${edge - from}px`,
      borderTop: "2px dotted #1f5c8b" });
    Object.assign(label.style, { position: "absolute", left: `${edge}px`, top: `${top - 12}px`, padding: "0 9px",
      font: "600 15px/24px monospace", color: "#fff", background: "#1f5c8b", borderRadius: "3px",
      whiteSpace: "nowrap" });
    document.body.append(line, label);
  }
}"""


def annotated() -> Image.Image:
    """The top of a story's page, with the names of its fields."""
    with PreviewServer("127.0.0.1", 8700) as server, sync_playwright() as driver:
        server.serve(ROOT / "output")
        browser = driver.chromium.launch(
            executable_path=find(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"http://127.0.0.1:{server.port}{STORY}", wait_until="networkidle")
        page.evaluate(LABELS, FIELDS)
        shot = page.screenshot()
        browser.close()
        server.shutdown()
    return Image.open(BytesIO(shot))


def picture(name: str, width: int, shape: float) -> Image.Image:
    """The top of a screenshot."""
    shot = Image.open(SHOTS / f"{name}.jpg")
    top = shot.crop((0, 0, shot.width, min(shot.height, round(shot.width * shape))))
    return top.resize((width, round(top.height * width / top.width)), Image.Resampling.LANCZOS)


def of_tasks() -> None:
    """The pictures of the desk's daily tasks, as its page of help shows them."""
    for shot in sorted((SHOTS / "desk").glob("*/*.png")):
        target = TASKS / shot.parent.name / f"{shot.stem}.webp"
        target.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(shot) as picture:
            small = picture.convert("RGB").resize((720, 450), Image.Resampling.LANCZOS)
            small.save(target, quality=82, method=6)


def main() -> None:
    of_tasks()
    for name, (shot, width, shape) in SHOWN.items():
        picture(shot, width, shape).save(PICTURES / f"{name}.webp", quality=80, method=6)
    annotated().save(PICTURES / "story.webp", quality=80, method=6)


if __name__ == "__main__":
    main()
