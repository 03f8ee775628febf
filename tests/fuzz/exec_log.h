// exec_log.h: writes down all that a module did: statuses, results, fuel, what
// its memories and globals hold. Built twice: with the runtime as it is, and
// (CBW_SWITCH, exec_log_switch in a library of its own) with its interpreter
// that is dispatched by a switch.
#ifndef CBW_TESTS_EXEC_LOG_H
#define CBW_TESTS_EXEC_LOG_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef CBW_SWITCH
#define exec_log exec_log_switch
#endif

__attribute__((visibility("default"))) // the library hides all the rest
void exec_log(const uint8_t *data, size_t size, FILE *log);
void exec_log_switch(const uint8_t *data, size_t size, FILE *log);

#endif
