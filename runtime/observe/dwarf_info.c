// dwarf_info.c: functions and what was inlined into them, from .debug_info
// (DWARF 5, sections 3.3.8 and 7.5). Types, variables and all else is read
// over. Trees are walked without recursion.
#include "runtime/observe/dwarf.h"

enum { MAX_SPECS = 64, MAX_ORIGINS = 4 };

enum { // section 7.5
    TAG_INLINED = 0x1D,
    TAG_SUBPROGRAM = 0x2E,
    AT_NAME = 0x03,
    AT_STMT_LIST = 0x10,
    AT_LOW_PC = 0x11,
    AT_HIGH_PC = 0x12,
    AT_COMP_DIR = 0x1B,
    AT_ABSTRACT_ORIGIN = 0x31,
    AT_DECL_FILE = 0x3A,
    AT_DECL_LINE = 0x3B,
    AT_SPECIFICATION = 0x47,
    AT_RANGES = 0x55,
    AT_CALL_COLUMN = 0x57,
    AT_CALL_FILE = 0x58,
    AT_CALL_LINE = 0x59,
    AT_STR_OFFSETS_BASE = 0x72,
    AT_ADDR_BASE = 0x73,
    AT_RNGLISTS_BASE = 0x74
};

typedef struct {
    uint64_t code;
    uint32_t tag;
    bool children;
    uint64_t specs; // offset of the attributes' list in .debug_abbrev
} Abbrev;

typedef VEC(Abbrev) Abbrevs;

typedef struct {
    DwarfInput *in;
    DwarfReader r;
    uint64_t start; // of the unit in .debug_info
    bool wide;
    unsigned version, address_size;
    uint64_t abbrev_offset;
    Abbrevs abbrevs;
    const DwarfProgram *program; // NULL: none
    uint64_t low;                // of the unit: what ranges start from
    uint64_t str_offsets, addr, rnglists;
    unsigned depth; // of the walk
} Unit;

typedef enum {
    NO_VALUE,
    NUMBER,
    ADDRESS,
    ADDRESS_INDEX,
    TEXT,
    TEXT_INDEX,
    REFERENCE,
    LIST_INDEX
} ValueKind;

typedef struct {
    ValueKind kind;
    uint64_t n;
    Str text;
} Value;

// What a DIE says of itself; 0 where it says nothing.
typedef struct {
    uint32_t tag;
    bool children;
    Str name;
    Value low, high, ranges;
    uint64_t origin; // offset in .debug_info of the DIE it stands for
    uint64_t stmt_list, decl_file, decl_line;
    uint64_t call_file, call_line, call_column;
    Str comp_dir;
    bool has_stmt_list;
} Die;

// ---------------------------------------------------------- abbreviations

static void read_abbrevs(Unit *u)
{
    DwarfReader r = dwarf_reader(u->in, u->in->abbrev, u->abbrev_offset);
    u->abbrevs.len = 0;
    for (;;) {
        Abbrev a = {.code = dwarf_uleb(&r)};
        if (a.code == 0 || r.bad)
            return;
        a.tag = (uint32_t)dwarf_uleb(&r);
        a.children = dwarf_uint(&r, 1) != 0;
        a.specs = (uint64_t)(r.at - (const uint8_t *)u->in->abbrev.ptr);
        for (uint64_t name = 1, form = 1; (name || form) && !r.bad;) {
            name = dwarf_uleb(&r);
            form = dwarf_uleb(&r);
            if (form == 0x21) // implicit_const
                dwarf_sleb(&r);
        }
        VEC_PUSH(u->in->arena, &u->abbrevs, a);
    }
}

static const Abbrev *find_abbrev(const Unit *u, uint64_t code)
{
    if (code - 1 < u->abbrevs.len && u->abbrevs.at[code - 1].code == code)
        return &u->abbrevs.at[code - 1];
    for (size_t i = 0; i < u->abbrevs.len; i++) {
        if (u->in->work > 0)
            u->in->work--;
        if (u->abbrevs.at[i].code == code && u->in->work > 0)
            return &u->abbrevs.at[i];
    }
    return NULL;
}

