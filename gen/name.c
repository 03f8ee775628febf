// Names from C's to JavaScript's (see name.h).
#include "gen/name.h"

#include <ctype.h>
#include <string.h>

static bool is_upper(char c)
{
    return isupper((unsigned char)c) != 0;
}

static bool is_lower(char c)
{
    return islower((unsigned char)c) || isdigit((unsigned char)c);
}

static bool boundary(Str s, size_t i)
{
    if (is_lower(s.ptr[i - 1]) && is_upper(s.ptr[i]))
        return true;
    return is_upper(s.ptr[i - 1]) && is_upper(s.ptr[i]) && i + 1 < s.len &&
           islower((unsigned char)s.ptr[i + 1]);
}

StrVec name_tokens(Arena *a, Str name)
{
    StrVec out = {0};
    size_t begin = 0;
    for (size_t i = 0; i <= name.len; i++) {
        bool end = i == name.len || name.ptr[i] == '_';
        if (!end && !(i > begin && boundary(name, i)))
            continue;
        if (i > begin)
            VEC_PUSH(a, &out, str_lower(a, str_sub(name, begin, i - begin)));
        begin = end ? i + 1 : i;
    }
    return out;
}

static bool in_list(Str word, const char *list)
{
    Str rest = str_of(list), one;
    while (str_split(&rest, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

bool name_has_token(Arena *a, Str name, const char *list)
{
    StrVec t = name_tokens(a, name);
    for (size_t i = 0; i < t.len; i++)
        if (in_list(t.at[i], list))
            return true;
    return false;
}

bool name_last_token(Arena *a, Str name, const char *list)
{
    StrVec t = name_tokens(a, name);
    return t.len && in_list(VEC_LAST(&t), list);
}

Str name_strip(const StrVec *prefixes, Str name)
{
    size_t best = 0;
    for (size_t i = 0; i < prefixes->len; i++) {
        Str p = prefixes->at[i];
        if (str_starts(name, p) && p.len > best && p.len < name.len &&
            str_is_ident(str_from(name, p.len)))
            best = p.len;
    }
    return str_from(name, best);
}

// Lower-cases the first word: XMLParse -> xmlParse, URL -> url, Parse -> parse.
static void lower_first(char *s, size_t n)
{
    size_t run = 0;
    while (run < n && is_upper(s[run]))
        run++;
    if (run > 1 && run < n && islower((unsigned char)s[run]))
        run--;
    for (size_t i = 0; i < run; i++)
        s[i] = (char)tolower((unsigned char)s[i]);
}

static Str join_words(Arena *a, Str name, bool pascal)
{
    char *to = arena_alloc(a, name.len + 2);
    size_t n = 0;
    bool up = pascal;
    bool all_caps = true; // SOME_NAME: words are lower-cased
    for (size_t i = 0; i < name.len; i++)
        all_caps &= !islower((unsigned char)name.ptr[i]);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c == '_' && i + 1 == name.len) {
            to[n++] = c;
            continue;
        }
        if (c == '_' && n > 0) {
            bool digits = isdigit((unsigned char)to[n - 1]) &&
                          i + 1 < name.len &&
                          isdigit((unsigned char)name.ptr[i + 1]);
            if (digits)
                to[n++] = '_';
            up = true;
            continue;
        }
        if (c == '_')
            continue;
        if (all_caps && pascal)
            c = (char)tolower((unsigned char)c);
        to[n++] = up ? (char)toupper((unsigned char)c) : c;
        up = false;
    }
    if (n == 0)
        return STR("_");
    return (Str){to, n};
}

Str name_camel(Arena *a, Str name)
{
    bool caps = true;
    for (size_t i = 0; i < name.len; i++)
        caps &= !islower((unsigned char)name.ptr[i]);
    if (caps && name.len > 1 && !str_find_char(name, '_', NULL))
        return name; // XXH32 stays
    if (caps)
        return join_words(a, str_lower(a, name), false);
    Str s = join_words(a, name, false);
    char *to = arena_alloc(a, s.len + 1);
    memcpy(to, s.ptr, s.len);
    // XXH3_64bits and the like: a leading acronym with digits stays.
    size_t run = 0;
    while (run < s.len && is_upper(to[run]))
        run++;
    if (!(run > 1 && run < s.len && isdigit((unsigned char)to[run])))
        lower_first(to, s.len);
    else
        return name;
    return (Str){to, s.len};
}

Str name_pascal(Arena *a, Str name)
{
    static const char *const tails[] = {"_t", "_s", "_st", "_tag"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (str_ends(name, str_of(tails[i])) && name.len > strlen(tails[i])) {
            name.len -= strlen(tails[i]);
            break;
        }
    Str s = join_words(a, name, true);
    if (isdigit((unsigned char)s.ptr[0]))
        s = str_cat(a, STR("_"), s);
    return s;
}

static const char keywords[] =
    "arguments await break case catch class const continue debugger default "
    "delete do else enum eval export extends false finally for function if "
    "implements import in instanceof interface let new null package private "
    "protected public return static super switch this throw true try typeof "
    "undefined var void while with yield async";

// Names that the glue and its types use themselves.
static const char globals[] =
    "Infinity NaN globalThis Object Array String Number BigInt Boolean Symbol "
    "Map Set Error TypeError RangeError Function Promise Math JSON Date "
    "WebAssembly Uint8Array Int8Array Uint16Array Int16Array Uint32Array "
    "Int32Array Float32Array Float64Array BigInt64Array BigUint64Array "
    "DataView TextEncoder TextDecoder FinalizationRegistry WeakRef WeakMap "
    "Proxy Reflect Uint8ClampedArray ReadonlyArray Record PromiseLike "
    "ReturnType console performance crypto queueMicrotask atob";

// What else an export must not take: the package's own, CommonJS's.
static const char exported[] =
    "instantiate Instance InstantiateOptions ResetOptions WasiOptions Source "
    "init reset create then "
    "default __proto__ exports require module __filename __dirname __esModule";

static const char hazards[] =
    "then constructor __proto__ prototype toJSON free __defineGetter__ "
    "__defineSetter__";

// Names with a '$' are the glue's own.
static Str without_dollars(Arena *a, Str name)
{
    if (!str_find_char(name, '$', NULL))
        return name;
    char *to = arena_alloc(a, name.len + 1);
    for (size_t i = 0; i < name.len; i++)
        to[i] = name.ptr[i] == '$' ? '_' : name.ptr[i];
    return (Str){to, name.len};
}

Str name_given_export(Arena *a, Str name)
{
    name = without_dollars(a, name);
    return in_list(name, keywords) || in_list(name, globals) ||
                   in_list(name, exported)
               ? str_cat(a, name, STR("_"))
               : name;
}

Str name_given_member(Arena *a, Str name)
{
    return in_list(name, hazards) ? str_cat(a, name, STR("_")) : name;
}

static Str cased(const GenUnit *u, Str name)
{
    return u->options.c_names ? name : name_camel(u->arena, name);
}

Str name_export(const GenUnit *u, Str name)
{
    return name_given_export(u->arena, cased(u, name));
}

Str name_member(const GenUnit *u, Str name)
{
    return name_given_member(u->arena, cased(u, name));
}

Str name_param(const GenUnit *u, Str name)
{
    Str s = without_dollars(u->arena, cased(u, name));
    return in_list(s, keywords) || in_list(s, globals)
               ? str_cat(u->arena, s, STR("_"))
               : s;
}
