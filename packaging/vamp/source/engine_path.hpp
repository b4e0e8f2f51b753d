// Where Soloscope's command line program is.

#pragma once

#include <filesystem>

namespace soloscope {

// The program, looked for in this order: the environment variable SOLOSCOPE; the file "soloscope.engine" beside the
// plugin, which the installer writes; PATH; the usual install places of the system. Throws EngineError if there is none.
std::filesystem::path findEngine();

}  // namespace soloscope
