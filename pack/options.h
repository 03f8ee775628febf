// What a user can say, once: the table serves the command line, --help and
// the config file (a key is an option's long name).
#ifndef CBW_PACK_OPTIONS_H
#define CBW_PACK_OPTIONS_H

#include "base/diag.h"

typedef struct PackOptions {
    StrVec headers, sources, inputs; // inputs: .o and .a
    StrVec includes, defines;        // -I, -D
    StrVec clang_args;               // after --
    StrVec link_args;                // -l, -L
    Str out;                         // "" = the package's name
    Str name, version;
    Str config;       // "" = none
    Str package_json; // "" = beside the config, if there is one
    Str wasm;         // a module linked elsewhere
    Str optimize;     // "2", "z", ...
    Str allocator;    // "small" or "libc"
    Str inlined;      // "deflate", "base64" or "off"
    Str names;        // "idiomatic" or "c"
    Str stack;        // bytes of C stack
    Str stage;        // dump
    Str color;        // "auto", "always" or "never"
    bool no_facts;    // do not read what the sources do with pointers
    bool files;       // WASI's files work, in memory
    bool suggest;     // scan: a side file instead of the account
    bool force, keep_debug, strict, json, verbose, help;

    Str dir;              // verify: the package; init: the folder
    Str template;         // init: "plain" or "cmake"
    Str run;              // watch: a command of the shell's
    StrVec allow_missing; // verify: tools that need not be there
    bool verify;
    bool drop_in; // bind: C's own signatures for the host
    StrVec tests; // test: C files, the last part may be a pattern
    Str filter, jobs, repeat, fuel, max_memory, test_limit;
    Str format, report; // test: "text", "tap" or "junit"; a file
    bool isolate;       // test: a process for each
    StrVec dirs, env;   // test: HOST[::GUEST][:ro], NAME=VALUE
    Str leak_check;     // test: "off", "warn" or "error"
    bool redzones;
    Str coverage; // test: a file: lcov's when it ends in .info
    bool keep_names;    // report: names stay in the module until it is finished
    Str previous;  // the release to compare with: a package, "" = what is in
                   // the output directory, "none"
    StrVec budget; // "js-gzip=40KB"
} PackOptions;

void options_init(PackOptions *o);

// Which commands know an option.
enum {
    CMD_PACK = 1,
    CMD_BIND = 2,
    CMD_SCAN = 4,
    CMD_DUMP = 8,
    CMD_DOCTOR = 16,
    CMD_VERIFY = 32,
    CMD_REPORT = 64,
    CMD_INIT = 128,
    CMD_WATCH = 256,
    CMD_TEST = 512,
    CMD_BUILD = CMD_PACK | CMD_REPORT | CMD_TEST,       // those that compile
    CMD_C = CMD_BUILD | CMD_BIND | CMD_SCAN | CMD_DUMP, // those that read C
    CMD_ANY = CMD_C | CMD_DOCTOR | CMD_VERIFY | CMD_INIT,
};

typedef enum { OPT_FLAG, OPT_TEXT, OPT_LIST } OptKind;

typedef struct OptSpec {
    const char *name; // long name, without "--"; also the config's key
    char letter;      // 0 = none
    OptKind kind;
    size_t offset;     // in PackOptions
    const char *value; // what stands for the value in --help
    const char *words; // allowed values separated by '|', or NULL
    const char *help;
    unsigned commands;
    bool in_config;
    bool is_path; // in a config: relative to the config's folder
} OptSpec;

extern const OptSpec OPTIONS[];
extern const size_t OPTIONS_LEN;

const OptSpec *option_find(Str name, unsigned command);      // or NULL
Str option_nearest(Str name, unsigned command, bool config); // or ""

// Sets a value; false with a reason when it is not allowed.
bool option_set(Arena *a, PackOptions *o, const OptSpec *spec, Str value,
                Str *reason);

// A file on the command line by its ending: header, source or link input.
// false when it is none of these.
bool options_add_file(Arena *a, PackOptions *o, Str path);

// A C++ source, by its name.
bool options_is_cxx(Str path);

// A -std= of C++ is not for C, nor the other way round.
bool options_is_foreign(Str flag, bool cxx);

// Takes clang's flags apart: -l, -L and -Wl, are for the linker.
void options_add_flag(Arena *a, PackOptions *o, Str flag);

// Reads cbindgen-wasm.json into what is not said yet. (config.c)
bool config_read(Arena *a, Str path, PackOptions *o, DiagList *diags);

#endif
