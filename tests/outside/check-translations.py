#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check po/*.po with gettext's own tools: each language's formats, access keys and plurals, that
no text of it waits for a translator, that it lacks none of the program's texts, and that it spells
what is asked for by name in one way; and that these call exclusions and suspensions by one name.

Skipped (exit status 77) where gettext's tools are not installed.
"""
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PO = ROOT / "po"
TOOLS = ("msgfmt", "msgcmp", "msgattrib", "xgettext")
faults = []


def scripts_module(name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tool(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def check_formats(path):
    """Formats, plural forms, header, new lines at both ends, one access key where there is one."""
    result = tool("msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null", path)
    if result.returncode != 0 or result.stderr:
        faults.append(result.stderr)


def check_done(path):
    for kind in ("--untranslated", "--only-fuzzy"):
        waiting = re.findall(r"^(?:#~ )?msgid (.*)", tool("msgattrib", kind, path).stdout, re.MULTILINE)
        for text in waiting[1:]:  # the first is the header
            faults.append(f"{path.name}: {kind[2:]}: {text}")


def edges(text):
    return re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0]


def check_edges(path, quoted):
    """White space at both ends joins a text to its neighbours; msgfmt looks at new lines only."""
    for entry in path.read_text(encoding="utf-8").split("\n\n")[1:]:
        one, many = quoted(entry, "msgid"), quoted(entry, "msgid_plural")
        for found in re.finditer(r"^msgstr(?:\[\d\])?", entry, re.MULTILINE):
            said = quoted(entry, re.escape(found[0]))
            if one and said and edges(said) != edges(many or one):
                faults.append(f"{path.name}: white space at an end: {said}")


def check_complete(path, template):
    result = tool("msgcmp", "--directory", path.parent, path.name, template)
    if result.returncode != 0:
        faults.append(f"{path.name} lacks texts of the program; bring it up to date with "
                      f"“meson compile equalens-update-po” and translate them:\n{result.stderr}")


# The other way round it is no heading and no name.
NOT_THE_NAME = "Suspensions and exclusions"


def check_names(template, quoted):
    """One thing has one name; within a sentence its words may stand as they need."""
    for entry in template.read_text(encoding="utf-8").split("\n\n"):
        text = quoted(entry, "msgid") or ""
        if text.startswith(NOT_THE_NAME) and not text.endswith("."):
            faults.append(f"the name is “Exclusions and suspensions”: {text}")


# By language: what is spelt otherwise, there and in the guide.
NOT_SPELT = {"cy": {"ail-wneud": "ailwneud"}}


def check_spelling(path, language):
    guide = ROOT / "docs" / "guide" / language
    for file in [path, *sorted(guide.glob("*.md"))]:
        text = file.read_text(encoding="utf-8").lower()
        for other, spelt in NOT_SPELT.get(language, {}).items():
            if other in text:
                faults.append(f"{file.name}: “{other}” is spelt “{spelt}” elsewhere")


def main():
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        print(f"skipped: gettext's tools are not installed ({', '.join(missing)})")
        return 77
    pseudo = scripts_module("make-pseudo-locale")
    languages = (PO / "LINGUAS").read_text(encoding="utf-8").split()
    with tempfile.TemporaryDirectory() as folder:
        pseudo.extract(Path(folder))
        check_names(Path(folder) / "texts.pot", pseudo.quoted)
        for language in languages:
            path = PO / f"{language}.po"
            check_formats(path)
            check_done(path)
            check_edges(path, pseudo.quoted)
            check_spelling(path, language)
            check_complete(path, Path(folder) / "texts.pot")
    print("\n".join(faults) or f"complete: {', '.join(languages)}")
    return 1 if faults or not languages else 0


if __name__ == "__main__":
    sys.exit(main())
