// memory_node.c: the nodes of a tree in memory, what they cost, and finding
// them. Every byte that a guest makes it take is paid from the tree's quota.
#include "runtime/sandbox/memory_fs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// ------------------------------------------------------------------- quota

static bool pay(MemFs *fs, uint64_t bytes)
{
    if (bytes > fs->left)
        return false;
    fs->left -= bytes;
    return true;
}

static uint64_t entry_cost(const char *name)
{
    enum { OVERHEAD = 16 }; // of an allocation
    return 2 * sizeof(MemEntry) + strlen(name) + OVERHEAD;
}

// ------------------------------------------------------------------- nodes

MemNode *mem_node(MemFs *fs, SbType type)
{
    MemNode *n = pay(fs, sizeof *n) ? calloc(1, sizeof *n) : NULL;
    if (!n)
        return NULL;
    n->type = type;
    n->ino = fs->next_ino++;
    n->host_dir = -1;
    n->next_id = 3; // 1 is ".", 2 is ".."
    n->atim = n->mtim = n->ctim = sb_clock_read(fs->clock, CLOCK_REALTIME);
    n->next = fs->nodes;
    if (n->next)
        n->next->prev = n;
    fs->nodes = n;
    return n;
}

static void free_node(MemNode *n)
{
    for (size_t i = 0; i < n->nentries; i++)
        free(n->entries[i].name);
    free(n->entries);
    free(n->data);
    free(n->target);
    if (n->host_dir >= 0)
        close(n->host_dir);
    free(n);
}

void mem_release(MemFs *fs, MemNode *n)
{
    if (n->handles > 0 || n->links > 0)
        return;
    fs->left += sizeof *n + n->cap + (n->target ? strlen(n->target) : 0);
    if (n->prev)
        n->prev->next = n->next;
    else
        fs->nodes = n->next;
    if (n->next)
        n->next->prev = n->prev;
    free_node(n);
}

static int grow(MemFs *fs, MemNode *n, uint64_t cap)
{
    if (cap <= n->cap)
        return 0;
    if (cap < 2 * n->cap && 2 * n->cap - n->cap <= fs->left)
        cap = 2 * n->cap;
    if (!pay(fs, cap - n->cap))
        return ENOSPC;
    uint8_t *data = realloc(n->data, cap);
    if (!data) {
        fs->left += cap - n->cap;
        return ENOSPC;
    }
    memset(data + n->cap, 0, cap - n->cap);
    n->data = data;
    n->cap = cap;
    return 0;
}

int mem_resize(MemFs *fs, MemNode *n, uint64_t size)
{
    if (size > n->size) {
        int err = grow(fs, n, size);
        if (err)
            return err;
    } else if (n->size > 0) {
        memset(n->data + size, 0, n->size - size);
    }
    n->size = size;
    n->mtim = n->ctim = sb_clock_read(fs->clock, CLOCK_REALTIME);
    return 0;
}

// ----------------------------------------------------------------- entries

static MemEntry *lookup(const MemNode *dir, const char *name)
{
    for (size_t i = 0; i < dir->nentries; i++)
        if (!strcmp(dir->entries[i].name, name))
            return &dir->entries[i];
    return NULL;
}

static bool room(MemNode *dir)
{
    if (dir->nentries < dir->entries_cap)
        return true;
    size_t cap = dir->entries_cap ? 2 * dir->entries_cap : 8;
    MemEntry *e = realloc(dir->entries, cap * sizeof *e);
    if (!e)
        return false;
    dir->entries = e;
    dir->entries_cap = cap;
    return true;
}

int mem_attach(MemFs *fs, MemNode *dir, const char *name, MemNode *n)
{
    if (!pay(fs, entry_cost(name)))
        return ENOSPC;
    char *copy = room(dir) ? strdup(name) : NULL;
    if (!copy) {
        fs->left += entry_cost(name);
        return ENOSPC;
    }
    dir->entries[dir->nentries++] = (MemEntry){dir->next_id++, copy, n};
    n->links++;
    if (n->type == SB_DIR)
        n->parent = dir;
    dir->mtim = dir->ctim = n->ctim = sb_clock_read(fs->clock, CLOCK_REALTIME);
    return 0;
}

void mem_detach(MemFs *fs, MemNode *dir, const char *name)
{
    MemEntry *e = lookup(dir, name);
    MemNode *n = e->node;
    size_t i = (size_t)(e - dir->entries);
    fs->left += entry_cost(name);
    free(e->name);
    memmove(e, e + 1, (--dir->nentries - i) * sizeof *e);
    n->links--;
    if (n->type == SB_DIR)
        n->parent = NULL;
    dir->mtim = dir->ctim = n->ctim = sb_clock_read(fs->clock, CLOCK_REALTIME);
}

// ----------------------------------------------------------------- finding

// Puts a link's target before the rest of the path.
static int follow_link(const MemNode *link, char *rest, const char *more,
                       int *links)
{
    enum { MOST = 40 };
    size_t n = strlen(link->target), len = strlen(more);
    if (link->target[0] == '/')
        return SB_ESCAPE;
    if (++*links > MOST)
        return ELOOP;
    if (n + len >= 2 * PATH_MAX)
        return ENAMETOOLONG;
    memmove(rest + n, more, len + 1);
    memcpy(rest, link->target, n);
    return 0;
}

