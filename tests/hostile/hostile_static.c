// hostile_static.c: malformed modules: cut off, wrongly numbered, wrongly
// sized, with counts and numbers that promise too much.
#include "tests/hostile/hostile.h"

#include "runtime/wat/wat.h"

#include <stdlib.h>
#include <string.h>

// ----------------------------------------------------------------- helpers

uint32_t hostile_roll(uint64_t *state, uint32_t n)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)((*state >> 16) % n);
}

void hostile_header(Hostile *h)
{
    buf_bytes(&h->bytes, "\0asm\1\0\0\0", 8);
}

void hostile_section(Hostile *h, unsigned id, const WatBuf *payload)
{
    buf_byte(&h->bytes, id);
    buf_unsigned(&h->bytes, payload->len);
    buf_append(&h->bytes, payload);
}

static void bytes_section(Hostile *h, unsigned id, const char *bytes, size_t n)
{
    WatBuf b = {.arena = h->arena};
    buf_bytes(&b, bytes, n);
    hostile_section(h, id, &b);
}

void hostile_body(Hostile *h, const WatBuf *body)
{
    WatBuf code = {.arena = h->arena};
    hostile_header(h);
    bytes_section(h, 1, "\1\x60\0\0", 4);
    bytes_section(h, 3, "\1\0", 2);
    bytes_section(h, 7, "\1\1f\0\0", 5);
    buf_byte(&code, 1);
    buf_unsigned(&code, body->len + 1);
    buf_append(&code, body);
    buf_byte(&code, 0x0B);
    hostile_section(h, 10, &code);
}

void hostile_text(Hostile *h, const char *text)
{
    DiagList diags = {.arena = h->arena};
    Str bytes;
    if (!wat_assemble(h->arena, STR("hostile"), str_of(text),
                      &(WatOptions){.names = true}, &diags, &bytes))
        abort(); // ours
    buf_bytes(&h->bytes, bytes.ptr, bytes.len);
}

// -------------------------------------------------------------- truncations

static bool at_section_end(Str m, size_t cut)
{
    size_t at = 8;
    while (at < cut && at < m.len) {
        size_t size = 0;
        unsigned shift = 0;
        at++;
        for (; m.ptr[at] & 0x80; shift += 7)
            size |= (size_t)(m.ptr[at++] & 0x7F) << shift;
        size |= (size_t)m.ptr[at++] << shift;
        at += size;
    }
    return at == cut;
}

static void truncation(Hostile *h, unsigned n)
{
    size_t cut = h->seed.len * (n % 90) / 90;
    buf_bytes(&h->bytes, h->seed.ptr, cut);
    h->verdict = at_section_end(h->seed, cut) ? ANY : BAD;
}

// ------------------------------------------------------------------ mutants

static void mutant(Hostile *h, unsigned n)
{
    static const uint8_t odd[] = {0, 1, 0x0B, 0x40, 0x7F, 0x80, 0xFF, 0xFC};
    uint64_t state = 88172645463325252u + n * 0x9E3779B97F4A7C15u;
    buf_bytes(&h->bytes, h->seed.ptr, h->seed.len);
    for (uint32_t k = 1 + hostile_roll(&state, 4); k > 0; k--) {
        size_t at = 8 + hostile_roll(&state, (uint32_t)h->bytes.len - 8);
        h->bytes.at[at] = hostile_roll(&state, 2)
                              ? odd[hostile_roll(&state, sizeof odd)]
                              : (uint8_t)hostile_roll(&state, 256);
    }
}

// ------------------------------------------------------------------ headers

static void header(Hostile *h, unsigned n)
{
    static const char *const headers[] = {
        "\0asm\2\0\0\0",           "\0asm\0\0\0\0",   "\0asm\1\0\1\0",
        "\0asm\xd\0\1\0",          "asm\0\1\0\0\0",   "\0ASM\1\0\0\0",
        "\0asm\0\0\0\1",           "\177ELF\1\0\0\0", "\0asx\1\0\0\0",
        "\xff\xff\xff\xff\1\0\0\0"};
    buf_bytes(&h->bytes, headers[n], 8);
    h->verdict = BAD;
}

