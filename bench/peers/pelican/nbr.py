"""30-line helper: prev/next + 5 related by shared tag (Pelican core has neither)."""

from collections import Counter, defaultdict
from pelican import signals


def fin(gen):
    by = defaultdict(list)
    for a in list(gen.articles) + list(gen.translations):
        by[a.lang].append(a)
    for lang, arts in by.items():
        arts.sort(key=lambda a: a.date, reverse=True)
        idx = defaultdict(list)
        for a in arts:
            for t in getattr(a, "tags", []):
                idx[t.name].append(a)
        for i, a in enumerate(arts):
            a.newer = arts[i - 1] if i else None
            a.older = arts[i + 1] if i + 1 < len(arts) else None
            c = Counter()
            for t in getattr(a, "tags", []):
                for b in idx[t.name]:
                    if b is not a:
                        c[b.source_path] += 1
            d = {b.source_path: b for t in getattr(a, "tags", []) for b in idx[t.name]}
            a.rel5 = [d[k] for k in sorted(c, key=lambda k: (-c[k], -d[k].date.timestamp(), k))[:5]]


def register():
    signals.article_generator_finalized.connect(fin)
