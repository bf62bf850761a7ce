"""Make the package: one folder that runs where there is no Python.

    python3 build/dev.py package      in .venv, with the pinned versions (calls this)

Leaves in .package/: the folder, tested; its archive; SHA256SUMS of the archive (the folder holds its own).
A package runs on its own kind of system, from the version on that it was made on: on Linux that is the C
library, so make it on the oldest one that is to be served. On Windows and macOS the same command makes
gouji.exe and 勾稽.app; nobody could run it there yet.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / ".package"
sys.path[:0] = [str(ROOT), str(ROOT / "build")]

from package_notices import checksums, write_notices  # noqa: E402

from app import __version__  # noqa: E402

SYSTEMS = {"win32": "windows", "darwin": "macos"}


def name() -> str:
    """What the package is called: version, system, processor."""
    return f"gouji-{__version__}-{SYSTEMS.get(sys.platform, 'linux')}-{platform.machine().lower()}"


def build(work: Path) -> Path:
    """Let PyInstaller make the folder; exits if it fails."""
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", str(work / "dist"), "--workpath", str(work / "work")),
        str(ROOT / "build" / "gouji.spec"),
    ]
    # Its cache too: nothing is left in anybody's home.
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(work / "cache")}
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        sys.exit("PyInstaller could not make the package; its message is above.")
    return work / "dist" / "gouji"


def self_test(folder: Path) -> None:
    """Run the package's own test, without anything of this environment; exits if it fails."""
    program = folder / ("gouji-cli.exe" if sys.platform == "win32" else "gouji")
    kept = ("HOME", "LANG", "SYSTEMROOT", "TEMP", "TMPDIR", "USERPROFILE")
    environment = {key: os.environ[key] for key in kept if key in os.environ}
    done = subprocess.run([str(program), "--self-test"], cwd=folder, env=environment, check=False)
    if done.returncode:
        sys.exit(f"The package does not work (exit status {done.returncode}); its message is above.")


def size(folder: Path) -> int:
    """Bytes of all files in a folder; what a link names counts once."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def archive(folder: Path) -> Path:
    """Pack the folder: a ZIP for Windows, a compressed tar elsewhere."""
    if sys.platform == "win32":
        target = folder.with_name(f"{folder.name}.zip")
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
            for path in sorted(folder.rglob("*")):
                zipped.write(path, path.relative_to(folder.parent))
        return target
    target = folder.with_name(f"{folder.name}.tar.gz")
    with tarfile.open(target, "w:gz", compresslevel=6) as tar:
        tar.add(folder, folder.name)
    return target


def main() -> None:
    """Build, test, add licences and checksums, pack."""
    begun = time.monotonic()
    shutil.rmtree(OUTPUT, ignore_errors=True)
    work = OUTPUT / "work"
    work.mkdir(parents=True)
    folder = OUTPUT / name()
    shutil.move(build(work), folder)
    sources = (work / "work" / "gouji" / "sources.txt").read_text(encoding="utf-8").splitlines()
    parts = write_notices(folder / "licences", [Path(source) for source in sources])
    self_test(folder)
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    (folder / "SHA256SUMS").write_text(checksums(files, folder), encoding="utf-8")
    packed = archive(folder)
    (OUTPUT / "SHA256SUMS").write_text(checksums([packed], OUTPUT), encoding="utf-8")
    shutil.rmtree(work)
    largest = sorted(
        (
            (size(path) if path.is_dir() and not path.is_symlink() else path.lstat().st_size, path.name)
            for path in (folder / "lib").iterdir()
        ),
        reverse=True,
    )
    print(f"{folder}: {size(folder) / 1e6:.0f} MB, {len(files)} files, {len(parts)} parts of others")
    print("  " + ", ".join(f"{one} {bytes / 1e6:.0f} MB" for bytes, one in largest[:8]))
    print(f"{packed}: {packed.stat().st_size / 1e6:.0f} MB, made in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
