// resolve.h: paths of a guest, beneath a directory of the host.
//
// Whatever happens to the tree meanwhile, no path leads out of the directory:
// not by "..", not by an absolute path, not by a symbolic link (absolute ones
// never lead inside) and not by the links of /proc. SB_ESCAPE says it tried.
#ifndef CBW_SANDBOX_RESOLVE_H
#define CBW_SANDBOX_RESOLVE_H

#include "runtime/sandbox/sandbox.h"

#include <limits.h>

// Is a link as the last component replaced by what it points to? BARE: only
// where no slash is behind it, as when a file may be made.
typedef enum { SB_NEVER, SB_ALWAYS, SB_BARE } SbFollow;

// A name of one component, with a '/' behind it if the path had one.
enum { SB_NAME_SIZE = NAME_MAX + 3 };

// open(2). `by_hand`: component by component instead of openat2.
int sb_open_beneath(int dir, bool by_hand, const char *path, int flags,
                    bool follow, int *fd);

// The directory that holds the last component, and that component's name. Calls
// that make or remove what it names take it as it is; all others cut the slash
// first, or the kernel follows a link. "." if it would be ".." or
// nothing. A link as the last component is replaced by what it points to if
// `follow`; a slash behind it alone does not do that (to the kernel it does,
// for what looks up rather than makes or removes).
int sb_open_parent(int dir, bool by_hand, const char *path, bool follow,
                   int *parent, char name[SB_NAME_SIZE]);

bool sb_cut_slash(char *name); // was there one?
bool sb_ends_in_slash(const char *path);

// Does openat2 work here?
bool sb_has_openat2(int dir);

#endif
