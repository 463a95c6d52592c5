"""The picture of what was measured: abstracts by method, sentences by splitter."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from figures import OURS, Figure, Value

# Okabe and Ito, "Color Universal Design", 2008: told apart however one sees colours; the grey is
# lighter as well.
_OURS, _THEIRS, _INK = "#0072b2", "#a9b2b8", "#222222"
_SIZE, _DOTS, _GAP = (10.5, 4.2), 160, 0.3
_GAIN = ("abstracts", "R1 less the lead's")
# Full dots for the texts of many kinds, hollow ones for unedited texts of the web.
_CUTS = (
    ("gum_dev F1", "texts of many kinds", 0.17, "full"),
    ("ewt_dev F1", "texts of the web", -0.17, "none"),
)


def draw(figures: Sequence[Figure], file: Path) -> None:
    """Draw both into one PNG; a part that was not measured stays blank."""
    import_module("matplotlib").use("agg")
    plot = import_module("matplotlib.pyplot")
    plot.rcParams.update({"font.size": 10, "text.color": _INK, "axes.titlesize": 11})
    sheet, (left, right) = plot.subplots(1, 2, figsize=_SIZE, dpi=_DOTS, layout="constrained")
    sheet.get_layout_engine().set(w_pad=_GAP)
    named = {(one.part, one.name): one for one in figures}
    if gain := named.get(_GAIN):
        _gains(left, {name: own for name, own in gain.values.items() if name != "lead"})
    for name, label, shift, fill in _CUTS:
        if cut := named.get(("sentences", name)):
            _dots(right, cut.values, label, shift, fill)
    for axes in (left, right):
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
    # No name of the drawing library's release: the same figures make the same file.
    sheet.savefig(file, metadata={"Software": None})


def _gains(axes: Any, values: Mapping[str, Value]) -> None:
    """Draw a bar for each method, the best on top, its interval, and its figure behind it."""
    ranked = sorted(values.items(), key=lambda item: item[1].value)
    for name, own in ranked:
        axes.barh(name, own.value, color=_colour(name), xerr=_bounds(own), error_kw=_whiskers())
        shown = f"{own.value:+.1f}".replace("-", "−")
        axes.annotate(shown, (1, name), xycoords=("axes fraction", "data"), va="center")
    axes.axvline(0, color=_INK, linewidth=1)
    axes.set_title("Abstracts by method", loc="left", weight="bold")
    axes.set_xlabel("ROUGE-1 less that of the first three sentences, with 95 % interval")


def _dots(axes: Any, values: Mapping[str, Value], label: str, shift: float, fill: str) -> None:
    """Draw a dot for each splitter, ours on top: a bar would have to begin at nothing."""
    for row, (name, own) in enumerate(reversed(list(values.items()))):
        colour = _colour(name)
        axes.errorbar(
            own.value,
            row + shift,
            xerr=_bounds(own),
            fmt="o" if fill == "full" else "s",
            fillstyle=fill,
            color=colour if name == OURS else _INK,
            elinewidth=1,
            capsize=2,
            label=label if name == OURS else None,
        )
        axes.annotate(
            f"{own.value:.3f}",
            (1.02, row + shift),
            xycoords=("axes fraction", "data"),
            va="center",
            size=9,
        )
    axes.set_yticks(range(len(values)), list(values)[::-1])
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="upper left", frameon=False, fontsize=9)
    axes.set_title("Sentences by splitter", loc="left", weight="bold")
    axes.set_xlabel("F1 of the boundaries inside paragraphs, with 95 % interval")


def _colour(name: str) -> str:
    return _OURS if name == OURS else _THEIRS


def _bounds(value: Value) -> list[list[float]]:
    return [[value.value - value.low], [value.high - value.value]]


def _whiskers() -> dict[str, Any]:
    return {"ecolor": _INK, "elinewidth": 1, "capsize": 2}
