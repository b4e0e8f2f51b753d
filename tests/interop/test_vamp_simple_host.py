"""The Vamp plugin in the hosts of the Vamp SDK: what arrives is what the command line finds, and errors are words."""

import csv
import os
import re
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from engine.analysis.settings import DEFAULT_BUNDLE
from engine.models import find_bundle, read_card
from engine.models.shelf import CARD_FILE
from engine.service.rendezvous import read_address
from tests.engine.service.sound_client import wait_until
from tests.interop.patience import PATIENCE_S
from tests.interop.vamp_builders import (
    ROOT,
    Marked,
    assert_same,
    demo_cut,
    engine_script,
    missing,
)

REASON = missing("vamp-simple-host")
pytestmark = [pytest.mark.interop, pytest.mark.slow, pytest.mark.skipif(bool(REASON), reason=REASON)]
LINE = re.compile(r"^ *(\d+\.\d+)(?:, *(\d+\.\d+))?: ?(.*)$")


@pytest.fixture(scope="module")
def driver(plugin):
    """The host that can set parameters and block sizes."""
    built = plugin.folder / "driver"
    for command in (["cmake", "-S", str(ROOT / "packaging" / "vamp"), "-B", str(built), "-DDRIVER=ON"],
                    ["cmake", "--build", str(built), "--target", "drive"]):  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
    return built / "drive"


def hosted(plugin, recording, output="regions", **environment):
    """Run vamp-simple-host and return the features' times, durations and texts, and what was said besides."""
    ran = subprocess.run(
        ["vamp-simple-host", f"soloscope:soloscope:{output}", str(recording)],
        env={**plugin.environment, **environment}, capture_output=True, text=True, timeout=PATIENCE_S, check=True,
    )  # fmt: skip
    matches = [LINE.match(line) for line in ran.stdout.splitlines() if line.strip()]
    assert all(matches), ran.stdout
    return [(float(m[1]), float(m[2] or 0), m[3].strip()) for m in matches if m], ran.stderr


def marked(features):
    return [Marked.labelled(onset, onset + duration, label) for onset, duration, label in features]


def driven(driver, plugin, recording, *options):
    """Run the test host over a recording and return the regions that arrive."""
    samples, rate = soundfile.read(recording, dtype="float32", always_2d=True)
    raw = plugin.folder / "samples.f32"
    samples.tofile(raw)
    ran = subprocess.run(
        [str(driver), str(rate), str(samples.shape[1]), str(raw), *options],
        env=plugin.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True,
    )  # fmt: skip
    rows = csv.reader(ran.stdout.splitlines(), delimiter="\t")
    return [Marked.labelled(float(row[0]), float(row[0]) + float(row[1]), row[2]) for row in rows if len(row) == 3]


def test_regions_are_those_of_the_command_line(plugin, recording):
    features, _ = hosted(plugin, recording)
    assert_same(marked(features), plugin.regions(recording))


def test_solos_are_those_of_the_command_line(plugin, recording):
    features, _ = hosted(plugin, recording, "solos")
    assert any(label.endswith(" (featured)") for _, _, label in features)
    assert_same(marked(features), plugin.regions(recording, "--solos"))


def test_activations_are_those_of_the_command_line(plugin, recording):
    features, _ = hosted(plugin, recording, "activations")
    values = np.array([text.split() for _, _, text in features], float)
    target = plugin.folder / "act.csv"
    plugin.soloscope("analyze", str(recording), "-o", str(plugin.folder / "out.csv"), "--activations", str(target))
    expected = np.loadtxt(target, delimiter=",", skiprows=1)
    np.testing.assert_allclose([time for time, _, _ in features], expected[:, 0] - 0.05, atol=1e-6)
    np.testing.assert_allclose(values, expected[:, 1:], atol=1e-4)