// ------------------------------------------------------------- attributes

static Value number(uint64_t n)
{
    return (Value){NUMBER, n, STR("")};
}

static Value of_kind(ValueKind kind, uint64_t n)
{
    return (Value){kind, n, STR("")};
}

static Value text(Str s)
{
    return (Value){TEXT, 0, s};
}

// The value of a form (section 7.5.6), or no value; all are read.
static Value read_form(Unit *u, DwarfReader *r, uint64_t form, int64_t implied)
{
    unsigned size = u->wide ? 8 : 4;
    switch (form) {
    case 0x01: // addr
        return of_kind(ADDRESS, dwarf_uint(r, u->address_size));
    case 0x03: // block2
        dwarf_skip(r, dwarf_uint(r, 2));
        break;
    case 0x04: // block4
        dwarf_skip(r, dwarf_uint(r, 4));
        break;
    case 0x05: // data2
        return number(dwarf_uint(r, 2));
    case 0x06: // data4
        return number(dwarf_uint(r, 4));
    case 0x07: // data8
        return number(dwarf_uint(r, 8));
    case 0x08: // string
        return text(dwarf_cstr(r));
    case 0x09: // block
    case 0x18: // exprloc
        dwarf_skip(r, dwarf_uleb(r));
        break;
    case 0x0A: // block1
        dwarf_skip(r, dwarf_uint(r, 1));
        break;
    case 0x0B: // data1
    case 0x0C: // flag
        return number(dwarf_uint(r, 1));
    case 0x0D: // sdata
        return number((uint64_t)dwarf_sleb(r));
    case 0x0E: // strp
        return text(dwarf_str_at(u->in, u->in->str, dwarf_uint(r, size)));
    case 0x0F: // udata
        return number(dwarf_uleb(r));
    case 0x10: // ref_addr
        return of_kind(REFERENCE,
                       dwarf_uint(r, u->version == 2 ? u->address_size : size));
    case 0x11: // ref1
        return of_kind(REFERENCE, u->start + dwarf_uint(r, 1));
    case 0x12: // ref2
        return of_kind(REFERENCE, u->start + dwarf_uint(r, 2));
    case 0x13: // ref4
        return of_kind(REFERENCE, u->start + dwarf_uint(r, 4));
    case 0x14: // ref8
        return of_kind(REFERENCE, u->start + dwarf_uint(r, 8));
    case 0x15: // ref_udata
        return of_kind(REFERENCE, u->start + dwarf_uleb(r));
    case 0x17: // sec_offset
        return number(dwarf_uint(r, size));
    case 0x19: // flag_present
        return number(1);
    case 0x1A: // strx
        return of_kind(TEXT_INDEX, dwarf_uleb(r));
    case 0x1B: // addrx
        return of_kind(ADDRESS_INDEX, dwarf_uleb(r));
    case 0x1C: // ref_sup4
        dwarf_skip(r, 4);
        break;
    case 0x1D: // strp_sup
        dwarf_skip(r, size);
        break;
    case 0x1E: // data16
        dwarf_skip(r, 16);
        break;
    case 0x1F: // line_strp
        return text(dwarf_str_at(u->in, u->in->line_str, dwarf_uint(r, size)));
    case 0x20: // ref_sig8
    case 0x24: // ref_sup8
        dwarf_skip(r, 8);
        break;
    case 0x21: // implicit_const
        return number((uint64_t)implied);
    case 0x22: // loclistx
        dwarf_uleb(r);
        break;
    case 0x23: // rnglistx
        return of_kind(LIST_INDEX, dwarf_uleb(r));
    case 0x25: // strx1 to strx4
    case 0x26:
    case 0x27:
    case 0x28:
        return of_kind(TEXT_INDEX, dwarf_uint(r, (unsigned)form - 0x24));
    case 0x29: // addrx1 to addrx4
    case 0x2A:
    case 0x2B:
    case 0x2C:
        return of_kind(ADDRESS_INDEX, dwarf_uint(r, (unsigned)form - 0x28));
    default:
        r->bad = true;
    }
    return (Value){NO_VALUE, 0, STR("")};
}

