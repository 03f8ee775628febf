// The guest library as an archive, so that the linker takes from it only what
// is wanted. Every wasm-ld knows archives; not all know --start-lib. The
// format is GNU ar's: an index of symbols first, then the objects.
#include "base/fs.h"
#include "base/out.h"
#include "pack/job.h"
#include <errno.h>
#include <string.h>

typedef struct Member {
    Str bytes;
    StrVec symbols;
    uint32_t offset; // of its header in the archive
} Member;

enum { MAGIC_SIZE = 8, HEADER_SIZE = 60 };

static bool read_member(PackJob *job, Str object, Member *m)
{
    WasmSymbols symbols = {0};
    *m = (Member){0};
    if (!fs_read(job->arena, object, &m->bytes) ||
        !wasm_symbols(job->arena, m->bytes, &symbols)) {
        diag_error(job->diags, NO_LOC, "can not read %.*s: %s", STR_ARG(object),
                   strerror(errno));
        return false;
    }
    m->symbols = symbols.defined;
    for (size_t i = 0; i < symbols.data.len; i++)
        VEC_PUSH(job->arena, &m->symbols, symbols.data.at[i]);
    return true;
}

static uint32_t even(size_t n)
{
    return (uint32_t)(n + (n & 1));
}

static void put_u32(Out *o, uint32_t v)
{
    char b[4] = {(char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v};
    out_raw(o, (Str){b, 4});
}

static void put_header(Out *o, const char *name, size_t size)
{
    char header[HEADER_SIZE + 1];
    snprintf(header, sizeof header, "%-16s%-12d%-6d%-6d%-8o%-10zu`\n", name, 0,
             0, 0, 0644, size);
    out_raw(o, (Str){header, HEADER_SIZE});
}

static void put_body(Out *o, Str body)
{
    out_raw(o, body);
    if (body.len & 1)
        out_raw(o, STR("\n"));
}

static Str index_text(Arena *a, const Member *members, size_t n)
{
    Out *o = out_new();
    uint32_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += (uint32_t)members[i].symbols.len;
    put_u32(o, count);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < members[i].symbols.len; k++)
            put_u32(o, members[i].offset);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < members[i].symbols.len; k++) {
            out_raw(o, members[i].symbols.at[k]);
            out_raw(o, (Str){"\0", 1});
        }
    }
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

// The index's size does not depend on the offsets in it.
static Str archive_text(Arena *a, Member *members, size_t n)
{
    uint32_t at = MAGIC_SIZE + HEADER_SIZE;
    at += even(index_text(a, members, n).len);
    for (size_t i = 0; i < n; i++) {
        members[i].offset = at;
        at += HEADER_SIZE + even(members[i].bytes.len);
    }
    Str index = index_text(a, members, n);
    Out *o = out_new();
    out_raw(o, STR("!<arch>\n"));
    put_header(o, "/", index.len);
    put_body(o, index);
    for (size_t i = 0; i < n; i++) {
        put_header(o, str_fmt(a, "%zu.o/", i).ptr, members[i].bytes.len);
        put_body(o, members[i].bytes);
    }
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

bool archive_objects(PackJob *job, const StrVec *objects, Str *archive)
{
    Member *members = ARENA_ARRAY(job->arena, Member, objects->len);
    for (size_t i = 0; i < objects->len; i++)
        if (!read_member(job, objects->at[i], &members[i]))
            return false;
    *archive = archive_text(job->arena, members, objects->len);
    return true;
}
