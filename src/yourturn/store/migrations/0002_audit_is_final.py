"""The database itself refuses to change or delete an audit row or a step of an outgoing post."""

from typing import Any

from django.db import migrations

TABLES = ("audit", "outgoing_step")


def forbid(apps: Any, schema_editor: Any) -> None:
    """Add the triggers."""
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'never changed'; END $$"
        )
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            name = f"{table}_no_{event.lower()}"
            if postgres:
                schema_editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                )
            else:
                schema_editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
                )


class Migration(migrations.Migration):
    """Forbids changes."""

    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(forbid, migrations.RunPython.noop)]
