"""Says which kind of export each archive was taken for, before it is read. Never asks, never stops."""

from rich.console import Console

from yourturn.channels import archives
from yourturn.cli.columns import Claims

ONE_SIDED = "One-sided: it holds the account's own posts only."


def tell_kinds(console: Console, claims: Claims) -> None:
    """Print, for every export of a network, its kind, its sides and what to know; tables show their columns."""
    for reader, tree, members in claims:
        if isinstance(reader, archives.TableReader) or not members:
            continue
        sides = f" {ONE_SIDED}" if reader.one_sided else ""
        note = f" {reader.note}" if reader.note else ""
        console.print(f"{tree.name}: {reader.title}.{sides}{note}", markup=False, soft_wrap=True)