// One step; `done` when it was the last.
static int step(MemNode *start, char *rest, SbFollow follow, int *links,
                MemPlace *p, bool *done)
{
    char *at = rest + strspn(rest, "/");
    size_t n = strcspn(at, "/");
    const char *more = at + n;
    if (n > NAME_MAX)
        return ENAMETOOLONG;
    memcpy(p->name, at, n);
    p->name[n] = '\0';
    p->slash = *more == '/';
    *done = more[strspn(more, "/")] == '\0';
    bool up = !strcmp(p->name, "..");
    bool through = follow == SB_ALWAYS || (follow == SB_BARE && !p->slash);
    if (!n || up || !strcmp(p->name, ".")) {
        if (up && p->dir == start)
            return SB_ESCAPE;
        if (up && !p->dir->parent)
            return ENOENT;
        p->dir = p->node = up ? p->dir->parent : p->dir;
        strcpy(p->name, ".");
        memmove(rest, more, strlen(more) + 1);
        return 0;
    }
    MemEntry *e = lookup(p->dir, p->name);
    p->node = e ? e->node : NULL;
    if (e && e->node->type == SB_SYMLINK && (!*done || through)) {
        *done = false;
        return follow_link(e->node, rest, more, links);
    }
    if (!e)
        return *done ? 0 : ENOENT;
    if (!*done && p->node->type != SB_DIR)
        return ENOTDIR;
    if (!*done)
        p->dir = p->node;
    memmove(rest, more, strlen(more) + 1);
    return 0;
}

int mem_find(MemNode *start, const char *path, SbFollow follow, MemPlace *out)
{
    char rest[2 * PATH_MAX];
    int links = 0;
    bool done = false;
    size_t len = strlen(path);
    if (len == 0)
        return ENOENT;
    if (len >= PATH_MAX)
        return ENAMETOOLONG;
    if (path[0] == '/')
        return SB_ESCAPE;
    memcpy(rest, path, len + 1);
    out->dir = start;
    while (!done) {
        int err = step(start, rest, follow, &links, out, &done);
        if (err)
            return err;
    }
    return 0;
}

int mem_find_node(MemNode *start, const char *path, bool follow, MemPlace *out)
{
    size_t len = strlen(path);
    follow |= len > 0 && path[len - 1] == '/';
    int err = mem_find(start, path, follow ? SB_ALWAYS : SB_NEVER, out);
    if (err || !out->node)
        return err ? err : ENOENT;
    return out->slash && out->node->type != SB_DIR ? ENOTDIR : 0;
}

// ----------------------------------------------------------------- handles

static void free_fs(MemFs *fs)
{
    while (fs->nodes) {
        MemNode *n = fs->nodes;
        fs->nodes = n->next;
        free_node(n);
    }
    free(fs);
}

void mem_close(SbFile *f)
{
    MemHandle *h = (MemHandle *)f;
    MemFs *fs = h->fs;
    h->node->handles--;
    mem_release(fs, h->node);
    free(h);
    if (--fs->handles == 0)
        free_fs(fs);
}

int mem_handle(MemFs *fs, MemNode *n, bool read_only, SbFile **out)
{
    MemHandle *h = calloc(1, sizeof *h);
    if (!h)
        return ENOMEM;
    h->file = (SbFile){.ops = n->type == SB_DIR ? &MEM_DIR_OPS : &MEM_FILE_OPS,
                       .type = n->type,
                       .read_only = read_only,
                       .host = -1};
    h->fs = fs;
    h->node = n;
    n->handles++;
    fs->handles++;
    *out = &h->file;
    return 0;
}

int sb_mem_dir(SbClock *clock, uint64_t size, bool fixed, SbFile **out)
{
    MemFs *fs = calloc(1, sizeof *fs);
    if (!fs)
        return ENOMEM;
    fs->left = size;
    fs->next_ino = 1;
    fs->fixed = fixed;
    fs->clock = clock;
    MemNode *root = mem_node(fs, SB_DIR);
    int err = root ? mem_handle(fs, root, false, out) : ENOSPC;
    if (err) {
        free_fs(fs);
        return err;
    }
    root->links = 1;
    root->parent = root;
    return 0;
}

int sb_mem_map(SbFile *dir, const char *name, int host_dir, const char *host,
               bool read_only)
{
    MemHandle *h = (MemHandle *)dir;
    MemPlace p;
    int err = mem_find(h->node, name, false, &p);
    if (err || p.node)
        return err ? err : EEXIST;
    MemNode *n = mem_node(h->fs, SB_REGULAR);
    char *copy = strdup(host);
    err = n && copy ? mem_attach(h->fs, h->node, name, n) : ENOSPC;
    if (err) {
        free(copy);
        if (n)
            mem_release(h->fs, n);
        return err;
    }
    n->target = copy;
    n->host_dir = host_dir;
    n->read_only = read_only;
    return 0;
}