static Str text_of(Unit *u, const Value *v)
{
    if (v->kind != TEXT_INDEX)
        return v->text;
    unsigned size = u->wide ? 8 : 4;
    if (v->n > UINT32_MAX)
        return STR("");
    DwarfReader r =
        dwarf_reader(u->in, u->in->str_offsets, u->str_offsets + v->n * size);
    uint64_t at = dwarf_uint(&r, size);
    return r.bad ? STR("") : dwarf_str_at(u->in, u->in->str, at);
}

static bool address_of(Unit *u, const Value *v, uint64_t *out)
{
    *out = v->n;
    if (v->kind != ADDRESS_INDEX)
        return v->kind == ADDRESS;
    if (v->n > UINT32_MAX)
        return false;
    DwarfReader r =
        dwarf_reader(u->in, u->in->addr, u->addr + v->n * u->address_size);
    *out = dwarf_uint(&r, u->address_size);
    return !r.bad;
}

static void set_attribute(Unit *u, Die *d, uint64_t name, const Value *v)
{
    switch (name) {
    case AT_NAME:
        d->name = text_of(u, v);
        break;
    case AT_STMT_LIST:
        d->stmt_list = v->n;
        d->has_stmt_list = v->kind == NUMBER;
        break;
    case AT_LOW_PC:
        d->low = *v;
        break;
    case AT_HIGH_PC:
        d->high = *v;
        break;
    case AT_RANGES:
        d->ranges = *v;
        break;
    case AT_COMP_DIR:
        d->comp_dir = text_of(u, v);
        break;
    case AT_ABSTRACT_ORIGIN:
    case AT_SPECIFICATION:
        d->origin = v->kind == REFERENCE ? v->n : 0;
        break;
    case AT_DECL_FILE:
        d->decl_file = v->n;
        break;
    case AT_DECL_LINE:
        d->decl_line = v->n;
        break;
    case AT_CALL_FILE:
        d->call_file = v->n;
        break;
    case AT_CALL_LINE:
        d->call_line = v->n;
        break;
    case AT_CALL_COLUMN:
        d->call_column = v->n;
        break;
    case AT_STR_OFFSETS_BASE:
        u->str_offsets = v->n;
        break;
    case AT_ADDR_BASE:
        u->addr = v->n;
        break;
    case AT_RNGLISTS_BASE:
        u->rnglists = v->n;
        break;
    default:
        break;
    }
}

// False for the null entry that ends a list of children.
static bool read_die(Unit *u, DwarfReader *r, Die *d)
{
    uint64_t code = dwarf_uleb(r);
    *d = (Die){.name = STR(""), .comp_dir = STR("")};
    if (code == 0 || r->bad)
        return false;
    const Abbrev *a = find_abbrev(u, code);
    if (!a) {
        r->bad = true;
        return false;
    }
    d->tag = a->tag;
    d->children = a->children;
    DwarfReader specs = dwarf_reader(u->in, u->in->abbrev, a->specs);
    while (!r->bad && !specs.bad) {
        uint64_t name = dwarf_uleb(&specs), form = dwarf_uleb(&specs);
        if (name == 0 && form == 0)
            return true;
        int64_t implied = form == 0x21 ? dwarf_sleb(&specs) : 0;
        if (form == 0x16) // indirect
            form = dwarf_uleb(r);
        Value v = read_form(u, r, form, implied);
        set_attribute(u, d, name, &v);
    }
    r->bad = true;
    return false;
}

// ------------------------------------------------------------------ scopes

