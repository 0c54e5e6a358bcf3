#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the manual page and the completion against what the program says of itself.

    check-manual.py PROGRAM FOLDER     (FOLDER holds equalens-cli.1 and equalens-cli.bash)
"""
import re
import subprocess
import sys
from pathlib import Path

EVERYWHERE = {"--help", "--version"}


def output(*command):
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return run.stdout


def program_options(program):
    """Command → its options, as `--help` lists them."""
    commands = re.findall(r"^  ([a-z]+)  +\S", output(program, "--help"), re.M)
    return {name: set(re.findall(r"(--[a-z][a-z-]*)", options_part(output(program, name, "--help"))))
            - EVERYWHERE for name in commands}


def options_part(text):
    """The lines that begin with an option: what an option's description mentions is no option."""
    return "\n".join(line.split("  ")[1] for line in text.splitlines() if re.match(r"  -", line))


def manual_options(path):
    """Command → the options of its entries: `.It Cm name … Fl -option …`."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = re.match(r"\.It Cm (\w+) Ar (?:project|network|file)|\.It Cm (new|analyse|service) ", line)
        if entry:
            options = {"-" + name for name in re.findall(r"Fl (-[a-z][a-z-]*)", line)}
            if re.search(r"Fl o\b", line):
                options.add("--output")
            found.setdefault(entry.group(1) or entry.group(2), set()).update(options)
    return found


def completed_options(path, commands):
    found = {}
    for name in commands:
        script = 'source "$1"; _equalens_cli_options "$2"'
        found[name] = set(output("bash", "-c", script, "bash", str(path), name).split())
    return found


def completed_commands(path):
    script = ('source "$1"; COMP_WORDS=(equalens-cli ""); COMP_CWORD=1; _equalens_cli; '
              'echo "${COMPREPLY[@]}"')
    words = output("bash", "-c", script, "bash", str(path)).split()
    return {word for word in words if not word.startswith("-")}


def differences(where, wanted, found):
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield f"{where} lacks the command {name}"
        elif name not in wanted:
            yield f"{where} has the command {name}, the program has not"
        else:
            for option in sorted(wanted[name] ^ found[name]):
                owner = "the program" if option in wanted[name] else where
                yield f"{name} {option}: only {owner} has it"


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    manual, completion = folder / "equalens-cli.1", folder / "equalens-cli.bash"
    wanted = program_options(program)
    faults = ["the program lists no commands"] if len(wanted) < 10 else []
    faults += differences("the manual page", wanted, manual_options(manual))
    commands = completed_commands(completion)
    faults += differences("the completion", wanted, completed_options(completion, commands))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
