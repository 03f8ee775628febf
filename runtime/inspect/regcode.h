// regcode.h: register code as text, for golden tests and the curious.
#ifndef CBW_INSPECT_REGCODE_H
#define CBW_INSPECT_REGCODE_H

#include "base/out.h"
#include "runtime/core/module.h"

// All functions of a loaded module. `names`: what each is called, may be empty.
void regcode_print(const RtModule *m, const Str *names, Out *out);

#endif
