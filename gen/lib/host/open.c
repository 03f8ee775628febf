// ---- imports ---------------------------------------------------------------

static RtStatus cbw_oom(void *user, RtStore *s, const RtVal *args,
                        RtVal *results)
{
    CbwHost *h = user;
    static char text[80];
    (void)results;
    h->refusal = CBW_HOST_MEMORY;
    if (args[0].i32)
        snprintf(text, sizeof text, "out of memory: %u bytes wanted",
                 args[0].i32);
    else
        snprintf(text, sizeof text, "a pool of trampolines is used up");
    return rt_host_trap(s, text);
}

static RtStatus cbw_wrong_length(void *user, RtStore *s, const RtVal *args,
                                 RtVal *results)
{
    CbwHost *h = user;
    static char text[160];
    (void)results;
    h->refusal = CBW_HOST_ARGUMENT;
    snprintf(text, sizeof text, "argument %u must have %.0f elements",
             args[0].i32, args[1].f64);
    return rt_host_trap(s, text);
}

static RtStatus cbw_drop(void *user, RtStore *s, const RtVal *args,
                         RtVal *results)
{
    (void)s, (void)results;
    CbwCallback *cb = cbw_callback_of(user, args[0].i32);
    if (cb && cb->destroy)
        cb->destroy(cb->data);
    cbw_forget(user, args[0].i32);
    return RT_OK;
}

// Promises are JavaScript's.
static RtStatus cbw_waits(void *user, RtStore *s, const RtVal *args,
                          RtVal *results)
{
    (void)user, (void)s, (void)args;
    results[0].i32 = 0;
    return RT_OK;
}

static const CbwImport CBW_IMPORTS[] = {{"oom", cbw_oom, "i>"},
                                        {"length", cbw_wrong_length, "iF>"},
                                        {"drop", cbw_drop, "i>"},
                                        {"waits", cbw_waits, ">i"},
                                        {"js_free", cbw_no_callback, "i>"},
                                        {"js_dup", cbw_no_callback, "i>i"}};

static bool cbw_named(RtName n, const char *name)
{
    return n.len == strlen(name) && memcmp(n.ptr, name, n.len) == 0;
}

static const CbwImport *cbw_import(const CbwImport *all, size_t n, RtName name)
{
    for (size_t i = 0; i < n; i++)
        if (cbw_named(name, all[i].name))
            return &all[i];
    return NULL;
}

// NULL: there is none, or (with an error) none of that type.
static RtFunc *cbw_import_func(CbwHost *h, const RtExternType *t, char *error,
                               size_t room)
{
    if (t->kind != RT_EXTERN_FUNC || !cbw_named(t->module, "cbw"))
        return rt_wasi_func(h->wasi, h->store, t);
    const CbwImport *im = cbw_import(
        CBW_IMPORTS, sizeof CBW_IMPORTS / sizeof *CBW_IMPORTS, t->name);
    if (!im)
        im = cbw_import(CBW_LIBRARY.imports, CBW_LIBRARY.nimports, t->name);
    if (im && cbw_is_type(&t->func, im->type))
        return rt_func_new(h->store, &t->func, im->fn, h);
    if (im)
        cbw_wrong_type("import", im->name, &t->func, im->type, error, room);
    return NULL;
}

// ---- checks ----------------------------------------------------------------

static uint32_t cbw_leb(const uint8_t **p, const uint8_t *end)
{
    uint32_t v = 0;
    for (unsigned shift = 0; *p < end && shift < 35; shift += 7) {
        uint8_t byte = *(*p)++;
        v |= (uint32_t)(byte & 127) << shift;
        if (byte < 128)
            break;
    }
    return v;
}

