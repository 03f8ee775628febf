// wast_run.c: the commands of a script, one after the other, in a store of
// their own.
#include "runtime/wast/wast_int.h"
#include "runtime/wat/wat_buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    Arena *arena;
    Str file;
    const WastScript *script;
    Out *out;
    WastCount *count;
    RtStore *store;
    StrMap spectest;   // name -> RtExtern
    StrMap modules;    // identifier -> RtModule, "" the last one
    StrMap instances;  // identifier -> RtInstance, "" the last one
    StrMap registered; // name -> RtInstance
    VEC(RtModule *) loaded;
    Str why;       // the last failure, for the message
    uint32_t seen; // an offset, and its line and column
    SrcLoc loc;
} Runner;

// What became of a module.
typedef enum {
    MODULE_OK,
    MODULE_MALFORMED,
    MODULE_INVALID,
    MODULE_LIMIT,
    MODULE_UNLINKABLE,
    MODULE_TRAPPED,
    MODULE_THROWN
} Outcome;

// ---- messages

static void say(Runner *r, uint32_t at, const char *fmt, ...) PRINTF_LIKE(3, 4);

// The place of an offset; going on from the last one, a script with a failure
// on each line costs no more than one.
static SrcLoc place(Runner *r, uint32_t at)
{
    Str text = r->script->tokens.text;
    if (at < r->seen || r->seen == 0) {
        r->loc = wat_loc(r->file, text, at);
        r->seen = at;
    }
    for (; r->seen < at; r->seen++) {
        r->loc.col++;
        if (text.ptr[r->seen] == '\n') {
            r->loc.line++;
            r->loc.col = 1;
        }
    }
    return r->loc;
}

static void say(Runner *r, uint32_t at, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    SrcLoc loc = place(r, at);
    Str text = str_vfmt(r->arena, fmt, args);
    va_end(args);
    out_line(r->out, "%.*s:%u:%u: %.*s", STR_ARG(r->file), loc.line, loc.col,
             STR_ARG(text));
}

// Where and why a call stopped, below the line that says so.
static void say_where(Runner *r, RtStatus status)
{
    char *text = rt_describe(r->store, status);
    if (!text || (status != RT_TRAPPED && status != RT_THROWN)) {
        free(text);
        return;
    }
    out_block(r->out, str_of(text));
    free(text);
}

// A value as the script has it, on one line and without its comments.
static Str one_line(Arena *a, Str s)
{
    WatBuf b = {.arena = a};
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == ';' && i + 1 < s.len && s.ptr[i + 1] == ';')
            while (i + 1 < s.len && s.ptr[i + 1] != '\n')
                i++;
        else if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            buf_byte(&b, (unsigned char)c);
        else if (b.len > 0 && b.at[b.len - 1] != ' ')
            buf_byte(&b, ' ');
    }
    return buf_str(&b);
}

static Str show_values(Runner *r, const WastValue *v, uint32_t n)
{
    Str all = STR("");
    for (uint32_t i = 0; i < n; i++) {
        Str s = one_line(r->arena, v[i].source);
        all = str_fmt(r->arena, "%.*s%s%.*s", STR_ARG(all), i ? " " : "",
                      STR_ARG(s));
    }
    return n ? all : STR("nothing");
}

static Str show_results(Runner *r, const RtFuncType *t, const RtVal *v)
{
    Str all = STR("");
    for (uint32_t i = 0; i < t->nresults; i++) {
        Str s = wast_show(r->arena, t->results[i], &v[i]);
        all = str_fmt(r->arena, "%.*s%s%.*s", STR_ARG(all), i ? " " : "",
                      STR_ARG(s));
    }
    return t->nresults ? all : STR("nothing");
}

// ---- modules

static Outcome load(Runner *r, Str bytes, RtModule **m)
{
    RtLoadError error;
    static const Outcome outcomes[] = {[RT_LOAD_OK] = MODULE_OK,
                                       [RT_LOAD_MALFORMED] = MODULE_MALFORMED,
                                       [RT_LOAD_INVALID] = MODULE_INVALID,
                                       [RT_LOAD_LIMIT] = MODULE_LIMIT};
    *m = rt_module_load((const uint8_t *)bytes.ptr, bytes.len, NULL, &error);
    if (!*m) {
        r->why = str_copy(r->arena, str_of(error.text));
        return outcomes[error.status];
    }
    VEC_PUSH(r->arena, &r->loaded, *m);
    return MODULE_OK;
}

