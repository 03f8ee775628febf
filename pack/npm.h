// The package: package.json, README.md, LICENSE, the manifest, and the
// directory itself, which is replaced as a whole or not at all.
#ifndef CBW_PACK_NPM_H
#define CBW_PACK_NPM_H

#include "gen/abi.h"
#include "pack/options.h"

#define NPM_MANIFEST ".cbindgen-wasm.json"

typedef struct NpmInfo {
    Str name, version; // settled: option, package.json, header
    Str user_json;     // path of the user's package.json, or ""
} NpmInfo;

// Settles name and version; errors if they are not npm's idea of them.
bool npm_info(Arena *a, const PackOptions *o, Str fallback_name, NpmInfo *info,
              DiagList *diags);
bool npm_name_valid(Arena *a, Str name, Str *reason);
bool npm_version_valid(Str version);
Str npm_file_stem(Str name); // "@me/zlib" -> "zlib"

// Adds package.json, README.md and LICENSE to the files.
bool npm_add_meta(const GenUnit *unit, const PackOptions *o,
                  const NpmInfo *info, GenFiles *files, DiagList *diags);

// Replaces the directory by the files and their manifest. What is there
// already must be ours and untouched, unless forced.
bool npm_write(Str dir, const GenFiles *files, Str hash, bool force,
               DiagList *diags);

void gen_files_add(GenFiles *files, Str path, Str data);
const Str *gen_files_get(const GenFiles *files, Str path); // or NULL

#endif
