"""The widgets of the main window; they ask the document and the time axis, and nothing asks them."""
