"""`python3 -m app`: goes over to the version that is to run, sets up its .venv, runs the command line inside it."""

import sys

from app import bootstrap


def main() -> None:
    """Run the command line, whatever is installed yet."""
    bootstrap.go_on_in_present(sys.argv[1:])
    bootstrap.enter(bootstrap.APP_LOCK, module="app")
    # Only now are the packages there that the command line is made of.
    from app.command_line import main as command_line

    command_line(sys.argv[1:])


if __name__ == "__main__":
    main()
