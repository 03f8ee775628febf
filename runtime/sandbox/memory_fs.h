// memory_fs.h: what the files of a tree in memory share.
#ifndef CBW_SANDBOX_MEMORY_FS_H
#define CBW_SANDBOX_MEMORY_FS_H

#include "runtime/sandbox/resolve.h"

typedef struct MemNode MemNode;

// Entries are in the order of their ids, which only grow: an id is a cookie.
typedef struct {
    uint64_t id;
    char *name;
    MemNode *node;
} MemEntry;

// A tree, with all its nodes in a list: it is freed without walking it.
typedef struct {
    uint64_t left; // bytes that it may still take
    uint64_t next_ino;
    uint32_t handles;
    bool fixed; // no names come or go
    SbClock *clock;
    MemNode *nodes;
} MemFs;

struct MemNode {
    SbType type;
    bool read_only;   // a mapped file
    uint32_t handles; // descriptors
    uint32_t links;   // entries that name it
    uint64_t ino, atim, mtim, ctim;
    MemNode *prev, *next; // in the tree's list
    // a file
    uint8_t *data;
    uint64_t size, cap;
    // a directory; `parent` is NULL when it was removed, itself at the top
    MemEntry *entries;
    size_t nentries, entries_cap;
    uint64_t next_id;
    MemNode *parent;
    // a link
    char *target;
    // a file of the host: `target` is its name in `host_dir`, or -1
    int host_dir;
};

typedef struct {
    SbFile file;
    MemFs *fs;
    MemNode *node;
    uint64_t pos;
    bool append;
} MemHandle;

// A node nobody names yet, or NULL: over the quota.
MemNode *mem_node(MemFs *fs, SbType type);
// Frees it if nothing holds it.
void mem_release(MemFs *fs, MemNode *n);
// 0 or ENOSPC. `name` is copied.
int mem_attach(MemFs *fs, MemNode *dir, const char *name, MemNode *n);
void mem_detach(MemFs *fs, MemNode *dir, const char *name);
int mem_resize(MemFs *fs, MemNode *n, uint64_t size);
int mem_handle(MemFs *fs, MemNode *n, bool read_only, SbFile **out);

// Where a path leads from a directory, which it cannot leave.
typedef struct {
    MemNode *dir, *node;     // node: NULL if there is none of this name
    char name[NAME_MAX + 1]; // "." for the directory itself
    bool slash;              // behind it
} MemPlace;

// The same for what must be there: ENOENT, or ENOTDIR because of the slash.
int mem_find_node(MemNode *start, const char *path, bool follow, MemPlace *out);
int mem_find(MemNode *start, const char *path, SbFollow follow, MemPlace *out);

void mem_close(SbFile *f);
extern const SbOps MEM_DIR_OPS;
extern const SbOps MEM_FILE_OPS;

#endif
