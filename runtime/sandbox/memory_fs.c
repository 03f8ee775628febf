// memory_fs.c: what can be done with files and directories in memory, as POSIX
// says it; nothing of it reaches the host but mapped files.
#include "runtime/sandbox/memory_fs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static MemHandle *mem(SbFile *f)
{
    return (MemHandle *)f;
}

// ------------------------------------------------------------------- bytes

static int mem_read(SbFile *f, const struct iovec *iov, int n, int64_t at,
                    size_t *done)
{
    MemHandle *h = mem(f);
    const MemNode *node = h->node;
    uint64_t pos = at < 0 ? h->pos : (uint64_t)at;
    *done = 0;
    for (int i = 0; i < n && pos < node->size; i++) {
        uint64_t left = node->size - pos;
        size_t len = iov[i].iov_len < left ? iov[i].iov_len : (size_t)left;
        memcpy(iov[i].iov_base, node->data + pos, len);
        pos += len;
        *done += len;
    }
    if (at < 0)
        h->pos = pos;
    return 0;
}

// As much as the quota has room for; nothing is an error.
static int mem_write(SbFile *f, const struct iovec *iov, int n, int64_t at,
                     size_t *done)
{
    MemHandle *h = mem(f);
    MemNode *node = h->node;
    // as in Linux, appending wins over a position
    uint64_t pos = h->append ? node->size : at < 0 ? h->pos : (uint64_t)at;
    *done = 0;
    for (int i = 0; i < n; i++) {
        size_t len = iov[i].iov_len;
        if (len == 0)
            continue;
        if (len > INT64_MAX - pos)
            return *done ? 0 : EFBIG;
        int err =
            pos + len > node->size ? mem_resize(h->fs, node, pos + len) : 0;
        if (err)
            return *done ? 0 : err;
        memcpy(node->data + pos, iov[i].iov_base, len);
        pos += len;
        *done += len;
        if (at < 0)
            h->pos = pos;
    }
    node->mtim = node->ctim = sb_clock_read(h->fs->clock, CLOCK_REALTIME);
    return 0;
}

static int mem_seek(SbFile *f, int64_t offset, int whence, uint64_t *at)
{
    MemHandle *h = mem(f);
    uint64_t base = whence == SEEK_SET   ? 0
                    : whence == SEEK_CUR ? h->pos
                                         : h->node->size;
    if (offset < 0 ? (uint64_t) - (offset + 1) >= base
                   : (uint64_t)offset > INT64_MAX - base)
        return offset < 0 ? EINVAL : EOVERFLOW;
    h->pos = *at = base + (uint64_t)offset;
    return 0;
}

static int mem_set_size(SbFile *f, uint64_t size)
{
    MemHandle *h = mem(f);
    return mem_resize(h->fs, h->node, size);
}

static int mem_allocate(SbFile *f, uint64_t at, uint64_t len)
{
    MemHandle *h = mem(f);
    return at + len > h->node->size ? mem_resize(h->fs, h->node, at + len) : 0;
}

static int mem_advise(SbFile *f, uint64_t at, uint64_t len, int advice)
{
    (void)f, (void)at, (void)len, (void)advice;
    return 0;
}

static int mem_sync(SbFile *f, bool data_only)
{
    (void)f, (void)data_only;
    return 0;
}

static int mem_append(SbFile *f, bool on)
{
    mem(f)->append = on;
    return 0;
}

// ------------------------------------------------------------------- state

static int stat_node(const MemNode *n, SbStat *out)
{
    if (n->host_dir >= 0)
        return sb_host_stat(n->host_dir, n->target, out);
    *out = (SbStat){.ino = n->ino,
                    .nlink = n->links,
                    .size = n->type == SB_SYMLINK ? strlen(n->target) : n->size,
                    .atim = n->atim,
                    .mtim = n->mtim,
                    .ctim = n->ctim,
                    .type = n->type};
    return 0;
}

static void set_times(MemFs *fs, MemNode *n, const SbTimes *t)
{
    uint64_t now = sb_clock_read(fs->clock, CLOCK_REALTIME);
    if (t->flags & (SB_ATIM | SB_ATIM_NOW))
        n->atim = t->flags & SB_ATIM ? t->atim : now;
    if (t->flags & (SB_MTIM | SB_MTIM_NOW))
        n->mtim = t->flags & SB_MTIM ? t->mtim : now;
    n->ctim = now;
}

static int mem_stat(SbFile *f, SbStat *out)
{
    return stat_node(mem(f)->node, out);
}

static int mem_times(SbFile *f, const SbTimes *t)
{
    set_times(mem(f)->fs, mem(f)->node, t);
    return 0;
}

static int mem_stat_at(SbFile *d, const char *path, bool follow, SbStat *out)
{
    MemPlace p;
    int err = mem_find_node(mem(d)->node, path, follow, &p);
    return err ? err : stat_node(p.node, out);
}