// Looks for the custom section of that name; *other: one that says another
// interface.
static bool cbw_section(const uint8_t *p, size_t size, const char *name,
                        char *other, size_t room)
{
    const uint8_t *end = p + size;
    size_t len = strlen(name);
    for (p += size < 8 ? size : 8; p < end;) {
        uint8_t id = *p++;
        uint32_t n = cbw_leb(&p, end);
        const uint8_t *next = n <= (size_t)(end - p) ? p + n : end;
        uint32_t chars = id ? 0 : cbw_leb(&p, next);
        bool custom = !id && chars <= (size_t)(next - p);
        if (custom && chars == len && memcmp(p, name, len) == 0)
            return true;
        if (custom && chars > 5 && memcmp(p, "cbw", 3) == 0 &&
            memchr(p, ':', chars))
            snprintf(other, room, "%.*s", (int)chars, (const char *)p);
        p = next;
    }
    return false;
}

static bool cbw_same_abi(const uint8_t *wasm, size_t size, char *error,
                         size_t room)
{
    char other[80] = "";
    if (cbw_section(wasm, size, CBW_LIBRARY.section, other, sizeof other))
        return true;
    if (!other[0])
        snprintf(error, room,
                 "%s: not a module of cbindgen-wasm: no section says what "
                 "interface it was built for",
                 CBW_LIBRARY.name);
    else
        snprintf(error, room,
                 "%s: the module was built for another interface, %s; these "
                 "bindings are for %s: generate both anew",
                 CBW_LIBRARY.name, other, CBW_LIBRARY.section);
    return false;
}

// ---- the life of an instance -----------------------------------------------

static uint8_t *cbw_read_file(const char *path, size_t *size, char *error,
                              size_t room)
{
    FILE *f = fopen(path, "rb");
    uint8_t *bytes = NULL;
    long n = -1;
    if (f && fseek(f, 0, SEEK_END) == 0 && (n = ftell(f)) >= 0 &&
        fseek(f, 0, SEEK_SET) == 0)
        bytes = malloc((size_t)n + 1);
    if (bytes && fread(bytes, 1, (size_t)n, f) != (size_t)n) {
        free(bytes);
        bytes = NULL;
    }
    if (!bytes)
        snprintf(error, room, "%s: can not read %s: %s", CBW_LIBRARY.name, path,
                 strerror(errno));
    if (f)
        fclose(f);
    *size = bytes ? (size_t)n : 0;
    return bytes;
}

// A function that the module exports; *wrong: it is of another type.
static RtFunc *cbw_export(const CbwHost *h, const char *name, const char *type,
                          bool *wrong, char *error, size_t room)
{
    RtExtern e;
    if (!rt_export(h->instance, name, strlen(name), &e) ||
        e.kind != RT_EXTERN_FUNC)
        return NULL;
    RtFuncType t = rt_func_type(e.of.func);
    if (cbw_is_type(&t, type))
        return e.of.func;
    cbw_wrong_type("export", name, &t, type, error, room);
    *wrong = true;
    return NULL;
}

static bool cbw_load_module(CbwHost *h, char *error, size_t room)
{
    const uint8_t *wasm = h->options.wasm;
    size_t size = h->options.wasm_size;
    RtLoadOptions load = {.metered = h->options.metered || h->options.fuel,
                          .watch_heap = h->options.watch_heap,
                          .redzones = h->options.redzones,
                          .coverage = h->options.coverage};
    RtLoadError why;
    if (h->options.path)
        wasm = h->bytes = cbw_read_file(h->options.path, &size, error, room);
    else if (!wasm)
        snprintf(error, room,
                 "%s: no module: options say neither wasm nor "
                 "path",
                 CBW_LIBRARY.name);
    if (!wasm)
        return false;
    h->module = rt_module_load(wasm, size, &load, &why);
    if (!h->module)
        snprintf(error, room,
                 "%s: the module can not be loaded: %s, at byte "
                 "%zu",
                 CBW_LIBRARY.name, why.text, why.offset);
    return h->module && cbw_same_abi(wasm, size, error, room);
}

static bool cbw_make_imports(CbwHost *h, RtExtern *imports, size_t n,
                             char *error, size_t room)
{
    for (size_t i = 0; i < n; i++) {
        RtExternType t = rt_module_import(h->module, i);
        error[0] = 0;
        RtFunc *f = cbw_import_func(h, &t, error, room);
        if (!f && error[0])
            return false;
        if (!f) {
            snprintf(error, room,
                     "%s: the module imports %.*s.%.*s, which "
                     "these bindings do not have",
                     CBW_LIBRARY.name, (int)t.module.len, t.module.ptr,
                     (int)t.name.len, t.name.ptr);
            return false;
        }
        imports[i] = (RtExtern){.kind = RT_EXTERN_FUNC, .of.func = f};
    }
    return true;
}