static bool assemble(Runner *r, const WastModule *w, Str *bytes)
{
    WatTokens quoted;
    WatError error = {0};
    if (w->form == WAST_TEXT)
        wat_encode(r->arena, &r->script->tokens, w->start, w->end, NULL, &error,
                   bytes);
    else if (!wat_lex(r->arena, w->source, &quoted))
        error = quoted.error;
    else
        wat_encode(r->arena, &quoted, 0, (uint32_t)quoted.tokens.len - 1, NULL,
                   &error, bytes);
    r->why = error.text;
    return !error.failed;
}

static Outcome read_module(Runner *r, const WastModule *w, RtModule **m)
{
    Str bytes = w->source;
    if (w->form != WAST_BINARY && !assemble(r, w, &bytes))
        return MODULE_MALFORMED;
    return load(r, bytes, m);
}

static bool find_import(Runner *r, RtExternType type, RtExtern *out)
{
    Str module = {type.module.ptr, type.module.len};
    Str name = {type.name.ptr, type.name.len};
    RtInstance *inst = map_get(&r->registered, module);
    if (inst)
        return rt_export(inst, name.ptr, name.len, out);
    RtExtern *e =
        str_eq_c(module, "spectest") ? map_get(&r->spectest, name) : NULL;
    if (e)
        *out = *e;
    return e != NULL;
}

static Outcome failed_call(Runner *r, RtStatus status)
{
    if (status == RT_TRAPPED) {
        r->why = str_of(rt_store_trap(r->store)->text);
        return MODULE_TRAPPED;
    }
    if (status == RT_THROWN) {
        r->why = STR("uncaught exception");
        return MODULE_THROWN;
    }
    r->why = str_copy(r->arena, str_of(rt_store_error(r->store)));
    return status == RT_LINK_ERROR ? MODULE_UNLINKABLE : MODULE_LIMIT;
}

static Outcome instantiate(Runner *r, RtModule *m, RtInstance **inst)
{
    size_t n = rt_module_nimports(m);
    RtExtern *imports = ARENA_ARRAY(r->arena, RtExtern, n);
    for (size_t i = 0; i < n; i++) {
        RtExternType type = rt_module_import(m, i);
        if (find_import(r, type, &imports[i]))
            continue;
        r->why =
            str_fmt(r->arena, "unknown import %.*s.%.*s", (int)type.module.len,
                    type.module.ptr, (int)type.name.len, type.name.ptr);
        return MODULE_UNLINKABLE;
    }
    RtStatus status = rt_instantiate(r->store, m, imports, n, inst);
    return status == RT_OK ? MODULE_OK : failed_call(r, status);
}

static void keep(Runner *r, StrMap *map, Str id, void *value)
{
    map_put(r->arena, map, STR(""), value);
    if (id.len > 0)
        map_put(r->arena, map, id, value);
}

static const char *outcome_word(Outcome o)
{
    static const char *const words[] = {
        "accepted",   "malformed", "invalid",         "over a limit",
        "unlinkable", "trapped",   "ended by a throw"};
    return words[o];
}

static void fail_module(Runner *r, const WastCommand *c, Outcome o)
{
    r->count->failed++;
    say(r, c->at, "module: %s: %.*s", outcome_word(o), STR_ARG(r->why));
}

// What follows must not act on an older module.
static void no_instance(Runner *r, Str id)
{
    keep(r, &r->instances, id, NULL);
}

static void run_module(Runner *r, const WastCommand *c)
{
    RtModule *m = NULL;
    RtInstance *inst = NULL;
    Outcome o = read_module(r, &c->module, &m);
    keep(r, &r->modules, c->module.id, m);
    if (o == MODULE_OK && c->module.definition)
        return;
    no_instance(r, c->module.id);
    if (o == MODULE_OK)
        o = instantiate(r, m, &inst);
    if (o == MODULE_OK)
        keep(r, &r->instances, c->module.id, inst);
    else
        fail_module(r, c, o);
}

static void run_instance(Runner *r, const WastCommand *c)
{
    RtModule *m = map_get(&r->modules, c->from);
    RtInstance *inst = NULL;
    Outcome o = MODULE_UNLINKABLE;
    no_instance(r, c->id);
    if (m)
        o = instantiate(r, m, &inst);
    else
        r->why = STR("no such module definition");
    if (o == MODULE_OK)
        keep(r, &r->instances, c->id, inst);
    else
        fail_module(r, c, o);
}

