"""Pages, the JSON API and the live view. They read through `store` and act through `actions`."""