// A function's name may stand where it was declared.
static void resolve(Unit *u, Die *d)
{
    uint64_t at = d->origin;
    for (int i = 0; i < MAX_ORIGINS && at != 0 && d->name.len == 0; i++) {
        DwarfReader r = dwarf_reader(u->in, u->in->info, at);
        Die origin;
        if (at < u->start || r.at >= u->r.end || !read_die(u, &r, &origin))
            return;
        d->name = origin.name;
        if (d->decl_line == 0) {
            d->decl_line = origin.decl_line;
            d->decl_file = origin.decl_file;
        }
        at = origin.origin;
    }
}

static void add_range(Unit *u, const DwarfScope *s, uint64_t low, uint64_t high)
{
    if (low == 0 || low >= high || high > u->in->code_size)
        return; // thrown away by the linker, or nothing
    DwarfScope copy = *s;
    copy.low = (uint32_t)low;
    copy.high = (uint32_t)high;
    VEC_PUSH(u->in->arena, &u->in->dwarf->scopes, copy);
}

static void old_ranges(Unit *u, const DwarfScope *s, uint64_t offset)
{
    unsigned size = u->address_size;
    uint64_t base = u->low, all = size == 8 ? UINT64_MAX : UINT32_MAX;
    DwarfReader r = dwarf_reader(u->in, u->in->ranges, offset);
    while (!r.bad) {
        uint64_t low = dwarf_uint(&r, size), high = dwarf_uint(&r, size);
        if (low == 0 && high == 0)
            return;
        if (low == all)
            base = high;
        else if (!r.bad)
            add_range(u, s, base + low, base + high);
    }
}

static void new_ranges(Unit *u, const DwarfScope *s, uint64_t offset)
{
    unsigned size = u->address_size;
    uint64_t base = u->low;
    DwarfReader r = dwarf_reader(u->in, u->in->rnglists, offset);
    while (!r.bad) {
        uint64_t low, high;
        Value v;
        switch (dwarf_uint(&r, 1)) {
        case 1: // base_addressx
            v = of_kind(ADDRESS_INDEX, dwarf_uleb(&r));
            address_of(u, &v, &base);
            break;
        case 2: // startx_endx
            v = of_kind(ADDRESS_INDEX, dwarf_uleb(&r));
            address_of(u, &v, &low);
            v = of_kind(ADDRESS_INDEX, dwarf_uleb(&r));
            address_of(u, &v, &high);
            add_range(u, s, low, high);
            break;
        case 3: // startx_length
            v = of_kind(ADDRESS_INDEX, dwarf_uleb(&r));
            address_of(u, &v, &low);
            add_range(u, s, low, low + dwarf_uleb(&r));
            break;
        case 4: // offset_pair
            low = base + dwarf_uleb(&r);
            add_range(u, s, low, base + dwarf_uleb(&r));
            break;
        case 5: // base_address
            base = dwarf_uint(&r, size);
            break;
        case 6: // start_end
            low = dwarf_uint(&r, size);
            add_range(u, s, low, dwarf_uint(&r, size));
            break;
        case 7: // start_length
            low = dwarf_uint(&r, size);
            add_range(u, s, low, low + dwarf_uleb(&r));
            break;
        default:
            return;
        }
    }
}

static void add_ranges(Unit *u, const DwarfScope *s, const Value *list)
{
    uint64_t at = list->n;
    if (u->version < 5) {
        old_ranges(u, s, at);
        return;
    }
    if (list->kind == LIST_INDEX) {
        unsigned size = u->wide ? 8 : 4;
        if (at > UINT32_MAX)
            return;
        DwarfReader r =
            dwarf_reader(u->in, u->in->rnglists, u->rnglists + at * size);
        at = u->rnglists + dwarf_uint(&r, size);
    }
    new_ranges(u, s, at);
}