def test_parameters_and_programs_are_those_of_the_command_line(plugin, recording, driver):
    everything = driven(driver, plugin, recording)
    assert_same(everything, plugin.regions(recording))
    drums = driven(driver, plugin, recording, "instrument=7")
    assert_same(drums, plugin.regions(recording, "--instruments", "drums"))
    strict = driven(driver, plugin, recording, "threshold=0.8")
    assert_same(strict, plugin.regions(recording, "--threshold", "0.8"))
    assert strict != everything
    for way in ("solosonly=1", "program=Solos only"):
        assert_same(driven(driver, plugin, recording, way), plugin.regions(recording, "--solos"))


@pytest.mark.parametrize(
    "options", [["block=256"], ["block=65536"], ["block=1000", "step=300"], ["block=999999"], ["times=2"], ["ends=2"]]
)
def test_blocks_of_any_size_give_the_same(plugin, recording, driver, options):
    found = driven(driver, plugin, recording, *options)
    expected = plugin.regions(recording)
    assert_same(found, expected * 2 if options == ["times=2"] else expected)


def test_times_count_from_where_the_host_begins(plugin, recording, driver):
    shifted = [replace(r, onset_s=r.onset_s + 100, offset_s=r.offset_s + 100) for r in plugin.regions(recording)]
    assert_same(driven(driver, plugin, recording, "start=100"), shifted)


@pytest.mark.parametrize("channels", [1, 6])
def test_any_number_of_channels_is_mixed_as_in_a_file(plugin, recording, driver, channels):
    samples, rate = soundfile.read(recording, dtype="float32")
    other = plugin.folder / f"{channels} channels.wav"
    soundfile.write(other, np.resize(samples.T, (channels, len(samples))).T, rate, subtype="PCM_16")
    assert_same(driven(driver, plugin, other), plugin.regions(other))


def test_a_plugin_destroyed_half_way_leaves_the_service_well(plugin, recording, driver):
    assert driven(driver, plugin, recording, "stop=300") == []
    assert_same(driven(driver, plugin, recording), plugin.regions(recording))


def test_hosts_at_the_same_time_share_one_service(plugin, recording):
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: hosted(plugin, recording)[0], range(3)))
    assert found[0] == found[1] == found[2]
    address = read_address(plugin.service)
    assert address is not None
    assert f"serving {'Vamp plugin'!r}" in (plugin.service / "log").read_text()


def test_the_plugin_names_the_instruments_of_the_default_model(plugin):
    source = (ROOT / "packaging" / "vamp" / "source" / "instruments.hpp").read_text()
    names = tuple(re.findall(r'"(\w+)"', source))
    assert names == read_card(find_bundle(DEFAULT_BUNDLE) / CARD_FILE).instruments