static void run_register(Runner *r, const WastCommand *c)
{
    RtInstance *inst = map_get(&r->instances, c->id);
    map_put(r->arena, &r->registered, c->text, inst);
    if (inst)
        return;
    r->count->failed++;
    say(r, c->at, "register: no such module");
}

// ---- actions

typedef struct {
    bool done; // it could be tried
    RtStatus status;
    RtFuncType type; // of a get: no parameters, one result
    RtVal *results;
} Acted;

static Acted cannot(Runner *r, Str why)
{
    r->why = why;
    return (Acted){.done = false};
}

static Acted get(Runner *r, const RtExtern *e)
{
    if (e->kind != RT_EXTERN_GLOBAL)
        return cannot(r, STR("the export is no global"));
    RtType *type = ARENA_NEW(r->arena, RtType);
    RtVal *value = ARENA_NEW(r->arena, RtVal);
    *type = rt_global_type(e->of.global).type;
    *value = rt_global_get(e->of.global);
    return (Acted){true, RT_OK, {.results = type, .nresults = 1}, value};
}

static Acted invoke(Runner *r, const WastAction *a, const RtExtern *e)
{
    if (e->kind != RT_EXTERN_FUNC)
        return cannot(r, STR("the export is no function"));
    Acted d = {.done = true, .type = rt_func_type(e->of.func)};
    if (d.type.nparams != a->nargs)
        return cannot(r, str_fmt(r->arena, "the function takes %u arguments",
                                 d.type.nparams));
    RtVal *args = ARENA_ARRAY(r->arena, RtVal, a->nargs);
    d.results = ARENA_ARRAY(r->arena, RtVal, d.type.nresults);
    for (uint32_t i = 0; i < a->nargs; i++)
        if (!wast_argument(r->store, &a->args[i], d.type.params[i], &args[i]))
            return cannot(r, str_fmt(r->arena, "%.*s is no argument for it",
                                     STR_ARG(a->args[i].source)));
    d.status = rt_call(r->store, e->of.func, args, d.results);
    if (d.status != RT_OK)
        failed_call(r, d.status);
    return d;
}

static Acted act(Runner *r, const WastAction *a)
{
    RtInstance *inst = map_get(&r->instances, a->module);
    RtExtern e;
    if (!inst)
        return cannot(r, STR("no such module"));
    if (!rt_export(inst, a->name.ptr, a->name.len, &e))
        return cannot(r, STR("no such export"));
    return a->get ? get(r, &e) : invoke(r, a, &e);
}

static void run_action(Runner *r, const WastCommand *c)
{
    Acted d = act(r, &c->action);
    if (d.done && d.status == RT_OK)
        return;
    r->count->failed++;
    say(r, c->at, "%.*s \"%.*s\": %.*s", STR_ARG(c->word),
        STR_ARG(c->action.name), STR_ARG(r->why));
    if (d.done)
        say_where(r, d.status);
}

// ---- assertions

static bool verdict(Runner *r, const WastCommand *c, Str want, Str got)
{
    say(r, c->at, "%.*s: expected %.*s, got %.*s", STR_ARG(c->word),
        STR_ARG(want), STR_ARG(got));
    return false;
}

// The suite asks for the beginning of a message; its authors' may be longer
// than ours ("uninitialized element 2").
static bool words_match(Str want, Str got)
{
    return str_starts(got, want) || (got.len > 0 && str_starts(want, got));
}

static bool results_match(const WastCommand *c, const Acted *d)
{
    if (c->nresults != d->type.nresults)
        return false;
    for (uint32_t i = 0; i < c->nresults; i++)
        if (!wast_matches(&c->results[i], d->type.results[i], &d->results[i]))
            return false;
    return true;
}

static Str what_came(Runner *r, const Acted *d)
{
    static const char *const words[] = {[RT_TRAPPED] = "trap",
                                        [RT_THROWN] = "exception",
                                        [RT_LINK_ERROR] = "link error",
                                        [RT_LIMIT] = "limit"};
    if (!d->done)
        return r->why;
    if (d->status == RT_OK)
        return show_results(r, &d->type, d->results);
    return str_fmt(r->arena, "%s: %.*s", words[d->status], STR_ARG(r->why));
}

static bool assert_return(Runner *r, const WastCommand *c)
{
    Acted d = act(r, &c->action);
    if (d.done && d.status == RT_OK && results_match(c, &d))
        return true;
    verdict(r, c, show_values(r, c->results, c->nresults), what_came(r, &d));
    if (d.done)
        say_where(r, d.status);
    return false;
}