static void add_scope(Unit *u, Die *d, uint32_t depth)
{
    uint64_t low, high;
    resolve(u, d);
    DwarfScope s = {.name = d->name, .depth = depth, .file = DWARF_NONE};
    bool call = d->tag == TAG_INLINED;
    s.line = (uint32_t)(call ? d->call_line : d->decl_line);
    s.column = (uint32_t)(call ? d->call_column : 0);
    if (u->program)
        s.file = dwarf_file(u->program, call ? d->call_file : d->decl_file);
    if (d->ranges.kind != NO_VALUE) {
        add_ranges(u, &s, &d->ranges);
    } else if (address_of(u, &d->low, &low)) {
        if (!address_of(u, &d->high, &high))
            high = low + d->high.n;
        add_range(u, &s, low, high);
    }
}

// ------------------------------------------------------------------- units

static void start_unit(Unit *u)
{
    Die d;
    DwarfReader bases = u->r; // what texts and addresses are relative to
    if (!read_die(u, &bases, &d) || !read_die(u, &u->r, &d))
        return;
    u->depth = d.children;
    address_of(u, &d.low, &u->low);
    Dwarf *all = u->in->dwarf;
    for (size_t i = 0; i < all->programs.len && d.has_stmt_list; i++)
        if (all->programs.at[i].offset == d.stmt_list) {
            u->program = &all->programs.at[i];
            if (all->programs.at[i].directory.len == 0)
                all->programs.at[i].directory = d.comp_dir;
            break;
        }
}

typedef VEC(uint8_t) Levels;

// The nesting of functions and inlined calls; other DIEs do not count.
static void walk(Unit *u, Levels *levels)
{
    uint32_t depth = 0;
    levels->len = 0;
    while (u->depth > 0 && u->r.at < u->r.end && !u->r.bad) {
        Die d;
        if (!read_die(u, &u->r, &d)) {
            u->depth--;
            if (levels->len > 0)
                depth -= levels->at[--levels->len];
            continue;
        }
        bool function = d.tag == TAG_SUBPROGRAM, inlined = d.tag == TAG_INLINED;
        if (function || inlined)
            add_scope(u, &d, inlined ? depth : 0);
        if (!d.children)
            continue;
        u->depth++;
        VEC_PUSH(u->in->arena, levels, function || inlined);
        depth += function || inlined;
    }
}

static bool read_unit(Unit *u)
{
    DwarfReader *r = &u->r;
    dwarf_unit(r, &u->wide);
    u->version = (unsigned)dwarf_uint(r, 2);
    if (u->version < 2 || u->version > 5)
        r->bad = true;
    unsigned type = 1;
    if (u->version >= 5) {
        type = (unsigned)dwarf_uint(r, 1);
        u->address_size = (unsigned)dwarf_uint(r, 1);
    }
    u->abbrev_offset = dwarf_uint(r, u->wide ? 8 : 4);
    if (u->version < 5)
        u->address_size = (unsigned)dwarf_uint(r, 1);
    if (u->address_size != 4 && u->address_size != 8)
        r->bad = true;
    return !r->bad && type == 1; // compilations only
}

void dwarf_read_info(DwarfInput *in)
{
    DwarfReader all = dwarf_reader(in, in->info, 0);
    Levels levels = {0};
    Abbrevs abbrevs = {0};
    uint64_t known = UINT64_MAX; // whose abbreviations these are
    while (all.at < all.end && !all.bad) {
        Unit u = {.in = in, .r = all, .abbrevs = abbrevs};
        u.start = (uint64_t)(all.at - (const uint8_t *)in->info.ptr);
        u.str_offsets = u.addr = 8;
        u.rnglists = 12;
        bool ok = read_unit(&u);
        if (u.r.end == all.end && u.r.bad)
            return;
        all.at = u.r.end;
        if (!ok)
            continue;
        if (u.abbrev_offset != known)
            read_abbrevs(&u);
        known = u.abbrev_offset;
        start_unit(&u);
        walk(&u, &levels);
        abbrevs = u.abbrevs;
    }
}
