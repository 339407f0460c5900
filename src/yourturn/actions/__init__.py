"""What colleagues and workers do, one family of verbs per file.

An action loads, lets `core` decide, writes and records, in one transaction.
"""
