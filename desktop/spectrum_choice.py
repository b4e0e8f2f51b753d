"""How the sound is drawn: joins the spectrogram's kind, colours and range, and the waveform's channels, with keys."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidgetAction

from desktop.actions import Actions
from desktop.editor_page import EditorPage
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import COLOUR_MAPS, LOOK, scaled
from desktop.views.range_sliders import RangeSliders
from desktop.views.spectrogram import STANDARD_RANGE_DB
from engine.frequency_scales import KINDS

_STEP_DB = 5.0
_BUTTON_LEFT, _BUTTON_TOP = 8, 26


class SpectrumChoice(QObject):
    """Wires the spectrogram's look to the actions, to a button beside it and to the settings.

    Parameters
    ----------
    session : Session
        Gets the view's requests.
    actions : Actions
    settings : Settings or None
        Where the choice is remembered, if it is.
    editor : EditorPage
    """

    def __init__(self, session: Session, actions: Actions, settings: Settings | None, editor: EditorPage) -> None:
        super().__init__(editor)
        self._session, self._actions, self._settings = session, actions, settings
        self._view, self._waveform = editor.spectrogram, editor.waveform
        self.sliders = RangeSliders()
        self.button = self._make_button()
        self._connect_actions()
        self._connect_engine()
        self._restore()
        self._view.look_changed.connect(self._look_changed)
        LOOK.changed.connect(self._look_changed)
        self._look_changed()

    def choose_kind(self, kind: str) -> None:
        """Show another kind of spectrogram; the engine reads the recording for it if it has not yet."""
        self._view.set_kind(kind)
        if kind != "log_mel":
            self._session.spectrograms.request_scan(kind)

    # ---- wiring -----------------------------------------------------------------------------------------------

    def _connect_actions(self) -> None:
        view, actions = self._view, self._actions
        for kind in KINDS:
            actions[f"spectrum_{kind}"].triggered.connect(lambda _=False, kind=kind: self.choose_kind(kind))
        for name in COLOUR_MAPS:
            actions[f"colours_{name}"].triggered.connect(
                lambda _=False, name=name: view.set_colour_map(name, view.colours[1])
            )
        actions["colours_inverted"].triggered.connect(lambda inverted: view.set_colour_map(view.colours[0], inverted))
        for command_id, (floor, ceiling) in {
            "brighter": (-_STEP_DB, -_STEP_DB),
            "darker": (_STEP_DB, _STEP_DB),
            "wider_range": (-_STEP_DB, 0.0),
            "narrower_range": (_STEP_DB, 0.0),
        }.items():
            actions[command_id].triggered.connect(
                lambda _=False, floor=floor, ceiling=ceiling: self._move_range(floor, ceiling)
            )
        actions["standard_range"].triggered.connect(lambda: view.set_range_db(*STANDARD_RANGE_DB))
        actions["separate_channels"].triggered.connect(self._separate_channels)
        self.sliders.range_chosen.connect(view.set_range_db)

    def _connect_engine(self) -> None:
        spectrograms, view = self._session.spectrograms, self._view
        view.tile_requested.connect(spectrograms.request_tile)
        spectrograms.tile_ready.connect(view.add_tile)
        spectrograms.tile_failed.connect(view.tile_failed)
        self._session.opened.connect(lambda: self.choose_kind(view.kind))

    def _make_button(self) -> QToolButton:
        button = QToolButton(self._view)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("Kind, colours and range of the spectrogram"))
        button.setAccessibleName(self.tr("Look of the spectrogram"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        for group in ([f"spectrum_{kind}" for kind in KINDS], [f"colours_{name}" for name in COLOUR_MAPS]):
            menu.addActions([self._actions[command_id] for command_id in group])
            menu.addSeparator()
        menu.addAction(self._actions["colours_inverted"])
        menu.addSeparator()
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(self.sliders)
        menu.addAction(holder)
        menu.addAction(self._actions["standard_range"])
        button.setMenu(menu)
        return button

    def _restore(self) -> None:
        separate = True
        if self._settings is not None:
            name, inverted = self._settings.colours
            if name in COLOUR_MAPS:
                self._view.set_colour_map(name, inverted)
            if self._settings.spectrum in KINDS:
                self._view.set_kind(self._settings.spectrum)
            self._view.set_range_db(*self._settings.range_db)
            separate = self._settings.separate_channels
        self._waveform.set_separate_channels(separate)
        self._actions["separate_channels"].setChecked(separate)

    # ---- showing and remembering ------------------------------------------------------------------------------

    def _look_changed(self) -> None:
        view, (name, inverted) = self._view, self._view.colours
        self._actions[f"spectrum_{view.kind}"].setChecked(True)
        self._actions[f"colours_{name}"].setChecked(True)
        self._actions["colours_inverted"].setChecked(inverted)
        self.sliders.show_range(*view.range_db)
        short = {
            "log_mel": self.tr("Log-mel"),
            "linear": self.tr("Linear"),
            "constant_q": self.tr("Constant-Q"),
            "chroma": self.tr("Chroma"),
        }
        self.button.setText(short[view.kind])
        self.button.move(_BUTTON_LEFT, scaled(_BUTTON_TOP))
        self.button.adjustSize()
        if self._settings is not None:
            self._settings.spectrum, self._settings.colours = view.kind, (name, inverted)
            self._settings.range_db = view.range_db

    def _move_range(self, floor_step_db: float, ceiling_step_db: float) -> None:
        floor_db, ceiling_db = self._view.range_db
        self._view.set_range_db(floor_db + floor_step_db, ceiling_db + ceiling_step_db)

    def _separate_channels(self, separate: bool) -> None:
        self._waveform.set_separate_channels(separate)
        if self._settings is not None:
            self._settings.separate_channels = separate
