// dwarf_line.c: line programs (DWARF 5, section 6.2; the older headers too).
#include "runtime/observe/dwarf.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FORMATS = 16, MAX_OPCODES = 255 };

enum { // section 7.22
    LNS_COPY = 1,
    LNS_ADVANCE_PC,
    LNS_ADVANCE_LINE,
    LNS_SET_FILE,
    LNS_SET_COLUMN,
    LNS_NEGATE_STMT,
    LNS_SET_BASIC_BLOCK,
    LNS_CONST_ADD_PC,
    LNS_FIXED_ADVANCE_PC,
    LNS_SET_PROLOGUE_END,
    LNS_SET_EPILOGUE_BEGIN,
    LNS_SET_ISA,
    LNE_END_SEQUENCE = 1,
    LNE_SET_ADDRESS,
    LNE_DEFINE_FILE,
    LNCT_PATH = 1,
    LNCT_DIRECTORY,
    FORM_BLOCK = 0x09,
    FORM_DATA1 = 0x0B,
    FORM_DATA2 = 0x05,
    FORM_DATA4 = 0x06,
    FORM_DATA8 = 0x07,
    FORM_STRING = 0x08,
    FORM_STRP = 0x0E,
    FORM_UDATA = 0x0F,
    FORM_DATA16 = 0x1E,
    FORM_LINE_STRP = 0x1F
};

typedef struct {
    DwarfReader r;
    DwarfInput *in;
    DwarfProgram program;
    StrVec dirs;
    bool wide;
    unsigned version, min_length, line_range, opcode_base;
    int line_base;
    bool default_stmt;
    uint8_t lengths[MAX_OPCODES + 1];
} Program;

// ---------------------------------------------------------------- headers

static void add_file(Program *p, Str name, uint64_t dir)
{
    Str directory = dir < p->dirs.len ? p->dirs.at[dir] : STR("");
    VEC_PUSH(
        p->in->arena, &p->in->dwarf->files,
        (DwarfFile){directory, name, (uint32_t)p->in->dwarf->programs.len});
    p->program.nfiles++;
}

static void old_tables(Program *p)
{
    VEC_PUSH(p->in->arena, &p->dirs, STR(""));
    for (Str s; (s = dwarf_cstr(&p->r)).len > 0;)
        VEC_PUSH(p->in->arena, &p->dirs, s);
    for (Str s; (s = dwarf_cstr(&p->r)).len > 0;) {
        uint64_t dir = dwarf_uleb(&p->r);
        dwarf_uleb(&p->r);
        dwarf_uleb(&p->r);
        add_file(p, s, dir);
    }
}

// A text or a number, by its form.
static void read_form(Program *p, uint64_t form, Str *text, uint64_t *number)
{
    DwarfReader *r = &p->r;
    unsigned size = p->wide ? 8 : 4;
    switch (form) {
    case FORM_STRING:
        *text = dwarf_cstr(r);
        break;
    case FORM_LINE_STRP:
        *text = dwarf_str_at(p->in, p->in->line_str, dwarf_uint(r, size));
        break;
    case FORM_STRP:
        *text = dwarf_str_at(p->in, p->in->str, dwarf_uint(r, size));
        break;
    case FORM_DATA1:
        *number = dwarf_uint(r, 1);
        break;
    case FORM_DATA2:
        *number = dwarf_uint(r, 2);
        break;
    case FORM_DATA4:
        *number = dwarf_uint(r, 4);
        break;
    case FORM_DATA8:
        *number = dwarf_uint(r, 8);
        break;
    case FORM_UDATA:
        *number = dwarf_uleb(r);
        break;
    case FORM_DATA16:
        dwarf_skip(r, 16);
        break;
    case FORM_BLOCK:
        dwarf_skip(r, dwarf_uleb(r));
        break;
    default:
        r->bad = true;
    }
}