static int mem_times_at(SbFile *d, const char *path, bool follow,
                        const SbTimes *t)
{
    MemPlace p;
    int err = mem_find_node(mem(d)->node, path, follow, &p);
    if (err)
        return err;
    if (p.node->host_dir >= 0)
        return EROFS;
    set_times(mem(d)->fs, p.node, t);
    return 0;
}

// Ids are cookies: an entry comes behind all that have smaller ones.
static int mem_list(SbFile *d, uint64_t cookie, SbEntry *out)
{
    const MemNode *n = mem(d)->node;
    if (!n->parent) // it was removed
        return SB_END;
    if (cookie < 2) {
        *out = (SbEntry){cookie + 1, n->ino, SB_DIR, cookie ? ".." : ".",
                         cookie ? 2 : 1};
        return 0;
    }
    size_t lo = 0, hi = n->nentries;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (n->entries[mid].id <= cookie)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == n->nentries)
        return SB_END;
    const MemEntry *e = &n->entries[lo];
    *out =
        (SbEntry){e->id, e->node->ino, e->node->type, e->name, strlen(e->name)};
    return 0;
}

// ------------------------------------------------------------------- names

// A place where a name may come: it is free, and the directory still there.
static int free_place(SbFile *d, const char *path, bool slash_ok, MemPlace *p)
{
    int err = mem_find(mem(d)->node, path, SB_NEVER, p);
    if (err)
        return err;
    if (p->node)
        return EEXIST;
    if (mem(d)->fs->fixed)
        return EROFS;
    return !p->dir->parent || (p->slash && !slash_ok) ? ENOENT : 0;
}

static int must_be(const MemPlace *p)
{
    if (!p->node)
        return ENOENT;
    return p->slash && p->node->type != SB_DIR ? ENOTDIR : 0;
}

// Names a fresh node; takes it also when that fails.
static int add(SbFile *d, const MemPlace *p, MemNode *n)
{
    if (!n)
        return ENOSPC;
    int err = mem_attach(mem(d)->fs, p->dir, p->name, n);
    if (err)
        mem_release(mem(d)->fs, n);
    return err;
}

static int mem_mkdir(SbFile *d, const char *path)
{
    MemPlace p;
    int err = free_place(d, path, true, &p);
    return err ? err : add(d, &p, mem_node(mem(d)->fs, SB_DIR));
}

static int mem_symlink(SbFile *d, const char *path, const char *target)
{
    MemPlace p;
    int err = free_place(d, path, false, &p);
    if (err)
        return err;
    MemFs *fs = mem(d)->fs;
    size_t len = strlen(target);
    MemNode *n = len <= fs->left ? mem_node(fs, SB_SYMLINK) : NULL;
    char *copy = n && len <= fs->left ? strdup(target) : NULL;
    if (!copy) {
        if (n)
            mem_release(fs, n);
        return ENOSPC;
    }
    fs->left -= len;
    n->target = copy;
    return add(d, &p, n);
}

static int mem_readlink(SbFile *d, const char *path, char *out, size_t cap,
                        size_t *len)
{
    MemPlace p;
    int err = mem_find_node(mem(d)->node, path, false, &p);
    if (err)
        return err;
    if (p.node->type != SB_SYMLINK)
        return EINVAL;
    *len = strlen(p.node->target);
    if (*len > cap)
        *len = cap;
    memcpy(out, p.node->target, *len);
    return 0;
}

static int mem_remove(SbFile *d, const char *path, bool directory)
{
    MemFs *fs = mem(d)->fs;
    MemPlace p;
    int err = mem_find(mem(d)->node, path, SB_NEVER, &p);
    if (!err)
        err = must_be(&p);
    if (err)
        return err;
    if (fs->fixed)
        return EROFS;
    bool self = !strcmp(p.name, ".");
    if (self)
        return directory ? EINVAL : EISDIR;
    if (directory != (p.node->type == SB_DIR))
        return directory ? ENOTDIR : EISDIR;
    if (p.node->nentries > 0)
        return ENOTEMPTY;
    mem_detach(fs, p.dir, p.name);
    mem_release(fs, p.node);
    return 0;
}

// Both places, as far as their directories go: whether something is at the
// first comes later.
static int find_two(SbFile *d, const char *path, bool follow, SbFile *to_d,
                    const char *to, MemPlace *p, MemPlace *q)
{
    int err = mem_find(mem(d)->node, path, follow ? SB_ALWAYS : SB_NEVER, p);
    if (!err)
        err = mem_find(mem(to_d)->node, to, SB_NEVER, q);
    if (err)
        return err;
    if (mem(d)->fs != mem(to_d)->fs)
        return EXDEV;
    return 0;
}

