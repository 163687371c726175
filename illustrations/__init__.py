"""Draws the sample site's illustrations; nothing else on the site is drawn, and no drawing comes from elsewhere.

The flow: `commissions` reads which pictures the content names, `scenes` paints each one on a `canvas` with the
parts in `landscape`, `plants`, `buildings`, `people` and `festive`, and `printing` makes the JPEG.
"""
