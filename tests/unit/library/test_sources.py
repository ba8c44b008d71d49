"""Posts are found in a file, a folder or a zip, and a zip is believed nothing."""

import io
import os
import stat
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_simulator.errors import InvalidRequest
from interview_simulator.features.library import sources
from interview_simulator.features.library.content.front_matter import PostFileError
from interview_simulator.features.library.content.post_file import LARGEST_POST
from interview_simulator.features.library.sources import SourceFile, find_posts, read_files, read_zip

TEXT = b"# A post\n\nWith text.\n"


def found(path: Path) -> list[SourceFile]:
    at = find_posts(path)
    return list(read_files(path, at) if isinstance(at, list) else read_zip(path, at))


def zipped(path: Path, entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return path


def problem(file: SourceFile) -> str:
    assert isinstance(file.content, PostFileError)
    return file.content.message


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "A.MD", "with space.md", ".hidden.md"])
def test_a_single_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TEXT)
    assert found(tmp_path / name) == [
        SourceFile(str(tmp_path / name), PurePosixPath(name), f"{tmp_path.resolve()}/{name}", TEXT)
    ]


def test_a_folder_is_read_with_the_folders_in_it_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "sub/c.markdown", "sub/deep/d.md", "notes.txt", "e.md.bak", ".git/x.md", ".draft.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    (tmp_path / "folder.md").mkdir()
    root = tmp_path.resolve()
    assert [file.identity for file in found(tmp_path)] == [
        f"{root}/a.md",
        f"{root}/b.md",
        f"{root}/sub/c.markdown",
        f"{root}/sub/deep/d.md",
    ]


def test_a_post_keeps_its_identity_however_its_folder_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_bytes(TEXT)
    monkeypatch.chdir(tmp_path / "posts")
    spellings = [tmp_path / "posts", Path(), Path("../posts"), Path("a.md"), tmp_path / "posts" / "a.md"]
    assert {file.identity for path in spellings for file in found(path)} == {f"{tmp_path.resolve()}/posts/a.md"}


def test_a_zip_of_a_folder_is_read(tmp_path: Path) -> None:
    names = ["a.md", "sub/b.md", "notes.txt", ".git/x.md", "__MACOSX/._a.md", ".draft.md"]
    path = zipped(tmp_path / "posts.zip", dict.fromkeys(names, TEXT) | {"sub/": b""})
    assert [(file.identity, file.content) for file in found(path)] == [
        (f"{tmp_path.resolve()}/posts/a.md", TEXT),
        (f"{tmp_path.resolve()}/posts/sub/b.md", TEXT),
    ]
    assert found(path)[0].name == f"{path}/a.md"


@pytest.mark.parametrize("name", ["nothing", "nothing.md", "nothing.zip", "a\0b", "a" * 500])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidRequest, match="no such file or folder"):
        find_posts(tmp_path / name)


