// What a host sees of the library: the one function that the Vamp API asks for.

#include <vamp-sdk/PluginAdapter.h>
#include <vamp/vamp.h>

#include "plugin.hpp"

static Vamp::PluginAdapter<soloscope::Plugin> adapter;

const VampPluginDescriptor* vampGetPluginDescriptor(unsigned int hostApiVersion, unsigned int index) {
    return hostApiVersion >= 1 && index == 0 ? adapter.getDescriptor() : nullptr;
}
