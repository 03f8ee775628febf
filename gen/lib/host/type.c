// ---- types of functions ----------------------------------------------------

// As the bindings write them: "iI>f" takes an i32 and an i64 and gives an f32;
// "i>*": whatever it gives. Nothing is called that is of another type.

static char cbw_letter(RtType t)
{
    return t == RT_I32   ? 'i'
           : t == RT_I64 ? 'I'
           : t == RT_F32 ? 'f'
           : t == RT_F64 ? 'F'
                         : '?';
}

static bool cbw_is_type(const RtFuncType *t, const char *want)
{
    for (uint32_t i = 0; i < t->nparams; i++)
        if (*want++ != cbw_letter(t->params[i]))
            return false;
    if (*want++ != '>' || t->nresults > 1)
        return false;
    if (*want == '*')
        return true;
    return t->nresults ? *want == cbw_letter(t->results[0]) : !*want;
}

static size_t cbw_type_list(const RtType *all, uint32_t n, char *to,
                            size_t room)
{
    size_t at = 0;
    for (uint32_t i = 0; i < n && at + 8 < room; i++) {
        char letter = cbw_letter(all[i]);
        const char *name = letter == 'i'   ? "i32"
                           : letter == 'I' ? "i64"
                           : letter == 'f' ? "f32"
                           : letter == 'F' ? "f64"
                                           : "other";
        at += (size_t)snprintf(to + at, room - at, "%s%s", i ? ", " : "", name);
    }
    return at;
}

// "(i32, i64) -> (f32)"
static void cbw_type_text(const RtFuncType *t, char *to, size_t room)
{
    size_t at = (size_t)snprintf(to, room, "(");
    at += cbw_type_list(t->params, t->nparams, to + at, room - at - 20);
    at += (size_t)snprintf(to + at, room - at, ") -> (");
    at += cbw_type_list(t->results, t->nresults, to + at, room - at - 1);
    snprintf(to + at, room - at, ")");
}

static void cbw_wanted_text(const char *want, char *to, size_t room)
{
    RtType types[32];
    RtFuncType t = {.params = types, .nresults = 0};
    for (; *want && t.nparams + t.nresults < 32; want++) {
        RtType one = *want == 'i'   ? RT_I32
                     : *want == 'I' ? RT_I64
                     : *want == 'f' ? RT_F32
                                    : RT_F64;
        if (*want == '>')
            t.results = types + t.nparams;
        else if (*want != '*')
            types[t.nparams + t.nresults] = one;
        if (*want != '>' && *want != '*')
            t.results ? t.nresults++ : t.nparams++;
    }
    cbw_type_text(&t, to, room);
}

// Says what is wrong with the module's function of that name.
static void cbw_wrong_type(const char *what, const char *name,
                           const RtFuncType *t, const char *want, char *error,
                           size_t room)
{
    char got[200], wanted[200];
    cbw_type_text(t, got, sizeof got);
    cbw_wanted_text(want, wanted, sizeof wanted);
    snprintf(error, room,
             "%s: the module's %s %s is of type %s, these bindings have it as "
             "%s: it was built from something else",
             CBW_LIBRARY.name, what, name, got, wanted);
}
