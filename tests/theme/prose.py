"""Bodies of the example newspaper, as reading would have stored them."""

from __future__ import annotations

from plugins.newsroom import Body, Figure, Photo, Reference

BRIDGE = Photo("long-bien.jpg", "stories/long-bien.jpg", "/photos/long-bien.jpg", 1600, 1000, "long-bien")
PORTRAIT = Photo("ao-dai.jpg", "stories/ao-dai.jpg", "/photos/ao-dai.jpg", 1000, 1500, "ao-dai")

LONG = {
    "vi": """<p>Sáng nay, bên <a href="nhipcau:0">hồ Hoàn Kiếm</a>, hơn hai nghìn người dự lễ thượng cờ. Ông <a href="nhipcau:1"></a>
nói rằng đối ngoại nhân dân là “nhịp cầu bắc bằng lòng tin”, và lòng tin thì không xây trong một ngày.</p>
<p>Chương trình do <a href="nhipcau:2"></a> phối hợp với <a href="nhipcau:3"></a> tổ chức.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> Bạn đọc có thể xem thêm <a href="nhipcau:4"></a>.</p>
<h2 id="van-hoa-di-truoc">Văn hóa đi trước</h2>
<p>Đại diện các hội hữu nghị nhắc lại ba việc của năm sau:</p>
<ul><li>giao lưu thiếu nhi với các thành phố kết nghĩa;</li><li>trồng thêm cây hòa bình ở <em>Công viên Hòa Bình</em>;</li><li>dạy tiếng Việt cho bạn bè quốc tế.</li></ul>
<p>\ue0000\ue001</p>
<blockquote><p>Chúng tôi đến Hà Nội lần đầu năm 1973. Bây giờ các cháu tôi đến đây như về nhà.</p></blockquote>
<h2 id="nhung-con-so">Những con số Ấn tượng, Ề Ỗ Ẵ</h2>
<table><thead><tr><th>Năm</th><th class="align-right">Đoàn vào</th><th class="align-right">Đoàn ra</th><th>Ghi chú</th></tr></thead>
<tbody><tr><td>2022</td><td class="align-right">31</td><td class="align-right">12</td><td>sau đại dịch</td></tr><tr><td>2023</td><td class="align-right">58</td><td class="align-right">27</td><td>50 năm quan hệ với nhiều nước châu Âu và châu Á</td></tr></tbody></table>
<h3 id="viec-nho">Việc nhỏ</h3>
<ol><li>Viết thư tay.</li><li>Gửi một tấm ảnh cũ.</li></ol>
<p>\ue0001\ue001</p>
<p>Người Hà Nội có câu <span lang="fr">“Ça va aller”</span> học từ một người bạn Pháp, và vẫn nói với nhau khi trời mưa.</p>
<div class="footnote"><hr><ol><li id="fn:1"><p>Tên đầy đủ: <a href="nhipcau:5"></a>. <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>""",
    "en": """<p>This morning, beside <a href="nhipcau:0">Hoan Kiem Lake</a>, more than two thousand people watched the flag go up. <a href="nhipcau:1"></a>
called people-to-people diplomacy “a bridge built of trust”, and trust, he said, is not built in a day.</p>
<p>The programme was held by the <a href="nhipcau:2"></a> together with the <a href="nhipcau:3"></a>.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> See also <a href="nhipcau:4"></a>.</p>
<h2 id="culture-first">Culture goes first</h2>
<p>The associations named three things for next year:</p>
<ul><li>children’s exchanges with twin cities;</li><li>more peace trees in <em>Hoa Binh Park</em>;</li><li>Vietnamese lessons for foreign friends.</li></ul>
<p>\ue0000\ue001</p>
<blockquote><p>We first came to Hanoi in 1973. Now my grandchildren come here as if they were coming home.</p></blockquote>
<h2 id="in-figures">In figures</h2>
<table><thead><tr><th>Year</th><th class="align-right">Visits in</th><th class="align-right">Visits out</th><th>Note</th></tr></thead>
<tbody><tr><td>2022</td><td class="align-right">31</td><td class="align-right">12</td><td>after the pandemic</td></tr><tr><td>2023</td><td class="align-right">58</td><td class="align-right">27</td><td>50 years of relations with many countries</td></tr></tbody></table>
<p>\ue0001\ue001</p>
<p>Hanoians say <span lang="vi">“Của một đồng, công một nén”</span>: the gift is small, the care is great.</p>
<div class="footnote"><hr><ol><li id="fn:1"><p>In full: <a href="nhipcau:5"></a>. <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>""",
}
SHORT = {
    "vi": "<p>Hà Nội có một cái hồ ở giữa, và quanh hồ là những con đường mà ai cũng muốn đi chậm lại. Những dịp như thế này, đường được trả cho người đi bộ.</p><p>Ban tổ chức mời bạn đọc đến dự; trẻ em vào cửa tự do.</p>",
    "en": "<p>Hanoi has a lake in its middle, and around the lake are streets where everyone wants to slow down. On days like these the streets belong to those who walk.</p><p>All readers are welcome; children enter free.</p>",
}
FIGURES = {
    "vi": (
        Figure(BRIDGE, "Minh họa cầu Long Biên lúc bình minh", "Cầu Long Biên, nhịp cầu cũ nhất bắc qua sông Hồng.", "Minh họa: Nhịp Cầu"),
        Figure(PORTRAIT, "Minh họa một người mặc áo dài", "", "Ảnh: Quang Thái"),
    ),
    "en": (
        Figure(BRIDGE, "Illustration of Long Bien Bridge at dawn", "Long Bien, the oldest span across the Red River.", "Illustration: Nhịp Cầu"),
        Figure(PORTRAIT, "Illustration of a figure in an ao dai", "", "Photo: Quang Thái"),
    ),
}  # fmt: skip
REFERENCES = (
    Reference("event", "ngay-hoi-van-hoa"),
    Reference("person", "nguyen-ngoc-ky"),
    Reference("organisation", "haufo"),
    Reference("organisation", "vufo"),
    Reference("story", "2024-03-26-mau-ao-xanh"),
    Reference("document", "chi-thi-12"),
)

BODIES = {f"long-{lang}": html for lang, html in LONG.items()} | {
    f"short-{lang}": html for lang, html in SHORT.items()
}


def long(lang: str) -> Body:
    return Body(f"long-{lang}", 640, REFERENCES, FIGURES[lang])


def short(lang: str) -> Body:
    return Body(f"short-{lang}", 60)