// assert_trap, assert_exhaustion and assert_exception of an action
static bool assert_stop(Runner *r, const WastCommand *c)
{
    Acted d = act(r, &c->action);
    bool throws = c->kind == WAST_ASSERT_EXCEPTION;
    if (d.done && throws && d.status == RT_THROWN)
        return true;
    if (d.done && !throws && d.status == RT_TRAPPED &&
        words_match(c->text, r->why))
        return true;
    return verdict(r, c,
                   throws ? STR("an exception")
                          : str_fmt(r->arena, "trap: %.*s", STR_ARG(c->text)),
                   what_came(r, &d));
}

static Outcome expected_outcome(WastKind kind)
{
    switch (kind) {
    case WAST_ASSERT_INVALID:
        return MODULE_INVALID;
    case WAST_ASSERT_UNLINKABLE:
        return MODULE_UNLINKABLE;
    case WAST_ASSERT_TRAP:
    case WAST_ASSERT_EXHAUSTION:
        return MODULE_TRAPPED;
    case WAST_ASSERT_EXCEPTION:
        return MODULE_THROWN;
    default: // what is wrong with annotations is found by the parser
        return MODULE_MALFORMED;
    }
}

// Whether an outcome's words are compared too: those of traps and of linking.
// How a mistake in a module is put is every engine's own matter.
static bool compares_words(Outcome o)
{
    return o == MODULE_UNLINKABLE || o == MODULE_TRAPPED;
}

static bool assert_module(Runner *r, const WastCommand *c)
{
    RtModule *m = NULL;
    RtInstance *inst = NULL;
    Outcome want = expected_outcome(c->kind);
    Outcome got = read_module(r, &c->module, &m);
    if (got == MODULE_OK && want > MODULE_LIMIT)
        got = instantiate(r, m, &inst);
    if (got == want && (!compares_words(got) || words_match(c->text, r->why)))
        return true;
    Str why = got == MODULE_OK ? STR("accepted") : r->why;
    return verdict(
        r, c,
        str_fmt(r->arena, "%s: %.*s", outcome_word(want), STR_ARG(c->text)),
        str_fmt(r->arena, "%s: %.*s", outcome_word(got), STR_ARG(why)));
}

static void run_assertion(Runner *r, const WastCommand *c)
{
    bool ok = c->on_module                    ? assert_module(r, c)
              : c->kind == WAST_ASSERT_RETURN ? assert_return(r, c)
                                              : assert_stop(r, c);
    r->count->passed += ok;
    r->count->failed += !ok;
}

static void run_command(Runner *r, const WastCommand *c)
{
    r->why = STR("");
    switch (c->kind) {
    case WAST_BROKEN:
        r->count->failed++;
        say(r, c->at, "%.*s", STR_ARG(c->text));
        break;
    case WAST_MODULE:
        run_module(r, c);
        break;
    case WAST_INSTANCE:
        run_instance(r, c);
        break;
    case WAST_REGISTER:
        run_register(r, c);
        break;
    case WAST_ACTION:
        run_action(r, c);
        break;
    default:
        run_assertion(r, c);
    }
}

// ---- scripts

// A text that has no tokens: its assertions all fail, at least one.
static void run_unreadable(Runner *r, Str text)
{
    size_t n = 0, at;
    for (; str_find(text, STR("(assert_"), &at); n++)
        text = str_from(text, at + 1);
    r->count->failed += n ? n : 1;
    say(r, r->script->tokens.error.at, "%.*s",
        STR_ARG(r->script->tokens.error.text));
}

static void run_commands(Runner *r)
{
    r->store = rt_store_new(NULL);
    if (!r->store || !wast_spectest(r->arena, r->store, &r->spectest)) {
        r->count->failed += r->script->commands.len + 1;
        say(r, 0, "no memory for a store");
    } else
        for (size_t i = 0; i < r->script->commands.len; i++)
            run_command(r, &r->script->commands.at[i]);
    if (r->store)
        rt_store_free(r->store);
    for (size_t i = 0; i < r->loaded.len; i++)
        rt_module_free(r->loaded.at[i]);
}

void wast_run(Arena *a, Str file, Str text, Out *out, WastCount *count)
{
    WastScript script;
    Runner r = {.arena = a, .file = file, .out = out, .count = count};
    r.script = &script;
    if (wast_parse(a, text, &script))
        run_commands(&r);
    else
        run_unreadable(&r, text);
}