// Version 5: entries of a format that the table itself tells.
static void new_table(Program *p, bool files)
{
    uint64_t formats[MAX_FORMATS][2];
    unsigned n = (unsigned)dwarf_uint(&p->r, 1);
    if (n > MAX_FORMATS)
        p->r.bad = true;
    for (unsigned i = 0; i < n && !p->r.bad; i++) {
        formats[i][0] = dwarf_uleb(&p->r);
        formats[i][1] = dwarf_uleb(&p->r);
    }
    for (uint64_t left = dwarf_uleb(&p->r); left > 0 && n > 0; left--) {
        Str path = STR(""), unused;
        uint64_t dir = 0, ignored;
        for (unsigned i = 0; i < n && !p->r.bad; i++)
            read_form(p, formats[i][1],
                      formats[i][0] == LNCT_PATH ? &path : &unused,
                      formats[i][0] == LNCT_DIRECTORY ? &dir : &ignored);
        if (p->r.bad)
            return;
        if (files)
            add_file(p, path, dir);
        else
            VEC_PUSH(p->in->arena, &p->dirs, path);
    }
}

static void new_tables(Program *p)
{
    new_table(p, false);
    if (p->dirs.len > 0) {
        p->program.directory = p->dirs.at[0];
        p->dirs.at[0] = STR("");
    }
    new_table(p, true);
}

static void read_header(Program *p)
{
    DwarfReader *r = &p->r;
    p->version = (unsigned)dwarf_uint(r, 2);
    if (p->version < 2 || p->version > 5)
        r->bad = true;
    if (p->version >= 5)
        dwarf_uint(r, 2); // sizes of addresses and segments
    uint64_t len = dwarf_uint(r, p->wide ? 8 : 4);
    const uint8_t *program =
        len <= (uint64_t)(r->end - r->at) ? r->at + len : r->end;
    p->min_length = (unsigned)dwarf_uint(r, 1);
    if (p->version >= 4)
        dwarf_uint(r, 1);
    p->default_stmt = dwarf_uint(r, 1) != 0;
    p->line_base = (int8_t)dwarf_uint(r, 1);
    p->line_range = (unsigned)dwarf_uint(r, 1);
    p->opcode_base = (unsigned)dwarf_uint(r, 1);
    if (p->line_range == 0 || p->opcode_base == 0)
        r->bad = true;
    for (unsigned i = 1; i < p->opcode_base; i++)
        p->lengths[i] = (uint8_t)dwarf_uint(r, 1);
    p->program.first = p->version >= 5 ? 0 : 1;
    p->program.files = (uint32_t)p->in->dwarf->files.len;
    if (r->bad)
        return;
    if (p->version >= 5)
        new_tables(p);
    else
        old_tables(p);
    if (!r->bad)
        r->at = program;
}

// --------------------------------------------------------------- programs

typedef struct {
    uint64_t address, file, column;
    int64_t line;
    bool statement;
    bool dropped; // the linker threw the function away
    size_t first; // row of the sequence
} State;

static void start_state(const Program *p, State *s)
{
    *s = (State){.file = 1, .line = 1, .statement = p->default_stmt};
    s->dropped = true; // until an address is set
    s->first = p->in->dwarf->rows.len;
}

static void add_row(Program *p, State *s, bool end)
{
    if (s->dropped || s->address > p->in->code_size)
        return;
    bool known = s->line > 0 && s->line <= INT32_MAX;
    DwarfRow row = {.address = (uint32_t)s->address,
                    .file = dwarf_file(&p->program, s->file),
                    .line = known ? (uint32_t)s->line : 0,
                    .column = s->column & 0x3FFFFFFF,
                    .statement = s->statement,
                    .end = end};
    VEC_PUSH(p->in->arena, &p->in->dwarf->rows, row);
}

static void extended(Program *p, State *s)
{
    DwarfReader *r = &p->r;
    uint64_t len = dwarf_uleb(r);
    if (len == 0 || len > (uint64_t)(r->end - r->at)) {
        r->bad = true;
        return;
    }
    const uint8_t *end = r->at + len;
    switch (dwarf_uint(r, 1)) {
    case LNE_END_SEQUENCE:
        add_row(p, s, true);
        start_state(p, s);
        break;
    case LNE_SET_ADDRESS: // of what is gone it is 0 or has all bits set
        s->address = dwarf_uint(r, len > 8 ? 8 : (unsigned)len - 1);
        s->dropped = s->address == 0 || s->address >= p->in->code_size;
        break;
    default: // files defined here are not of our time
        break;
    }
    r->at = end;
}

