"""The style sheet of all widgets, in the colours and sizes of the look in force."""

import re

from desktop.theme.colours import blend, relative_luminance
from desktop.theme.look import scaled
from desktop.theme.palettes import DARK, Theme
from engine.resource_files import resource_path

_PICTURES = ("chevron", "chevron-up", "check", "dock-close", "dock-float")
_LIGHT = 0.4
"""Luminance from which on a ground takes dark ink."""

_QSS = """
* { outline: 0; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 5px 7px; }
QMenuBar { background: @window; color: @text; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accent_strong; color: @on_accent; }
QMenu::item:disabled { color: @text_disabled; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QToolBar { background: @panel; border: 0; border-bottom: 1px solid @line; spacing: 4px; padding: 3px 6px; }
QToolBar::separator { background: @line; width: 1px; margin: 4px 6px; }
QStatusBar { background: @panel; color: @text_dim; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QDockWidget { color: @text; titlebar-close-icon: url("@dock-close"); titlebar-normal-icon: url("@dock-float"); }
QDockWidget::close-button, QDockWidget::float-button { border: 1px solid transparent; padding: 0; icon-size: @14; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: @hover; border-radius: 3px; }
QDockWidget::title { background: @panel; padding: 5px 8px; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent_strong; }
QSplitter::handle:vertical { height: 3px; }
QSplitter::handle:horizontal { width: 3px; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 5px; padding: 4px; }
QToolButton:hover { background: @raised; }
QToolButton:pressed { background: @hover; }
QToolButton:checked { background: @raised; border-color: @accent_strong; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @text_disabled; }
QToolButton#primary { background: @accent_strong; color: @on_accent; border-color: @accent_strong; padding: 4px 12px; }
QToolButton#primary:hover { border-color: @text; }
QToolButton#primary:focus { border-color: @text; }
QToolButton#primary:disabled { background: @panel; color: @text_disabled; border-color: @line; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton[popupMode="1"] { padding-right: 15px; }
QToolButton::menu-button { border: 0; width: 14px; }
QToolButton::menu-arrow { image: url("@chevron"); width: @9; height: @9; }
QToolButton::menu-indicator {
    image: url("@chevron"); width: @10; height: @10; right: 6px;
    subcontrol-origin: padding; subcontrol-position: right center;
}
QPushButton { background: @raised; color: @text; border: 1px solid @border; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @panel; }
QPushButton:default { background: @accent_strong; color: @on_accent; border-color: @accent_strong; }
QPushButton:default:hover { border-color: @text; }
QPushButton:focus { border-color: @accent; }
QPushButton:default:focus { border-color: @text; }
QPushButton:disabled { background: @panel; color: @text_disabled; border-color: @line; }
QPushButton:flat { background: transparent; color: @accent; border: 1px solid transparent; }
QPushButton:flat:hover { background: @raised; }
QPushButton:flat:focus { border-color: @accent; }

QLineEdit, QComboBox, QAbstractSpinBox {
    background: @plot; color: @text; border: 1px solid @border; border-radius: 5px; padding: 3px 7px;
    selection-background-color: @accent_strong; selection-color: @on_accent;
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border-color: @accent; }
QLineEdit:disabled, QComboBox:disabled { color: @text_disabled; }
QAbstractSpinBox { padding: 3px 20px 3px 7px; }
QAbstractSpinBox QLineEdit { border: 0; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 18px; border: 0; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("@chevron-up"); width: @9; height: @9; }
QAbstractSpinBox::down-arrow { image: url("@chevron"); width: @9; height: @9; }
QAbstractSpinBox:disabled { color: @text_disabled; }
QComboBox { padding-right: 20px; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url("@chevron"); width: @10; height: @10; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; selection-background-color: @accent_strong; }
QCheckBox, QRadioButton { color: @text; spacing: 6px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QListView::indicator {
    width: @13; height: @13; border: 1px solid @text_dim; border-radius: 3px; background: @plot;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: @accent_strong; border-color: @accent; image: url("@check");
}
QRadioButton::indicator {
    width: @13; height: @13; border: 1px solid @text_dim; border-radius: @7; background: @plot;
}
QRadioButton::indicator:checked { background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 @on_accent, stop: 0.45 @on_accent, stop: 0.55 @accent_strong, stop: 1 @accent_strong);
    border-color: @accent;
}
QRadioButton::indicator:disabled { border-color: @text_disabled; }
QCheckBox::indicator:disabled, QListView::indicator:disabled { border-color: @text_disabled; }
QCheckBox::indicator:checked:disabled, QListView::indicator:checked:disabled { background: @text_disabled; }
QCheckBox:disabled, QRadioButton:disabled, QLabel:disabled { color: @text_disabled; }

QSlider { border: 1px solid transparent; border-radius: 4px; }
QSlider:focus { border-color: @accent; }
QSlider::groove:horizontal { height: 4px; background: @hover; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent_strong; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 12px; height: 12px; margin: -5px 0; border-radius: 7px; background: @text; border: 1px solid @window;
}
QSlider::handle:horizontal:hover { background: @accent; border-color: @text; }
QSlider::handle:horizontal:disabled { background: @text_disabled; }
QSlider::sub-page:horizontal:disabled { background: @hover; }

QProgressBar {
    background: @plot; color: @text; border: 1px solid @line; border-radius: 4px; text-align: center;
    min-height: @14;
}
QProgressBar::chunk { background: @accent_strong; border-radius: 3px; }

QTableView {
    background: @plot; alternate-background-color: @plot_alternate; color: @text; border: 1px solid @line;
    gridline-color: @grid; selection-background-color: @accent_strong; selection-color: @on_accent;
}
QTableView:focus, QTreeView:focus, QListView:focus, QTextEdit:focus, QPlainTextEdit:focus {
    border-color: @accent;
}
QTreeView, QListView, QTextEdit, QPlainTextEdit {
    background: @plot; alternate-background-color: @plot_alternate; color: @text; border: 1px solid @line;
    selection-background-color: @accent_strong; selection-color: @on_accent;
}
QScrollArea { background: transparent; border: 0; }
QGroupBox { border: 1px solid @line; border-radius: 6px; margin-top: @9; padding: @10 8px 8px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @text; font-weight: 600; }
QTabWidget::pane { border: 1px solid @line; border-radius: 4px; }
QTabBar::tab {
    background: @panel; color: @text_dim; border: 1px solid @line; border-bottom: 0; padding: 5px 14px;
    border-top-left-radius: 5px; border-top-right-radius: 5px; margin-right: 2px;
}
QTabBar::tab:selected { background: @raised; color: @text; border-top: 2px solid @accent_strong; }
QTabBar::tab:hover { color: @text; }
QTabBar:focus { border: 0; }
QTabBar::tab:focus { border-color: @accent; }
QTableView::item { padding: 0 7px; border: 0; }
QTableView::item:selected { background: @accent_strong; color: @on_accent; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section {
    background: @panel; color: @text_dim; border: 0; border-right: 1px solid @line; border-bottom: 1px solid @line;
    padding: 4px 8px;
}
QHeaderView::down-arrow, QHeaderView::up-arrow {
    width: @9; height: @9; subcontrol-position: left center; left: 6px;
}
QHeaderView::down-arrow { image: url("@chevron"); }
QHeaderView::up-arrow { image: url("@chevron-up"); }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @panel; border: 0; }

QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: @11; }
QScrollBar:horizontal { height: @11; }
QScrollBar::handle { background: @handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @handle_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel#dim { color: @text_dim; }
QLabel#title { font-weight: 600; }
QLabel#headline { font-size: @22; font-weight: 600; }
QLabel#wrong { color: @error; }
QLabel#caution { color: @warning; }
#transport { background: @panel; border-top: 1px solid @line; }
QDialog#palette { background: @panel; border: 1px solid @border; }
QDialog#palette QListView { border: 0; }
MessageBar { border: 0; border-left: 4px solid @accent; background: @info_ground; }
MessageBar#warning { border-left-color: @warning; background: @warning_ground; }
MessageBar#error { border-left-color: @error; background: @error_ground; }
"""


def style_sheet(theme: Theme = DARK) -> str:
    """Return the application's style sheet in the colours of a theme, at the size of letters in force.

    In the text above ``@name`` is a colour of the theme, a ground mixed from it or a picture, ``@12`` a length of 12
    pixels at 100 %.
    """
    given = {name: _picture(name, theme) for name in _PICTURES}
    for name, colour in (("info", theme.accent), ("warning", theme.warning), ("error", theme.error)):
        given[f"{name}_ground"] = blend(colour, theme.panel, 0.16).name()

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name.isdigit():
            return f"{scaled(int(name))}px"
        return given.get(name) or str(getattr(theme, name))

    return re.sub(r"@([\w-]+)", value, _QSS)


def _picture(name: str, theme: Theme) -> str:
    """Return the file of an arrow or tick that can be seen on its ground: a style sheet cannot colour pictures."""
    ground = theme.accent_strong if name == "check" else theme.raised
    stem = f"{name}-on-light" if relative_luminance(ground) > _LIGHT else name
    return resource_path("icons", f"{stem}.svg").as_posix()
