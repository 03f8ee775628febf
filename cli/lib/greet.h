// The library's interface: what is declared here can be called from
// JavaScript. The words that begin with CBW_ are nothing for C compilers.
#ifndef GREET_H
#define GREET_H

#include "cbw.h"
#include <stddef.h>
#include <stdint.h>

/** A greeting for a name. */
char *greet(const char *name) CBW_OWN(free);
/** The sum of all bytes. */
uint32_t checksum(const uint8_t *data, size_t size);

#endif
