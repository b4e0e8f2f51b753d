"""Shows and hides the strips above the lanes: waveform and spectrogram; remembered from day to day."""

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.editor_page import EditorPage
from desktop.settings import Settings

_FACTS = "strips"


class Strips(QObject):
    """The commands ``show_waveform`` and ``show_spectrogram``.

    Parameters
    ----------
    editor : EditorPage
    actions : Actions
    settings : Settings, optional
        Where the choice is kept; none where nothing is remembered.
    """

    def __init__(self, editor: EditorPage, actions: Actions, settings: Settings | None) -> None:
        super().__init__(editor)
        self._settings = settings
        kept = {} if settings is None else settings.facts(_FACTS)
        views = {"waveform": editor.waveform, "spectrogram": editor.spectrogram}
        self._actions = {name: actions[f"show_{name}"] for name in views}
        for name, view in views.items():
            action = self._actions[name]
            action.setChecked(kept.get(name) is not False)
            view.setVisible(action.isChecked())
            action.toggled.connect(view.setVisible)
            action.toggled.connect(self._keep)

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.set_facts(_FACTS, {name: action.isChecked() for name, action in self._actions.items()})