@pytest.mark.parametrize(
    "content", [b"", b"text", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_zip_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "posts.zip"
    path.write_bytes(content)
    if content.count(b"\0") == 18:
        assert found(path) == []
    else:
        with pytest.raises(InvalidRequest, match="not a Markdown file, a folder, or a readable zip"):
            find_posts(path)


@pytest.mark.parametrize(
    "name",
    ["../a.md", "/etc/a.md", "..\\a.md", "sub\\..\\..\\a.md", "\\a.md", "C:\\a.md", "C:/a.md", "c:a.md"],
)
def test_an_entry_that_climbs_out_is_left_out(tmp_path: Path, name: str) -> None:
    bad, good = found(zipped(tmp_path / "posts.zip", {name: TEXT, "good.md": TEXT}))
    assert problem(bad) == "points outside of the zip; left out"
    assert good.content == TEXT


def test_an_entry_without_a_name_is_passed_over(tmp_path: Path) -> None:
    path = zipped(tmp_path / "posts.zip", {"x": TEXT, "a.md": TEXT, "folder.md/": b""})
    path.write_bytes(path.read_bytes().replace(b"x", b"\0"))
    assert [file.place for file in found(path)] == [PurePosixPath("a.md")]


@pytest.mark.parametrize("name", ["a: b.md", "sub/a:b.md", "...md", "..a/b.md", "a..md"])
def test_an_entry_with_an_odd_name_is_read(tmp_path: Path, name: str) -> None:
    expected = [] if name.startswith(".") else [TEXT]
    assert [file.content for file in found(zipped(tmp_path / "posts.zip", {name: TEXT}))] == expected


def test_a_link_in_a_zip_is_left_out(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "posts.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    (file,) = found(tmp_path / "posts.zip")
    assert problem(file) == "points outside of the zip; left out"


def test_an_encrypted_entry_is_left_out(tmp_path: Path) -> None:
    content = bytearray(zipped(tmp_path / "posts.zip", {"a.md": TEXT}).read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "posts.zip").write_bytes(content)
    (file,) = found(tmp_path / "posts.zip")
    assert problem(file) == "is encrypted"


@pytest.mark.parametrize("packed", [False, True])
def test_fifty_megabytes_are_refused_and_the_rest_read(tmp_path: Path, packed: bool) -> None:
    if packed:
        path = zipped(tmp_path / "posts.zip", {"a.md": b"a" * 50_000_000, "b.md": TEXT})
        assert path.stat().st_size < 100_000
    else:
        path = tmp_path
        (path / "b.md").write_bytes(TEXT)
        with (path / "a.md").open("wb") as file:
            file.truncate(50_000_000)
    large, small = found(path)
    assert problem(large) == "is 50.0 MB; a post may have at most 1 MB"
    assert small.content == TEXT


def test_a_post_at_the_limit_is_read(tmp_path: Path) -> None:
    (file,) = found(zipped(tmp_path / "posts.zip", {"a.md": b"a" * LARGEST_POST}))
    assert file.content == b"a" * LARGEST_POST


def test_a_bomb_that_says_it_is_small_is_defused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "posts.zip", {"a.md": b"a" * 10_000_000, "b.md": TEXT})
    path.write_bytes(path.read_bytes().replace((10_000_000).to_bytes(4, "little"), (20).to_bytes(4, "little")))
    bomb, good = found(path)
    assert problem(bomb).startswith("cannot be unpacked")
    assert good.content == TEXT


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_cannot_be_unpacked_bit_by_bit_are_refused(tmp_path: Path, compression: int) -> None:
    (file,) = found(zipped(tmp_path / "posts.zip", {"a.md": TEXT}, compression))
    assert "packed" in problem(file)


@pytest.mark.parametrize("size", [1000, LARGEST_POST])
def test_many_entries_end_where_they_come_to_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(sources, "LARGEST_TOTAL", 3 * size - 1)
    *read, last = found(zipped(tmp_path / "posts.zip", {f"{i}.md": b"a" * size for i in range(9)}))
    assert [len(file.content) for file in read if isinstance(file.content, bytes)] == [size] * 3
    assert problem(last) == "the zip unpacks to more than can be imported; it ends here"


def test_damaged_entries_count_towards_what_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_TOTAL", 2000)
    path = zipped(tmp_path / "posts.zip", {f"{i}.md": b"a" * 1000 for i in range(9)}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"a" * 1000, b"b" * 1000))
    files = found(path)
    assert [problem(file).split(":")[0] for file in files] == ["cannot be unpacked"] * 3 + [problem(files[-1])]
    assert "it ends here" in problem(files[-1])


def test_a_path_too_long_for_the_database_is_said(tmp_path: Path) -> None:
    (file,) = found(zipped(tmp_path / "posts.zip", {"a/" * 600 + "a.md": TEXT}))
    assert problem(file) == "has a path of more than 1000 bytes"


def test_more_entries_than_anyone_writes_end_the_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_ENTRIES", 3)
    files = found(zipped(tmp_path / "posts.zip", {f"{i}.md": TEXT for i in range(9)}))
    assert [file.content for file in files[:-1]] == [TEXT] * 3
    assert "it ends here" in problem(files[-1])


def test_damaged_content_is_said_and_the_rest_read(tmp_path: Path) -> None:
    content = bytearray(zipped(tmp_path / "posts.zip", {"a.md": os.urandom(500) * 4, "b.md": TEXT}).read_bytes())
    content[60:200] = b"\xff" * 140
    (tmp_path / "posts.zip").write_bytes(content)
    bad, good = found(tmp_path / "posts.zip")
    assert problem(bad).startswith("cannot be unpacked")
    assert good.content == TEXT


def test_a_file_that_cannot_be_read_is_said_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "b.md").write_bytes(TEXT)
    bad, good = found(tmp_path)
    assert problem(bad).startswith("cannot be read")
    assert good.content == TEXT


def test_names_that_are_not_utf_8_can_be_stored_and_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_bytes(TEXT)
    (file,) = found(tmp_path)
    assert file.content == TEXT
    assert f"{file.name}{file.identity}".encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), max_size=6))
def test_however_a_zip_is_damaged_nothing_breaks(tmp_path: Path, damages: list[tuple[int, bytes]]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", TEXT * 20)
        archive.writestr("sub/b.md", TEXT)
    content = bytearray(buffer.getvalue())
    for position, damage in damages:
        start = position % len(content)
        content[start : start + len(damage)] = damage
    path = tmp_path / "posts.zip"
    path.write_bytes(content)
    try:
        files = found(path)
    except InvalidRequest:
        return
    assert all(len(file.content) <= LARGEST_POST for file in files if isinstance(file.content, bytes))
