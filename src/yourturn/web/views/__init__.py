"""Pages, one file per place. Each lists its ROUTES; `web.urls` gathers them, `web.door` opens them."""