static void cbw_print(void *user, const char *bytes, size_t len)
{
    fwrite(bytes, 1, len, user);
}

static bool cbw_grant(CbwHost *h, char *error, size_t room)
{
    h->wasi = rt_wasi_new();
    if (!h->wasi) {
        snprintf(error, room, "%s: the host has no memory left",
                 CBW_LIBRARY.name);
        return false;
    }
    bool ok =
        rt_wasi_sink(h->wasi, 1, cbw_print, stdout) &&
        rt_wasi_sink(h->wasi, 2, cbw_print, stderr) &&
        (!h->options.grant || h->options.grant(h->options.grant_user, h->wasi));
    if (!ok)
        snprintf(error, room, "%s: it can not be granted: %s", CBW_LIBRARY.name,
                 rt_wasi_error(h->wasi));
    return ok;
}

static bool cbw_instantiate(CbwHost *h, char *error, size_t room)
{
    RtLimits limits = {.max_memory = h->options.max_memory};
    h->store = rt_store_new(&limits);
    size_t n = rt_module_nimports(h->module);
    RtExtern *imports = calloc(n + 1, sizeof *imports);
    bool ok = h->store && imports;
    if (ok && (h->options.watch_heap || h->options.redzones))
        h->heap = rt_heap_watch(h->store);
    if (ok && h->options.fuel)
        rt_store_set_fuel(h->store, h->options.fuel);
    if (!ok)
        snprintf(error, room, "%s: the host has no memory left",
                 CBW_LIBRARY.name);
    ok = ok && cbw_make_imports(h, imports, n, error, room);
    if (ok && rt_instantiate(h->store, h->module, imports, n, &h->instance) !=
                  RT_OK) {
        ok = false;
        snprintf(error, room, "%s: the module does not start: %s",
                 CBW_LIBRARY.name, rt_store_error(h->store));
    }
    free(imports);
    return ok;
}

static bool cbw_lacks(const char *name, char *error, size_t room)
{
    snprintf(error, room, "%s: the module does not export %s", CBW_LIBRARY.name,
             name);
    return false;
}

static bool cbw_find_exports(CbwHost *h, char *error, size_t room)
{
    bool wrong = false;
    h->functions = calloc(CBW_LIBRARY.nexports + 1, sizeof *h->functions);
    for (size_t i = 0; h->functions && i < CBW_LIBRARY.nexports; i++) {
        const CbwExport *e = &CBW_LIBRARY.exports[i];
        h->functions[i] = cbw_export(h, e->name, e->type, &wrong, error, room);
        if (!h->functions[i])
            return !wrong && cbw_lacks(e->name, error, room);
    }
    return h->functions != NULL;
}

// What the glue's part of the module is reached by.
static bool cbw_find_helpers(CbwHost *h, char *error, size_t room)
{
    const struct {
        RtFunc **f;
        const char *name, *type;
    } all[] = {{&h->alloc, "cbw_alloc", "ii>i"},
               {&h->unwind, "cbw_unwind", "i>"},
               {&h->take, "cbw_malloc", "i>i"},
               {&h->give, "cbw_free", "i>"},
               {&h->hold, "cbw_hold", "i>"},
               {&h->sweep, "cbw_sweep", ">"},
               {&h->unpool, "cbw_unpool", "i>"}};
    bool wrong = false;
    for (size_t i = 0; i < sizeof all / sizeof *all && !wrong; i++)
        *all[i].f =
            cbw_export(h, all[i].name, all[i].type, &wrong, error, room);
    return !wrong;
}

