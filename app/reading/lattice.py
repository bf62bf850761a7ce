"""Ruling lines become lattices of cells. Pure geometry: any unit of length, y grows downwards.

Rules that cross make a table. Its cells are the rectangles that no rule divides: a merged cell is
one in which the rules between its places are missing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.record import NamedTuple


class Rule(NamedTuple):
    """A straight line along one axis: at ``at`` across it, from ``start`` to ``end`` along it."""

    horizontal: bool
    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A rectangle, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class LatticeCell:
    """A cell: its place and extent in the lattice, and its rectangle.

    ``whole`` is False if missing pieces of rules left no rectangle there, so that the cell is only
    a part of what they enclose.
    """

    row: int
    column: int
    height: int
    width: int
    box: Box
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Lattice:
    """The cells of a table, from the top left to the bottom right, and its rectangle.

    ``open_top`` and ``open_bottom`` say that no rule closes the table there: it goes on on the
    page before or after.
    """

    box: Box
    cells: tuple[LatticeCell, ...]
    open_top: bool = False
    open_bottom: bool = False

    def edges(self) -> tuple[float, ...]:
        """Where columns begin and end, from left to right."""
        return tuple(sorted({x for cell in self.cells for x in (cell.box.left, cell.box.right)}))


MOST_RULES = 20_000
"""Rules of a page beyond which it is a drawing; no lattice is looked for."""

MOST_PLACES = 60_000
"""Rows times columns of the largest lattice."""


def most_places(rules: Iterable[Rule], *, snap: float = 3.0) -> int:
    """How many cells the rules of a page can make at most, which is what looking for lattices takes."""
    rules = list(rules)
    across = _places([rule for rule in rules if rule.horizontal], snap)
    return len(across) * len(_places([rule for rule in rules if not rule.horizontal], snap))


def find_lattices(rules: Iterable[Rule], *, snap: float = 3.0, shortest: float = 5.0) -> list[Lattice]:
    """The lattices that rules make, from top to bottom.

    Rules nearer than ``snap`` are one rule (double borders, rows of dots), and pieces shorter than
    ``shortest`` after joining are none.
    """
    rules = list(rules)
    if len(rules) > MOST_RULES:
        return []
    found, boxes = _find(rules, snap, shortest)
    if len(boxes) >= _SEVERAL:  # cells with borders of their own and room between them
        found += _find([rule for box in boxes for rule in box], _WIDEST_GUTTER, shortest)[0]
    return sorted(found, key=lambda lattice: (lattice.box.top, lattice.box.left))


_SEVERAL = 4
_WIDEST_GUTTER = 9.0
_SMALLEST = 4.5


def _find(rules: Sequence[Rule], snap: float, shortest: float) -> tuple[list[Lattice], list[list[Rule]]]:
    """The lattices, and the rules of what encloses only one box."""
    across = _joined([rule for rule in rules if rule.horizontal], snap, shortest)
    down = _joined([rule for rule in rules if not rule.horizontal], snap, shortest)
    found: list[Lattice] = []
    boxes: list[list[Rule]] = []
    for some_across, some_down in _connected(across, down, snap):
        lattice = _lattice(some_across, some_down, snap)
        if lattice is not None:
            found.append(lattice)
        elif len(some_across) >= 2 and len(some_down) >= 2:
            boxes.append(some_across + some_down)
    return found, boxes


def _joined(rules: Sequence[Rule], snap: float, shortest: float) -> list[Rule]:
    """Rules at nearly the same place as one, where they touch."""
    joined: list[Rule] = []
    for group in _clusters(sorted(rules, key=lambda rule: rule.at), snap):
        length = sum(rule.end - rule.start for rule in group) or 1.0
        at = sum(rule.at * (rule.end - rule.start) for rule in group) / length
        if not any(rule.end - rule.start for rule in group):
            at = sum(rule.at for rule in group) / len(group)
        group.sort(key=lambda rule: rule.start)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start > end + snap:
                joined.append(Rule(rule.horizontal, at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        joined.append(Rule(group[0].horizontal, at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= shortest]


def _clusters(rules: Sequence[Rule], snap: float) -> list[list[Rule]]:
    """Runs of rules (sorted by place) within ``snap`` of the first of the run."""
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= snap:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _connected(
    across: Sequence[Rule], down: Sequence[Rule], snap: float
) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossing or touching."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    posts = sorted((post.at, j, post) for j, post in enumerate(down, len(across)))
    places = [at for at, _, _ in posts]
    for i, line in enumerate(across):
        first, last = bisect_left(places, line.start - snap), bisect_right(places, line.end + snap)
        for _, j, post in posts[first:last]:
            if post.start - snap <= line.at <= post.end + snap:
                parents[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, post in enumerate(down, len(across)):
        groups.setdefault(root(j), ([], []))[1].append(post)
    return [group for group in groups.values() if len(group[0]) + len(group[1]) >= 3]


def _lattice(across: list[Rule], down: list[Rule], snap: float) -> Lattice | None:
    """The lattice of rules that hang together, None if they enclose nothing or only one box."""
    top_before = min((rule.at for rule in across), default=0.0)
    bottom_before = max((rule.at for rule in across), default=0.0)
    across = across + _closing(down, across, snap, horizontal=True)
    down = down + _closing(across, down, snap, horizontal=False)
    xs = _places(down, snap)
    ys = _places(across, snap)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or rows * columns > MOST_PLACES:
        return None
    above = _edges(across, ys, xs, snap)  # above[i][j]: a rule at ys[i] over column j
    before = _edges(down, xs, ys, snap)  # before[j][i]: a rule at xs[j] beside row i
    regions = _regions(rows, columns, above, before)
    rectangles = [part for region in regions for part in _rectangles(region)]
    rectangles = [  # what is left are the gutters between cells that have borders of their own
        (i, j, height, width, whole)
        for i, j, height, width, whole in rectangles
        if ys[i + height] - ys[i] > _SMALLEST and xs[j + width] - xs[j] > _SMALLEST
    ]
    if len(rectangles) < 2:
        return None
    row_edges = sorted({edge for r in rectangles for edge in (r[0], r[0] + r[2])})
    column_edges = sorted({edge for r in rectangles for edge in (r[1], r[1] + r[3])})
    row_of = {edge: index for index, edge in enumerate(row_edges)}
    column_of = {edge: index for index, edge in enumerate(column_edges)}
    cells = []
    for row, column, height, width, whole in sorted(rectangles):
        box = Box(xs[column], ys[row], xs[column + width], ys[row + height])
        place = (row_of[row], column_of[column])
        extent = (row_of[row + height] - place[0], column_of[column + width] - place[1])
        cells.append(LatticeCell(*place, *extent, box, whole))
    box = Box(
        min(cell.box.left for cell in cells),
        min(cell.box.top for cell in cells),
        max(cell.box.right for cell in cells),
        max(cell.box.bottom for cell in cells),
    )
    return Lattice(
        box, tuple(cells), open_top=box.top < top_before - snap, open_bottom=box.bottom > bottom_before + snap
    )


def _closing(posts: Sequence[Rule], lines: Sequence[Rule], snap: float, *, horizontal: bool) -> list[Rule]:
    """Lines that close the ends of posts which reach beyond every line: at a page's end nothing does."""
    if len(posts) < 2:
        return []
    closing = []
    first = min((line.at for line in lines), default=float("inf"))
    last = max((line.at for line in lines), default=float("-inf"))
    top = min(post.start for post in posts)
    bottom = max(post.end for post in posts)
    for end, outside in ((top, top < first - snap), (bottom, bottom > last + snap)):
        reaching = [post.at for post in posts if abs((post.start if end == top else post.end) - end) <= snap]
        if outside and len(reaching) >= 2:
            closing.append(Rule(horizontal, end, min(reaching), max(reaching)))
    return closing