static int mem_link(SbFile *d, const char *path, bool follow, SbFile *to_d,
                    const char *to)
{
    MemPlace p, q;
    size_t len = strlen(path);
    follow |= len > 0 && path[len - 1] == '/';
    int err = find_two(d, path, follow, to_d, to, &p, &q);
    if (!err)
        err = must_be(&p);
    if (!err)
        err = free_place(to_d, to, false, &q);
    if (err)
        return err;
    return p.node->type == SB_DIR
               ? EPERM
               : mem_attach(mem(d)->fs, q.dir, q.name, p.node);
}

static bool is_below(const MemNode *n, const MemNode *top)
{
    while (n && n != top && n->parent != n)
        n = n->parent;
    return n == top;
}

// May `p` go where `q` is?
static int may_move(const MemPlace *p, const MemPlace *q)
{
    if (!strcmp(p->name, ".") || !strcmp(q->name, "."))
        return EBUSY;
    int err = must_be(p);
    if (err || !q->dir->parent)
        return err ? err : ENOENT;
    bool directory = p->node->type == SB_DIR;
    if (directory && is_below(q->dir, p->node))
        return EINVAL;
    if (q->slash && !directory)
        return ENOTDIR;
    if (q->node && q->node->type == SB_DIR && is_below(p->dir, q->node))
        return ENOTEMPTY;
    if (!q->node || q->node == p->node)
        return 0;
    if (directory && q->node->type != SB_DIR)
        return ENOTDIR;
    if (!directory && q->node->type == SB_DIR)
        return EISDIR;
    return q->node->nentries > 0 ? ENOTEMPTY : 0;
}

static int mem_rename(SbFile *d, const char *path, SbFile *to_d, const char *to)
{
    MemFs *fs = mem(d)->fs;
    MemPlace p, q;
    int err = find_two(d, path, false, to_d, to, &p, &q);
    if (!err && fs->fixed)
        err = EROFS;
    if (!err)
        err = may_move(&p, &q);
    if (err || p.node == q.node)
        return err;
    MemNode *old = q.node;
    err = mem_attach(fs, q.dir, q.name, p.node);
    if (err)
        return err;
    if (old) { // it has the smaller id and is found first
        mem_detach(fs, q.dir, q.name);
        mem_release(fs, old);
    }
    mem_detach(fs, p.dir, p.name);
    if (p.node->type == SB_DIR)
        p.node->parent = q.dir;
    return 0;
}

// ----------------------------------------------------------------- opening

static int make_file(SbFile *d, const MemPlace *p, MemNode **out)
{
    MemFs *fs = mem(d)->fs;
    if (fs->fixed)
        return EROFS;
    if (!p->dir->parent)
        return ENOENT;
    *out = mem_node(fs, SB_REGULAR);
    return add(d, p, *out);
}

// What is there, as `how` wants it.
static int check(const MemNode *n, const SbHow *how)
{
    if (how->create && how->exclusive)
        return EEXIST;
    if (n->type == SB_SYMLINK)
        return how->directory ? ENOTDIR : ELOOP;
    if (n->type == SB_DIR)
        return how->write || how->create || how->truncate ? EISDIR : 0;
    return how->directory ? ENOTDIR : 0;
}

static int mem_open(SbFile *d, const char *path, const SbHow *how, SbFile **out)
{
    MemFs *fs = mem(d)->fs;
    MemPlace p;
    SbFollow bare = how->follow && !how->exclusive ? SB_BARE : SB_NEVER;
    if (how->directory && how->create)
        return EINVAL;
    int err = how->create ? mem_find(mem(d)->node, path, bare, &p)
                          : mem_find_node(mem(d)->node, path, how->follow, &p);
    if (!err && how->create && p.slash && strcmp(p.name, "."))
        err = EISDIR;
    if (!err)
        err = p.node ? check(p.node, how) : make_file(d, &p, &p.node);
    if (err)
        return err;
    if (p.node->host_dir >= 0)
        return sb_host_file(p.node->host_dir, p.node->target, how,
                            p.node->read_only, out);
    if (how->truncate)
        mem_resize(fs, p.node, 0);
    err = mem_handle(fs, p.node, d->read_only, out);
    if (!err)
        mem(*out)->append = how->append;
    return err;
}

const SbOps MEM_DIR_OPS = {.close = mem_close,
                           .stat = mem_stat,
                           .times = mem_times,
                           .sync = mem_sync,
                           .open = mem_open,
                           .list = mem_list,
                           .stat_at = mem_stat_at,
                           .times_at = mem_times_at,
                           .mkdir = mem_mkdir,
                           .remove = mem_remove,
                           .symlink = mem_symlink,
                           .readlink = mem_readlink,
                           .link = mem_link,
                           .rename = mem_rename};
const SbOps MEM_FILE_OPS = {.close = mem_close,
                            .read = mem_read,
                            .write = mem_write,
                            .seek = mem_seek,
                            .resize = mem_set_size,
                            .allocate = mem_allocate,
                            .advise = mem_advise,
                            .sync = mem_sync,
                            .append = mem_append,
                            .stat = mem_stat,
                            .times = mem_times};