static bool cbw_find_memory(CbwHost *h, char *error, size_t room)
{
    RtExtern e;
    if (rt_export(h->instance, "memory", 6, &e) && e.kind == RT_EXTERN_MEMORY)
        h->memory = e.of.memory;
    else if (CBW_LIBRARY.memory)
        return cbw_lacks("its memory", error, room);
    if (rt_export(h->instance, "__stack_pointer", 15, &e)) {
        RtGlobalType t = {0};
        if (e.kind == RT_EXTERN_GLOBAL)
            t = rt_global_type(e.of.global);
        if (t.type != RT_I32 || !t.mutable_)
            return cbw_lacks("__stack_pointer as it should", error, room);
        h->stack = e.of.global;
    }
    if (rt_export(h->instance, "cbw_state", 9, &e) &&
        e.kind == RT_EXTERN_GLOBAL &&
        rt_global_type(e.of.global).type == RT_I32)
        h->state = rt_global_get(e.of.global).i32;
    if (!h->memory ||
        (uint64_t)h->state + CBW_STATE_SIZE <= rt_memory_size(h->memory))
        return true;
    snprintf(error, room, "%s: the module's state is not in its memory",
             CBW_LIBRARY.name);
    return false;
}

static bool cbw_begin(CbwHost *h, char *error, size_t room)
{
    bool wrong = false;
    h->parts = (CbwHostParts){h->store, h->instance, h->module,
                              h->wasi,  h->heap,     false};
    if (!cbw_find_memory(h, error, room) || !cbw_find_helpers(h, error, room))
        return false;
    RtFunc *start = cbw_export(h, "_initialize", ">", &wrong, error, room);
    h->running = "its start";
    if (start && rt_call(h->store, start, NULL, NULL) != RT_OK) {
        const RtTrap *t = rt_store_trap(h->store);
        snprintf(error, room, "%s: the module's start fails: %s",
                 CBW_LIBRARY.name, t ? t->text : rt_store_error(h->store));
        return false;
    }
    h->running = NULL;
    h->base = h->stack ? rt_global_get(h->stack).i32 : 0;
    return !wrong;
}

static void cbw_watch(CbwHost *h, bool ends)
{
    h->parts.ends = ends;
    if (h->options.watch)
        h->options.watch(&h->parts);
}

static void cbw_close(CbwHost *h)
{
    if (!h)
        return;
    if (!h->options.watch)
        h->dead = "free"; // nothing is given back one by one
    for (size_t i = 0; i < h->nobjects; i++) {
        cbw_drop_kept(h, h->objects[i].kept);
        cbw_drop_spans(h, &h->objects[i]);
        cbw_free_copies(&h->objects[i]);
    }
    if (h->nobjects)
        cbw_watch(h, true);
    for (size_t i = 0; i < h->ncallbacks; i++)
        free(h->callbacks[i].object);
    rt_store_free(h->store);
    rt_wasi_free(h->wasi);
    rt_module_free(h->module);
    free(h->bytes);
    free(h->functions);
    free(h->objects);
    free(h->vacant);
    free(h->by_address.keys);
    free(h->by_address.values);
    free(h->by_box.keys);
    free(h->by_box.values);
    free(h->callbacks);
    free(h->given);
    while (h->callables) {
        CbwCallable *next = h->callables->next;
        free(h->callables);
        h->callables = next;
    }
    free(h);
}

static CbwHost *cbw_open(const CbwHostOptions *options, char *error,
                         size_t room)
{
    CbwHost *h = calloc(1, sizeof *h);
    char own[512];
    bool asked = error && room;
    if (!asked) {
        error = own;
        room = sizeof own;
    }
    *error = 0;
    if (!h)
        return NULL;
    if (options)
        h->options = *options;
    CbwCall c = {.h = h, .fn = "new"};
    if (cbw_load_module(h, error, room) && cbw_grant(h, error, room) &&
        cbw_instantiate(h, error, room) && cbw_begin(h, error, room) &&
        cbw_find_exports(h, error, room) &&
        cbw_new_object(&c) == 0) { // object 0 is the instance
        cbw_watch(h, false);
        return h;
    }
    cbw_close(h);
    if (!asked && options && options->report)
        options->report(options->user, CBW_HOST_DEAD, error, false);
    return NULL;
}
