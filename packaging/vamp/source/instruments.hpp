// The instruments of the engine's default model, in its order: their names must be known before the engine is started.
// tests/interop/test_vamp_simple_host.py holds this list against the model's.

#pragma once

#include <array>

namespace soloscope {

constexpr std::array<const char*, 20> kInstruments{
    "accordion", "banjo",    "bass",  "cello", "clarinet",  "cymbals",     "drums",    "flute",   "guitar",  "mallet_percussion",
    "mandolin",  "organ",    "piano", "saxophone", "synthesizer", "trombone", "trumpet", "ukulele", "violin", "voice",
};

}  // namespace soloscope
