// Files, directories and paths.
//
// What may fail returns false with errno set by the system. Paths are Str with
// '/' between parts; a NUL inside a path fails with EINVAL.
#ifndef CBW_BASE_FS_H
#define CBW_BASE_FS_H

#include "base/str.h"
#include "base/vec.h"

bool fs_read(Arena *a, Str path, Str *out); // whole file, followed by a NUL

// Whole or not at all: writes a temporary sibling and renames it over path.
// The mode is 0644 whatever the umask. What is no regular file (a device, a
// symbolic link) is written in place.
bool fs_write(Str path, Str data);
bool fs_write_mode(Str path, Str data, unsigned mode);

bool fs_exists(Str path);
bool fs_is_dir(Str path);
bool fs_mkdirs(Str path);                       // with parents; may exist
bool fs_list(Arena *a, Str dir, StrVec *names); // sorted, no "." and ".."
bool fs_remove(Str path);                       // one file or empty dir
bool fs_remove_tree(Str path);                  // absent is fine
bool fs_rename(Str from, Str to);               // replaces a file at `to`
Str fs_temp_sibling(Arena *a, Str path);        // a fresh name beside path
Str fs_cwd(Arena *a);

// Paths by their spelling alone; nothing is looked up.
Str path_join(Arena *a, Str dir, Str rest); // an absolute rest stands alone
Str path_base(Str path);                    // "a/b.h" -> "b.h"
Str path_dir(Str path);                     // "a/b.h" -> "a"; "b.h" -> "."
Str path_ext(Str path);                     // "a/b.h" -> ".h"; or ""
Str path_stem(Str path);                    // "a/b.h" -> "b"
bool path_is_abs(Str path);
Str path_normal(Arena *a, Str path); // no ".", "//"; ".." taken up
Str path_abs(Arena *a, Str path);    // against the working directory, normal
Str path_relative(Arena *a, Str from_dir, Str path); // both made absolute

#endif
