"""`python -m yourturn`."""

from yourturn.cli import main

if __name__ == "__main__":
    main()
