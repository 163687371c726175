"""A story in both languages, paragraph by paragraph the same."""

from __future__ import annotations

from tests.conftest import Site

STORY = "stories/2024/2024-05-01-hoi-nghi"
VIETNAMESE = ("Hơn 300 đại biểu dự hội nghị.", "Hội nghị kết thúc lúc 17 giờ.", "Mưa suốt buổi chiều.")
ENGLISH = ("Over 300 delegates attended.", "The conference ended at 5 pm.", "It rained all afternoon.")
HEADS = {"vi": "title: Hội nghị\nsection: hoat-dong\n", "en": "title: A conference\n"}


def write(site: Site, lang: str, paragraphs: tuple[str, ...], id: str = STORY) -> None:
    body = "\n\n".join(paragraphs)
    site.write(f"content/{id}/index.{lang}.md", f"---\n{HEADS[lang]}---\n\n{body}\n")
