"""Says which kind of export each archive was taken for, before it is read. Never asks, never stops."""

from rich.console import Console

from yourturn.channels import archives
from yourturn.cli.columns import Claims

ONE_SIDED = "One-sided: your own posts only."


def tell_kinds(console: Console, claims: Claims) -> None:
    """Print the kind of every export of a network, its sides and what to know; tables show their columns."""
    for reader, tree, members in claims:
        if not members or isinstance(reader, archives.TableReader):
            continue
        sides = f" {ONE_SIDED}" if reader.one_sided else ""
        note = f" {reader.note}" if reader.note else ""
        console.print(f"{tree.name}: {reader.title}.{sides}{note}", markup=False, soft_wrap=True)