// ----------------------------------------------------------- LEB128 numbers

static const struct {
    const char *bytes;
    size_t n;
} lebs[] = {
    {"\x80\x80\x80\x80\x80\x00", 6}, // longer than 32 bits may be
    {"\xff\xff\xff\xff\x1f", 5},     // bits that are not there
    {"\x80\x80\x80\x80\x70", 5},
    {"\xff\xff\xff\xff\x0f", 5},
    {"\x80", 1},
    {"\x80\x80\x80\x80", 4},
    {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10},
};

// As section sizes, then as the counts of sections.
static void leb(Hostile *h, unsigned n)
{
    unsigned k = n % 7, id = 1 + n / 7 % 12;
    WatBuf b = {.arena = h->arena};
    hostile_header(h);
    buf_bytes(&b, lebs[k].bytes, lebs[k].n);
    if (n < 84) {
        buf_byte(&h->bytes, id);
        buf_append(&h->bytes, &b);
    } else {
        hostile_section(h, id, &b);
    }
    h->verdict = BAD;
}

// ----------------------------------------------------------------- sections

static void unknown_section(Hostile *h, unsigned n)
{
    hostile_header(h);
    bytes_section(h, 14 + n * 3, "\0", 1);
    h->verdict = BAD;
}

// An empty one of each, in an order that is none.
static void section_order(Hostile *h, unsigned n)
{
    static const uint8_t order[] = {1, 2, 3, 4, 5, 13, 6, 7, 9, 12, 10, 11};
    unsigned a = n % 12, b = n / 12;
    hostile_header(h);
    bytes_section(h, order[a], "\0", 1);
    bytes_section(h, order[b], "\0", 1);
    h->verdict = b <= a || order[a] == 12 || order[b] == 12 ? BAD : GOOD;
    if (a < b && order[b] == 12)
        h->verdict = GOOD; // counts no data segments, and there are none
    if (order[a] == 12 && b > a)
        h->verdict = GOOD;
}

// A size that is not that of what is in the section.
static void section_size(Hostile *h, unsigned n)
{
    size_t at = 8;
    h->verdict = ANY;
    buf_bytes(&h->bytes, h->seed.ptr, h->seed.len);
    for (unsigned i = 0; i < n / 4 && at + 2 < h->seed.len; i++)
        at += 2 + h->bytes.at[at + 1]; // good enough to hit some
    if (at + 2 < h->bytes.len)
        h->bytes.at[at + 1] =
            (uint8_t)(h->bytes.at[at + 1] + (n % 4 < 2 ? 1 + n % 2 : 255));
}

// ------------------------------------------------------------------- counts

static void huge_count(Hostile *h, unsigned n)
{
    static const uint32_t counts[] = {0xFFFFFFFF, 0x80000000, 0x7FFFFFFF,
                                      100000000,  10000000,   1000000,
                                      100000};
    WatBuf b = {.arena = h->arena};
    hostile_header(h);
    buf_unsigned(&b, counts[n % 7]);
    buf_bytes(&b, "\x60\0\0\0\0\0", n / 7 % 2 ? 6 : 0);
    hostile_section(h, 1 + n / 14 % 13, &b);
    // a start section holds one number, a data count is only a promise
    h->verdict = n / 14 % 13 == 11 && n / 7 % 2 == 0 ? ANY : BAD;
}

