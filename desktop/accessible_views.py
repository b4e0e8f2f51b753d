"""Lets assistive programs see painted views as pictures with a name and a description; unknown roles are skipped."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from desktop.views.attention_figures import ChannelBars, FeatureMaps, GateCurves
from desktop.views.meter import MeterView
from desktop.views.occlusion_map import OcclusionMapView
from desktop.views.time_view import TimeView

_PICTURES = (TimeView, GateCurves, ChannelBars, FeatureMaps, OcclusionMapView)
_installed: list[object] = []


def install() -> None:
    """Have Qt ask here for the interfaces of the painted views; once is enough for a program."""
    if not _installed:
        _installed.append(_interface)
        QAccessible.installFactory(_interface)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, _PICTURES):
        return QAccessibleWidget(thing, QAccessible.Role.Graphic, "")
    if isinstance(thing, MeterView):
        return QAccessibleWidget(thing, QAccessible.Role.Indicator, "")
    return None
