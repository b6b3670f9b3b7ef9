"""`python -m sheet2desk`: the same as the command `sheet2desk`."""

from sheet2desk.cli import main

if __name__ == "__main__":
    main()
