// dwarf.c: the readers' hands, and the table of contents.
#include "runtime/observe/dwarf.h"

#include <string.h>

enum { WORK_PER_BYTE = 64 };

// ---------------------------------------------------------------- reading

DwarfReader dwarf_reader(DwarfInput *in, Str section, uint64_t offset)
{
    const uint8_t *start = (const uint8_t *)section.ptr;
    const uint8_t *end = start + section.len;
    bool bad = offset > section.len;
    return (DwarfReader){in, bad ? end : start + offset, end, bad};
}

// Each read is a step; a section that makes readers go in circles ends there.
static bool take(DwarfReader *r, uint64_t bytes)
{
    if (r->in->work > 0)
        r->in->work--;
    else
        r->bad = true;
    if (r->bad || (uint64_t)(r->end - r->at) < bytes) {
        r->bad = true;
        r->at = r->end;
    }
    return !r->bad;
}

uint64_t dwarf_uint(DwarfReader *r, unsigned bytes)
{
    uint64_t v = 0;
    if (!take(r, bytes))
        return 0;
    for (unsigned i = 0; i < bytes; i++)
        v |= (uint64_t)r->at[i] << (8 * i);
    r->at += bytes;
    return v;
}

static uint64_t leb(DwarfReader *r, bool sign)
{
    uint64_t v = 0;
    for (unsigned shift = 0; take(r, 1); shift += 7) {
        uint8_t b = *r->at++;
        if (shift < 64)
            v |= (uint64_t)(b & 0x7F) << shift;
        if (b >= 0x80)
            continue;
        if (sign && (b & 0x40) && shift + 7 < 64)
            v |= UINT64_MAX << (shift + 7);
        return v;
    }
    return 0;
}

uint64_t dwarf_uleb(DwarfReader *r)
{
    return leb(r, false);
}

int64_t dwarf_sleb(DwarfReader *r)
{
    return (int64_t)leb(r, true);
}

void dwarf_skip(DwarfReader *r, uint64_t bytes)
{
    if (take(r, bytes))
        r->at += bytes;
}

Str dwarf_cstr(DwarfReader *r)
{
    if (!take(r, 1))
        return STR("");
    const uint8_t *start = r->at;
    const uint8_t *end = memchr(start, 0, (size_t)(r->end - start));
    r->bad = end == NULL;
    r->at = end ? end + 1 : r->end;
    return r->bad ? STR("") : (Str){(const char *)start, (size_t)(end - start)};
}

Str dwarf_str_at(DwarfInput *in, Str section, uint64_t offset)
{
    DwarfReader r = dwarf_reader(in, section, offset);
    return dwarf_cstr(&r);
}

void dwarf_unit(DwarfReader *r, bool *wide)
{
    uint64_t len = dwarf_uint(r, 4);
    *wide = len == 0xFFFFFFFF;
    if (*wide)
        len = dwarf_uint(r, 8);
    if (len > (uint64_t)(r->end - r->at))
        r->bad = true;
    else
        r->end = r->at + len;
}

uint32_t dwarf_file(const DwarfProgram *p, uint64_t number)
{
    if (number < p->first || number - p->first >= p->nfiles)
        return DWARF_NONE;
    return p->files + (uint32_t)(number - p->first);
}

// ------------------------------------------------------------------- all

static Str section(const RtModule *m, const char *name)
{
    for (uint32_t i = 0; i < m->ncustoms; i++) {
        const RtCustom *c = &m->customs[i];
        if (str_eq_c((Str){c->name.ptr, c->name.len}, name))
            return (Str){(const char *)m->bytes + c->payload.start,
                         c->payload.end - c->payload.start};
    }
    return STR("");
}

enum { MAX_PATH = 4096 };

// Where the file lies relative to the compilation's directory.
static void finish_file(Arena *a, const Dwarf *d, DwarfFile *f)
{
    Str home = d->programs.at[f->unit].directory, dir = f->directory;
    bool whole = f->name.len > 0 && f->name.ptr[0] == '/';
    if (str_eq(dir, home))
        dir = STR("");
    else if (home.len > 0 && str_starts(dir, home) && dir.ptr[home.len] == '/')
        dir = str_from(dir, home.len + 1);
    if (!whole && dir.len > 0)
        f->name = str_fmt(a, "%.*s/%.*s", STR_ARG(str_sub(dir, 0, MAX_PATH)),
                          STR_ARG(str_sub(f->name, 0, MAX_PATH)));
    f->directory = home;
}

void dwarf_read(Arena *a, const RtModule *m, Dwarf *d)
{
    DwarfInput in = {
        .arena = a,
        .dwarf = d,
        .info = section(m, ".debug_info"),
        .abbrev = section(m, ".debug_abbrev"),
        .line = section(m, ".debug_line"),
        .str = section(m, ".debug_str"),
        .line_str = section(m, ".debug_line_str"),
        .str_offsets = section(m, ".debug_str_offsets"),
        .addr = section(m, ".debug_addr"),
        .ranges = section(m, ".debug_ranges"),
        .rnglists = section(m, ".debug_rnglists"),
        .code_size = m->code_section.end - m->code_section.start,
    };
    in.work = (uint64_t)(in.line.len + in.info.len) * WORK_PER_BYTE;
    dwarf_read_lines(&in);
    dwarf_read_info(&in);
    for (size_t i = 0; i < d->files.len; i++)
        finish_file(a, d, &d->files.at[i]);
}

const DwarfRow *dwarf_row(const Dwarf *d, uint32_t address)
{
    size_t low = 0, high = d->rows.len;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (d->rows.at[mid].address <= address)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0 || d->rows.at[low - 1].end)
        return NULL;
    return &d->rows.at[low - 1];
}
