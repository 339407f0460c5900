"""The search index: terms of posts and of people's names, which leave with the row they are of."""

from typing import Any

from django.db import migrations, models

from yourturn.core.terms import FTS5_TOKENIZE

INDEXES = (("search", "post"), ("search_name", "handle"))


def make(apps: Any, schema_editor: Any) -> None:
    """Make both indexes. SQLite's keep their terms, so that every SQLite can take a row out again."""
    for name, table in INDEXES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TABLE {name} ({table} bigint PRIMARY KEY "
                f"REFERENCES {table} (id) ON DELETE CASCADE, terms tsvector NOT NULL)"
            )
            schema_editor.execute(f"CREATE INDEX {name}_terms ON {name} USING gin (terms)")
        else:
            schema_editor.execute(
                f'CREATE VIRTUAL TABLE {name} USING fts5(terms, tokenize="{FTS5_TOKENIZE}")'
            )
            schema_editor.execute(
                f"CREATE TRIGGER {name}_leaves AFTER DELETE ON {table} "
                f"BEGIN DELETE FROM {name} WHERE rowid = old.id; END"
            )


class Migration(migrations.Migration):
    """Makes them, empty; `yourturn.actions.search.index_again` fills them."""

    dependencies = [("store", "0005_counting")]
    operations = [
        migrations.RunPython(make, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(
                fields=["subject", "seq"], name="change_heard", condition=models.Q(kind="query:heard")
            ),
        ),
    ]