static void advance(const Program *p, State *s, uint64_t by)
{
    s->address += by * p->min_length;
}

static void standard(Program *p, State *s, unsigned op)
{
    DwarfReader *r = &p->r;
    switch (op) {
    case LNS_COPY:
        add_row(p, s, false);
        break;
    case LNS_ADVANCE_PC:
        advance(p, s, dwarf_uleb(r));
        break;
    case LNS_ADVANCE_LINE:
        s->line = (int64_t)((uint64_t)s->line + (uint64_t)dwarf_sleb(r));
        break;
    case LNS_SET_FILE:
        s->file = dwarf_uleb(r);
        break;
    case LNS_SET_COLUMN:
        s->column = dwarf_uleb(r);
        break;
    case LNS_NEGATE_STMT:
        s->statement = !s->statement;
        break;
    case LNS_CONST_ADD_PC:
        advance(p, s, (255 - p->opcode_base) / p->line_range);
        break;
    case LNS_FIXED_ADVANCE_PC:
        s->address += dwarf_uint(r, 2);
        break;
    default:
        for (unsigned i = 0; i < p->lengths[op]; i++)
            dwarf_uleb(r);
    }
}

static void run(Program *p)
{
    State s;
    start_state(p, &s);
    while (p->r.at < p->r.end && !p->r.bad) {
        unsigned op = (unsigned)dwarf_uint(&p->r, 1);
        if (op >= p->opcode_base) {
            unsigned by = op - p->opcode_base;
            advance(p, &s, by / p->line_range);
            s.line += p->line_base + (int)(by % p->line_range);
            add_row(p, &s, false);
        } else if (op == 0) {
            extended(p, &s);
        } else {
            standard(p, &s, op);
        }
    }
    p->in->dwarf->rows.len = s.first; // a sequence without an end
}

// --------------------------------------------------------------------- all

// Rows of one function ascend; the functions may come in any order.
typedef struct {
    uint32_t address;
    uint32_t first, len; // rows
} Sequence;

static int by_address(const void *x, const void *y)
{
    const Sequence *a = x, *b = y;
    if (a->address != b->address)
        return a->address < b->address ? -1 : 1;
    return a->first < b->first ? -1 : 1;
}

static void sort_rows(DwarfInput *in)
{
    Dwarf *d = in->dwarf;
    VEC(Sequence) all = {0};
    for (uint32_t i = 0, first = 0; i < d->rows.len; i++) {
        if (!d->rows.at[i].end)
            continue;
        VEC_PUSH(in->arena, &all,
                 (Sequence){d->rows.at[first].address, first, i + 1 - first});
        first = i + 1;
    }
    if (all.len == 0)
        return;
    qsort(all.at, all.len, sizeof *all.at, by_address);
    DwarfRow *sorted = ARENA_ARRAY(in->arena, DwarfRow, d->rows.len);
    size_t n = 0;
    for (size_t i = 0; i < all.len; i++) {
        memcpy(sorted + n, d->rows.at + all.at[i].first,
               all.at[i].len * sizeof *sorted);
        n += all.at[i].len;
    }
    d->rows.at = sorted;
    d->rows.len = n;
}

void dwarf_read_lines(DwarfInput *in)
{
    DwarfReader all = dwarf_reader(in, in->line, 0);
    while (all.at < all.end && !all.bad) {
        Program *p = ARENA_NEW(in->arena, Program);
        p->in = in;
        p->r = all;
        p->program.offset = (uint32_t)(all.at - (const uint8_t *)in->line.ptr);
        dwarf_unit(&p->r, &p->wide);
        if (p->r.bad)
            break;
        all.at = p->r.end;
        read_header(p);
        VEC_PUSH(in->arena, &in->dwarf->programs, p->program);
        if (!p->r.bad)
            run(p);
    }
    sort_rows(in);
}
