"""Coming in: sessions, tries, codes, passwords. It decides nothing about what a colleague may see."""