@pytest.mark.skipif(bool(missing("vamp-rdf-template-generator")), reason="vamp-rdf-template-generator not installed")
def test_the_description_says_what_the_plugin_says(plugin):
    generated = subprocess.run(
        ["vamp-rdf-template-generator", "http://vamp-plugins.org/rdf/plugins/", "vamp:soloscope:soloscope"],
        env=plugin.environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    written = (ROOT / "packaging" / "vamp" / "soloscope.n3").read_text()

    def facts(text):
        text = re.sub(r'"""', '"', text)
        pattern = r"(vamp:(?:identifier|parameter|output|min_value|max_value|quantize_step|default_value|bin_count|"
        pattern += (
            r"value_names|bin_names|sample_type|input_domain)|dc:title|dc:description|owl:versionInfo)\s+(.*?)\s*;"
        )
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        return {(name, re.sub(r"\s+", "", value)) for name, value in re.findall(pattern, "\n".join(lines))}

    assert facts(generated) <= facts(written)


def only_label(features, length_s):
    ((onset, duration, label),) = features
    assert (onset, label.startswith("Soloscope: ")) == (0.0, True)
    assert duration == pytest.approx(length_s, abs=0.05)
    return label


@pytest.mark.parametrize("output", ["regions", "solos"])
def test_a_missing_engine_is_said_in_a_label_over_the_sound(plugin, recording, output):
    features, said = hosted(plugin, recording, output, SOLOSCOPE="/nowhere/soloscope")
    label = only_label(features, 14.007)
    assert label == 'Soloscope: The environment variable SOLOSCOPE names "/nowhere/soloscope", which is no program.'
    assert label in said


def test_an_engine_that_is_not_there_at_all_is_said(plugin, recording):
    bare = plugin.folder / "bare"
    bare.mkdir()
    for file in (plugin.folder / "vamp").iterdir():
        if file.name != "soloscope.engine":
            (bare / file.name).write_bytes(file.read_bytes())
    places = {"VAMP_PATH": str(bare), "PATH": "/usr/bin:/bin", "HOME": str(bare)}
    features, _ = hosted(plugin, recording, **places)
    assert "is not installed, or not where this plugin looks" in only_label(features, 14.007)
    engine_script(bare / "soloscope")
    features, _ = hosted(plugin, recording, **{**places, "PATH": f"/usr/bin:/bin:{bare}"})
    assert_same(marked(features), plugin.regions(recording))


def test_an_engine_at_an_odd_place_is_started_without_a_shell(plugin, recording):
    odd = plugin.folder / "a $(touch gone) 'quoted' \"place\""
    odd.mkdir()
    features, _ = hosted(plugin, recording, SOLOSCOPE=str(engine_script(odd / "solo scope")))
    assert_same(marked(features), plugin.regions(recording))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "echo \"soloscope: error: argument COMMAND: invalid choice: 'serve'\" >&2; exit 2",
            "is too old for this plugin",
        ),
        ("echo 'soloscope: The disk is broken.' >&2; exit 1", "could not be started: soloscope: The disk is broken."),
        ("echo gibberish", "could not be started."),
        ('echo \'{"kind": "soloscope service"}\'', "in a way that this plugin does not understand"),
        (
            'echo \'{"kind": "soloscope service", "transport": "unix", "address": "/nowhere", "secret": ""}\'',
            "cannot be reached",
        ),
        ("exec sleep 30", "did not start in time"),
    ],
)
def test_an_engine_that_does_not_serve_is_said(plugin, recording, line, sentence):
    engine = engine_script(plugin.folder / "odd engine", line)
    # Only who sleeps is waited for; the others may be slow to start on a busy machine.
    features, _ = hosted(plugin, recording, SOLOSCOPE=str(engine), SOLOSCOPE_TIMEOUT="2" if "sleep" in line else "30")
    assert sentence in only_label(features, 14.007)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(signal.SIGKILL, "has stopped in the middle of its work"), (signal.SIGSTOP, "does not answer any more")],
)
def test_an_engine_that_goes_silent_half_way_is_said(plugin, tmp_path, number, sentence):
    """The service is one that has no model loaded yet, so the host waits long enough for this."""
    long = demo_cut(tmp_path, 10.0, 70.0)
    places = {"SOLOSCOPE_RUNTIME_DIR": str(tmp_path / "service"), "SOLOSCOPE_CACHE_DIR": str(tmp_path / "cache")}
    with ThreadPoolExecutor(1) as pool:
        # One that is killed is noticed at once, however long the patience with one that loads its model.
        patience = "120" if number == signal.SIGKILL else "5"
        host = pool.submit(hosted, plugin, long, SOLOSCOPE_TIMEOUT=patience, **places)
        log = tmp_path / "service" / "log"
        wait_until(lambda: log.exists() and "Vamp plugin" in log.read_text())
        address = read_address(tmp_path / "service")
        assert address is not None
        os.kill(address.pid, number)
        try:
            features, said = host.result()
        finally:
            with suppress(ProcessLookupError):
                os.kill(address.pid, signal.SIGKILL)
    assert sentence in only_label(features, 60.007)
    assert sentence in said
