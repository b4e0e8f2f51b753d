# make run [FILE=song.wav] [TORCH=cuda]   open a recording, by default the demo, and analyse it
# make vamp                               build the Vamp plugin for Audacity and Sonic Visualiser and install it
# make test                               set up the same way, check the code and run the tests for every day
# make test-slow                          whole trainings, and the window watched through a long day
# make test-end-to-end                    the one test with a real window, after installing the display it needs
# make test-interop                       other programs read our files, after installing these programs
# make translations                       bring the texts to be translated, and their compiled form, up to date
PYTHON ?= python3

# As typed: a file name may hold spaces, quotes and dollar signs, so it travels in the environment, not in the recipe.
override FILE := $(value FILE)
export FILE TORCH

.PHONY: run test test-slow test-end-to-end test-interop lint translations vamp clean
run:
	@$(PYTHON) packaging/dev.py run -- "$$FILE"

test:
	@$(PYTHON) packaging/dev.py test

test-slow:
	@$(PYTHON) packaging/dev.py test-slow

test-end-to-end:
	@$(PYTHON) packaging/dev.py test-end-to-end

test-interop:
	@$(PYTHON) packaging/dev.py test-interop

lint:
	@$(PYTHON) packaging/dev.py lint

translations:
	@$(PYTHON) packaging/dev.py translations

vamp:
	@$(PYTHON) packaging/vamp/build.py install

clean:
	rm -rf .venv out build dist .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