def _places(rules: Sequence[Rule], snap: float) -> list[float]:
    """Where rules stand, those nearer than ``snap`` as one."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > snap:
            places.append(at)
    return places


def _edges(
    rules: Sequence[Rule], places: Sequence[float], steps: Sequence[float], snap: float
) -> list[list[bool]]:
    """For each place and each step between two others, whether a rule goes along there."""
    found = [[False] * (len(steps) - 1) for _ in places]
    for rule in rules:
        behind = bisect_left(places, rule.at)
        index = min(
            range(max(0, behind - 1), min(behind + 1, len(places))), key=lambda i: abs(places[i] - rule.at)
        )
        first, last = bisect_left(steps, rule.start - snap), bisect_right(steps, rule.end + snap)
        for step in range(max(0, first - 1), min(last, len(steps) - 1)):
            start, end = steps[step], steps[step + 1]
            covered = min(end, rule.end + snap) - max(start, rule.start - snap)
            if covered >= 0.75 * (end - start):
                found[index][step] = True
    return found


Region = list[tuple[int, int]]


def _regions(
    rows: int, columns: int, above: Sequence[Sequence[bool]], before: Sequence[Sequence[bool]]
) -> list[Region]:
    """Places that no rule divides, without those that are open to the outside.

    A region open above or below only (or at the sides only) still is a cell: a printer that breaks
    a table over pages, or prints it without outer rules, closes what it can.
    """
    seen = [[False] * columns for _ in range(rows)]
    regions = []
    for row in range(rows):
        for column in range(columns):
            if seen[row][column]:
                continue
            seen[row][column] = True
            region, queue, opened = [], [(row, column)], set()
            while queue:
                i, j = queue.pop()
                region.append((i, j))
                for upright, ni, nj, divided in (
                    (True, i - 1, j, above[i][j]),
                    (True, i + 1, j, above[i + 1][j]),
                    (False, i, j - 1, before[j][i]),
                    (False, i, j + 1, before[j + 1][i]),
                ):
                    if divided:
                        continue
                    if not (0 <= ni < rows and 0 <= nj < columns):
                        opened.add(upright)
                    elif not seen[ni][nj]:
                        seen[ni][nj] = True
                        queue.append((ni, nj))
            if not opened or (len(opened) == 1 and _rectangles(region)[0][4]):
                regions.append(region)
    return regions


def _rectangles(region: Region) -> list[tuple[int, int, int, int, bool]]:
    """The rectangle (row, column, height, width, whole) of a region, or the pieces of one that is none."""
    top, left = min(i for i, _ in region), min(j for _, j in region)
    height = max(i for i, _ in region) - top + 1
    width = max(j for _, j in region) - left + 1
    if len(region) == height * width:
        return [(top, left, height, width, True)]
    return [(i, j, 1, 1, False) for i, j in region]