// Counts inside of one entry.
static void inner_count(Hostile *h, unsigned n)
{
    static const uint32_t counts[] = {0xFFFFFFFF, 0x7FFFFFFF, 10000000};
    static const struct {
        unsigned id;
        const char *before;
        size_t len;
    } places[] = {
        {1, "\1\x60", 2},         // parameters
        {1, "\1\x60\0", 3},       // results
        {1, "\1\x5f", 2},         // fields
        {1, "\1\x4e", 2},         // types of a group
        {1, "\1\x50", 2},         // supertypes
        {2, "\1", 1},             // a module's name
        {7, "\1", 1},             // a name
        {9, "\1\0\x41\0\x0b", 5}, // functions of a segment
        {9, "\1\5\x70", 3},       // expressions
        {11, "\1\1", 2},          // bytes
        {10, "\1", 1},            // a body's size
    };
    WatBuf b = {.arena = h->arena};
    hostile_header(h);
    buf_bytes(&b, places[n / 3].before, places[n / 3].len);
    buf_unsigned(&b, counts[n % 3]);
    buf_bytes(&b, "\x7f\x7f\x7f", 3);
    hostile_section(h, places[n / 3].id, &b);
    h->verdict = BAD;
}

static void locals_count(Hostile *h, unsigned n)
{
    static const uint32_t counts[] = {50001,      100000,     10000000,
                                      0x40000000, 0xFFFFFFFF, 0x80000000};
    WatBuf b = {.arena = h->arena};
    unsigned groups = n < 6 ? 1 : 4; // whose sum does not fit 32 bits
    buf_unsigned(&b, groups);
    for (unsigned i = 0; i < groups; i++) {
        buf_unsigned(&b, counts[n % 6]);
        buf_byte(&b, i % 2 ? 0x7B : 0x7F);
    }
    hostile_body(h, &b);
    h->verdict = BAD;
}

// ---------------------------------------------------------- custom sections

// Broken name sections are no error.
static void custom(Hostile *h, unsigned n)
{
#define TEXT(s)                                                                \
    {                                                                          \
        s, sizeof(s) - 1                                                       \
    }
    static const struct {
        const char *bytes;
        size_t n;
    } sections[] = {TEXT("\4name"),
                    TEXT("\4name\1"),
                    TEXT("\4name\1\xff\xff\xff\xff\x0f"),
                    TEXT("\4name\1\5\xff"),
                    TEXT("\4name\1\4\1\0\1"),
                    TEXT("\4name\0\3\2\xc3\x28"),
                    TEXT("\4name\2\2\1\7"),
                    TEXT("\4name\7\1\x80"),
                    TEXT("\4name\1\5\1\xf\2AB"),
                    TEXT("\7linking\0\0"),
                    TEXT("\xblinking"),
                    TEXT("\6dylink")};
#undef TEXT
    WatBuf b = {.arena = h->arena};
    hostile_body(h, &(WatBuf){.at = (uint8_t[]){0}, .len = 1});
    buf_bytes(&b, sections[n % 12].bytes, sections[n % 12].n);
    for (unsigned i = 0; i < n / 12 * 40; i++)
        buf_byte(&b, 0x80 + i);
    hostile_section(h, 0, &b);
    h->verdict = ANY;
}

static void bad_utf8(Hostile *h, unsigned n)
{
    static const char *const names[] = {"\xff",         "\xc0\x80",
                                        "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                        "\xe2\x82",     "a\x80"};
    WatBuf b = {.arena = h->arena};
    size_t len = strlen(names[n % 6]);
    hostile_header(h);
    if (n / 6 == 0) {
        buf_name(&b, (Str){names[n % 6], len});
        hostile_section(h, 0, &b);
    } else {
        buf_byte(&b, 1);
        buf_name(&b, (Str){names[n % 6], len});
        buf_bytes(&b, "\0\0\0", 3);
        hostile_section(h, 7, &b);
    }
    h->verdict = BAD;
}

const HostileCategory hostile_static[] = {{"truncation", 450, truncation},
                                          {"mutant", 1000, mutant},
                                          {"header", 10, header},
                                          {"leb", 168, leb},
                                          {"section", 20, unknown_section},
                                          {"order", 144, section_order},
                                          {"size", 60, section_size},
                                          {"count", 182, huge_count},
                                          {"inner", 33, inner_count},
                                          {"locals", 12, locals_count},
                                          {"custom", 24, custom},
                                          {"utf8", 12, bad_utf8},
                                          {NULL, 0, NULL}};
