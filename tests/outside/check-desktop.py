#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check what the desktop is told of the program: file types, their icons, screenshots, keys.

Usage: check-desktop.py DATA_FOLDER MIME_FILE
The system's own databases are made of it in a folder that does not stay, and asked.
"""
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

APP = "org.equalens.Equalens"
PO = Path(__file__).resolve().parent.parent.parent / "po"
TYPES = {"*.equalens": "application/x-equalens", "*.eqpack": "application/x-equalens-pack",
         "*.eqnet": "application/x-equalens-network"}
# A network looks like the packs that are in it.
ICONS = ("application-x-equalens", "application-x-equalens-pack")
faults = []


def fault(text):
    faults.append(text)


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        fault(f"{command[0]}: {result.stderr.strip()}")


def check_types(mime):
    """The database that is made of the description knows the endings, and says of each type what
    it is, in every language that the program has."""
    if not shutil.which("update-mime-database"):
        return
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder) / "packages"
        packages.mkdir()
        shutil.copy(mime, packages / f"{APP}.xml")
        run("update-mime-database", folder)
        globs = (Path(folder) / "globs2").read_text(encoding="utf-8")
        for pattern, name in TYPES.items():
            if f":{name}:{pattern}\n" not in globs:
                fault(f"{pattern} is not known as {name}")
        languages = (PO / "LINGUAS").read_text(encoding="utf-8").split()
        for name in TYPES.values():
            said = (Path(folder) / f"{name}.xml").read_text(encoding="utf-8")
            for language in languages:
                if f'<comment xml:lang="{language}">' not in said:
                    fault(f"{name} is not described in {language}")


def png_size(path):
    return struct.unpack(">II", path.read_bytes()[16:24])


def check_icons(data):
    icons = data / "icons" / "hicolor"
    for icon in ICONS:
        for place, file in (("scalable", f"{icon}.svg"), ("symbolic", f"{icon}-symbolic.svg")):
            if not (icons / place / "mimetypes" / file).is_file():
                fault(f"icon {place}/mimetypes/{file} is missing")
    for size in (48, 128, 256, 512):
        path = icons / f"{size}x{size}" / "apps" / f"{APP}.png"
        if not path.is_file() or png_size(path) != (size, size):
            fault(f"icon {path.relative_to(icons)} is missing or has another size")
    for file in (f"scalable/apps/{APP}.svg", f"symbolic/apps/{APP}-symbolic.svg"):
        if not (icons / file).is_file():
            fault(f"icon {file} is missing")


def check_screenshots(data):
    """Each is where the metainfo says, and as large."""
    text = (data / f"{APP}.metainfo.xml.in").read_text(encoding="utf-8")
    images = re.findall(r'width="(\d+)" height="(\d+)">@WEBSITE@/([^<]+)<', text)
    if not images:
        fault("metainfo: no screenshots")
    for name in TYPES.values():
        if f"<mediatype>{name}</mediatype>" not in text:
            fault(f"metainfo: nothing opens {name}")
    for width, height, name in images:
        path = data.parent / name
        if not path.is_file() or png_size(path) != (int(width), int(height)):
            fault(f"metainfo: {name} is not there or not {width} × {height}")


def check_names(data):
    desktop = (data / f"{APP}.desktop.in").read_text(encoding="utf-8")
    for wanted in (f"Icon={APP}\n", f"MimeType={';'.join(TYPES.values())};\n", "Keywords=school;"):
        if wanted not in desktop:
            fault(f"desktop file: no {wanted.strip()}")


def main(data, mime):
    check_types(mime)
    check_icons(data)
    check_screenshots(data)
    check_names(data)
    if shutil.which("glib-compile-schemas"):
        run("glib-compile-schemas", "--strict", "--dry-run", str(data))
    for text in faults:
        print(text, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
