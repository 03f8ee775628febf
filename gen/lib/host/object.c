// ---- what the host is given, also where it may only read ------------------

static void cbw_set_pointer(const void *to, const void *p)
{
    memcpy((void *)(uintptr_t)to, &p, sizeof p);
}

static void cbw_set_int(const void *to, size_t size, int64_t v)
{
    cbw_store((void *)(uintptr_t)to, 0, size, v);
}

static void cbw_set_float(const void *to, size_t size, double v)
{
    float f = (float)v;
    memcpy((void *)(uintptr_t)to, size == sizeof f ? (void *)&f : (void *)&v,
           size);
}

#define CBW_SET_POINTER(to, p) cbw_set_pointer(&(to), p)
#define CBW_SET_INT(to, v) cbw_set_int(&(to), sizeof(to), (int64_t)(v))
#define CBW_SET_FLOAT(to, v) cbw_set_float(&(to), sizeof(to), v)

// ---- a map -----------------------------------------------------------------

static size_t cbw_slot(const CbwMap *m, uint64_t key)
{
    size_t i = (size_t)(key * 0x9E3779B97F4A7C15u >> 20) & (m->cap - 1);
    while (m->keys[i] && m->keys[i] != key)
        i = (i + 1) & (m->cap - 1);
    return i;
}

static uint32_t cbw_find(const CbwMap *m, uint64_t key)
{
    return m->cap ? m->values[cbw_slot(m, key)] : 0;
}

static bool cbw_map(CbwMap *m, uint64_t key, uint32_t value)
{
    if (m->len * 2 >= m->cap) {
        CbwMap to = {.cap = m->cap ? m->cap * 2 : 64};
        to.keys = calloc(to.cap, sizeof *to.keys);
        to.values = calloc(to.cap, sizeof *to.values);
        if (!to.keys || !to.values) {
            free(to.keys);
            free(to.values);
            return false;
        }
        for (size_t i = 0; i < m->cap; i++)
            if (m->keys[i] && m->values[i])
                cbw_map(&to, m->keys[i], m->values[i]);
        free(m->keys);
        free(m->values);
        *m = to;
    }
    size_t i = cbw_slot(m, key);
    m->len += !m->keys[i];
    m->keys[i] = key;
    m->values[i] = value; // 0: forgotten, until the map grows
    return true;
}

// ---- callbacks -------------------------------------------------------------

// The id of a function and its data: docs/abi.md section 6. 0 for NULL.
static uint32_t cbw_callback(CbwCall *c, void (*fn)(void), void *data,
                             bool once, void (*destroy)(void *data))
{
    CbwHost *h = c->h;
    size_t i = 1;
    if (!fn || c->failed)
        return 0;
    while (i < h->ncallbacks && h->callbacks[i].used)
        i++;
    if (i >= h->ncallbacks) {
        size_t n = h->ncallbacks ? h->ncallbacks * 2 : 16;
        CbwCallback *all =
            n > 65536 ? NULL : realloc(h->callbacks, n * sizeof *all);
        if (!all) {
            cbw_fail(c, CBW_HOST_ARGUMENT, "more than 65535 callbacks live");
            return 0;
        }
        memset(all + h->ncallbacks, 0, (n - h->ncallbacks) * sizeof *all);
        i = h->ncallbacks ? h->ncallbacks : 1;
        h->callbacks = all;
        h->ncallbacks = n;
    }
    CbwCallback *cb = &h->callbacks[i];
    uint16_t turn = (uint16_t)(cb->turn + 1);
    *cb = (CbwCallback){.fn = fn,
                        .data = data,
                        .destroy = destroy,
                        .turn = turn,
                        .used = true,
                        .once = once};
    uint32_t id = (uint32_t)turn << 16 | (uint32_t)i;
    if (c->heap) {
        CbwKept *k = calloc(1, sizeof *k);
        if (k) {
            *k = (CbwKept){.next = c->fresh, .at = id, .callback = true};
            c->fresh = k;
        }
    }
    return id;
}

static CbwCallback *cbw_callback_of(CbwHost *h, uint32_t id)
{
    uint32_t i = id & 0xFFFF;
    CbwCallback *cb = i < h->ncallbacks ? &h->callbacks[i] : NULL;
    return cb && cb->used && cb->turn == id >> 16 ? cb : NULL;
}

// A struct of functions: its copy is what is called.
static uint32_t cbw_callback_object(CbwCall *c, const void *p, size_t size,
                                    void *data)
{
    void *copy = malloc(size);
    uint32_t id = copy ? cbw_callback(c, (void (*)(void))cbw_set_pointer, data,
                                      false, NULL)
                       : 0;
    if (!id) {
        free(copy);
        return 0;
    }
    memcpy(copy, p, size);
    cbw_callback_of(c->h, id)->object = copy;
    return id;
}

static void cbw_forget(CbwHost *h, uint32_t id)
{
    CbwCallback *cb = cbw_callback_of(h, id);
    RtVal arg = {.i32 = id};
    if (!cb)
        return;
    cb->used = false;
    free(cb->object);
    cb->object = NULL;
    if (h->unpool && !h->dead)
        rt_call(h->store, h->unpool, &arg, NULL);
}

// ---- what C keeps ----------------------------------------------------------

enum { CBW_NO_SLOT = 0xFFFFFFFF };

static void cbw_drop_kept(CbwHost *h, CbwKept *k)
{
    while (k) {
        CbwKept *next = k->next;
        RtVal arg = {.i32 = k->at};
        if (k->callback)
            cbw_forget(h, k->at);
        else if (k->at && !h->dead && h->give &&
                 !(k->reached && h->heap &&
                   !rt_heap_has(h->heap, h->instance, k->at)))
            rt_call(h->store, h->give, &arg, NULL);
        free(k);
        k = next;
    }
}

// What was placed since the last time, for its owner.
static CbwKept *cbw_fresh(CbwCall *c)
{
    CbwKept *k = c->fresh;
    c->fresh = NULL;
    c->heap = false;
    return k;
}

static void cbw_release_slot(CbwHost *h, CbwObject *owner, uint32_t slot)
{
    CbwKept **at = &owner->kept;
    while (*at) {
        CbwKept *k = *at;
        if (k->slot != slot) {
            at = &k->next;
            continue;
        }
        *at = k->next;
        k->next = NULL;
        cbw_drop_kept(h, k);
    }
}

// It belongs to the owner from here on, or is undone when C never had it.
static void cbw_keep(CbwCall *c, CbwKept *k, bool called, uint32_t owner,
                     uint32_t slot)
{
    CbwHost *h = c->h;
    if (!called || owner >= h->nobjects) {
        cbw_drop_kept(h, k);
        return;
    }
    CbwObject *o = &h->objects[owner];
    if (slot != CBW_NO_SLOT)
        cbw_release_slot(h, o, slot);
    while (k) {
        CbwKept *next = k->next;
        k->slot = slot;
        k->next = o->kept;
        o->kept = k;
        k = next;
    }
}

// Copies that are many are looked for in C's memory, when it does not run.
static void cbw_sweep(CbwCall *c)
{
    if (!c->h->depth)
        cbw_run(c, c->h->sweep, NULL, NULL);
}

// C has it as long as its memory points there, and may free it in the call
// itself. Where the heap is watched, to the end.
static void cbw_reach(CbwCall *c, CbwKept *k)
{
    CbwHost *h = c->h;
    if (c->failed || h->heap) {
        for (CbwKept *one = k; one; one = one->next)
            one->reached = true;
        cbw_keep(c, k, !c->failed, 0, CBW_NO_SLOT);
        return;
    }
    while (k) {
        CbwKept *next = k->next;
        RtVal arg = {.i32 = k->at};
        if (k->at)
            cbw_run(c, h->hold, &arg, NULL);
        free(k);
        k = next;
    }
}

// It belongs to C from here on.
static void cbw_gave(CbwCall *c, CbwKept *k, bool called)
{
    if (!called) {
        cbw_drop_kept(c->h, k);
        return;
    }
    while (k) {
        CbwKept *next = k->next;
        free(k);
        k = next;
    }
}

// ---- handles ---------------------------------------------------------------

// What the caller holds is no address: which object, and its generation.
enum { CBW_INDEX_BITS = sizeof(void *) == 8 ? 24 : 16 };

static uint64_t cbw_key(uint32_t cls, uint32_t at)
{
    return (uint64_t)(cls + 1) << 32 | at;
}

static uint64_t cbw_box_key(const void *box)
{
    return (uint64_t)(uintptr_t)box;
}

static void *cbw_pointer(const CbwHost *h, uint32_t i)
{
    const CbwObject *o = &h->objects[i];
    uint64_t mark = sizeof(void *) == 8 ? (uint64_t)1 << 45 : 0;
    uint64_t turn =
        o->generation & (sizeof(void *) == 8 ? (1u << 16) - 1 : (1u << 11) - 1);
    if (!i)
        return NULL;
    if (o->box)
        return o->box;
    return (void *)(uintptr_t)((mark | turn << CBW_INDEX_BITS | i) << 4 |
                               (mark ? 0 : 8));
}

// The object that a pointer of the caller's stands for, 0 when it is none.
static uint32_t cbw_index(const CbwHost *h, const void *p)
{
    uint64_t v = (uint64_t)(uintptr_t)p >> 4;
    uint32_t i = (uint32_t)(v & (((uint64_t)1 << CBW_INDEX_BITS) - 1));
    if (i && i < h->nobjects && h->objects[i].alive && !h->objects[i].box &&
        cbw_pointer(h, i) == p)
        return i;
    return cbw_find(&h->by_box, cbw_box_key(p));
}

// What its constructor was given.
static inline int64_t cbw_note(const CbwHost *h, const void *p, unsigned n)
{
    return (int64_t)h->objects[cbw_index(h, p)].notes[n & 3];
}

static uint32_t cbw_new_object(CbwCall *c)
{
    CbwHost *h = c->h;
    if (h->nvacant)
        return h->vacant[--h->nvacant];
    if (h->nobjects == h->objects_cap) {
        size_t cap = h->objects_cap ? h->objects_cap * 2 : 64;
        CbwObject *all = realloc(h->objects, cap * sizeof *all);
        if (!all || cap >> CBW_INDEX_BITS) {
            cbw_fail(c, CBW_HOST_MEMORY, "too many objects");
            h->objects = all ? all : h->objects;
            return 0;
        }
        memset(all + h->objects_cap, 0, (cap - h->objects_cap) * sizeof *all);
        h->objects = all;
        h->objects_cap = cap;
    }
    return (uint32_t)h->nobjects++;
}

static uint32_t cbw_add_object(CbwCall *c, uint32_t cls, uint32_t at, void *box)
{
    CbwHost *h = c->h;
    uint32_t i = cbw_new_object(c);
    if (!i)
        return 0;
    uint32_t generation = h->objects[i].generation + 1;
    h->objects[i] = (CbwObject){.at = at,
                                .cls = cls,
                                .generation = generation,
                                .alive = true,
                                .box = box};
    cbw_map(&h->by_address, cbw_key(cls, at), i);
    if (box)
        cbw_map(&h->by_box, cbw_box_key(box), i);
    return i;
}

static void *cbw_copy(CbwCall *c, uint32_t owner, uint32_t kind, uint32_t at,
                      size_t n);

// One that C made; of that many bytes when the host may look into it.
static uint32_t cbw_made(CbwCall *c, uint32_t cls, uint32_t at, size_t size)
{
    CbwHost *h = c->h;
    uint32_t i = cbw_find(&h->by_address, cbw_key(cls, at));
    if (i)
        return i;
    i = cbw_add_object(c, cls, at, NULL);
    void *box = i && size ? cbw_copy(c, i, UINT32_MAX - 1, at, size) : NULL;
    if (box) {
        h->objects[i].box = box;
        cbw_map(&h->by_box, cbw_box_key(box), i);
    }
    return box || !size ? i : 0;
}

// An object that C gives: the same one again has the same pointer.
static void *cbw_object_out(CbwCall *c, uint32_t cls, uint32_t at, bool own,
                            uint32_t owner)
{
    CbwHost *h = c->h;
    const size_t *shown = CBW_LIBRARY.shown;
    uint32_t i = at ? cbw_made(c, cls, at, shown ? shown[cls] : 0) : 0;
    if (!i)
        return NULL;
    if (own)
        h->objects[i].owned++;
    if (owner && owner != i)
        h->objects[i].owner = owner;
    return cbw_pointer(h, i);
}

static void cbw_drop_spans(CbwHost *h, CbwObject *o)
{
    for (int i = 0; o->spans && i < CBW_SPANS; i++) {
        RtVal arg = {.i32 = o->spans[i].at};
        if (arg.i32 && !h->dead)
            rt_call(h->store, h->give, &arg, NULL);
    }
    free(o->spans);
    o->spans = NULL;
}

static void cbw_free_copies(CbwObject *o)
{
    while (o->copies) {
        CbwCopy *next = o->copies->next;
        free(o->copies->bytes);
        free(o->copies);
        o->copies = next;
    }
}

static void cbw_vacate(CbwHost *h, uint32_t i)
{
    if (h->nvacant == h->vacant_cap) {
        size_t cap = h->vacant_cap ? h->vacant_cap * 2 : 64;
        uint32_t *all = realloc(h->vacant, cap * sizeof *all);
        if (!all)
            return;
        h->vacant = all;
        h->vacant_cap = cap;
    }
    h->vacant[h->nvacant++] = i;
}

static void cbw_end_object(CbwHost *h, uint32_t i)
{
    CbwObject *o = &h->objects[i];
    if (!i || !o->alive)
        return;
    o->alive = false;
    cbw_map(&h->by_address, cbw_key(o->cls, o->at), 0);
    if (o->box)
        cbw_map(&h->by_box, cbw_box_key(o->box), 0);
    cbw_drop_kept(h, o->kept);
    o->kept = NULL;
    cbw_drop_spans(h, &h->objects[i]);
    cbw_free_copies(&h->objects[i]);
    for (uint32_t k = 1; k < h->nobjects; k++) // what lives in it
        if (h->objects[k].alive && h->objects[k].owner == i &&
            !h->objects[k].owned)
            cbw_end_object(h, k);
    cbw_vacate(h, i);
}

// C was asked to end it: with the last of those that own it, it is gone.
static void cbw_freed(CbwHost *h, uint32_t i)
{
    CbwObject *o = &h->objects[i];
    if (i && o->owned)
        o->owned--;
    if (i && !o->owned)
        cbw_end_object(h, i);
}

// The module's memory of a caller's struct is C's from here on.
static void cbw_disown(CbwHost *h, uint32_t i)
{
    CbwKept **at = &h->objects[i].kept;
    while (i && *at) {
        CbwKept *k = *at;
        if (k->callback || k->at != h->objects[i].at) {
            at = &k->next;
            continue;
        }
        *at = k->next;
        free(k);
    }
}

static void cbw_took(CbwHost *h, uint32_t i)
{
    if (i)
        h->objects[i].owned = 0;
}

static uint32_t cbw_object_in(CbwCall *c, uint32_t cls, const void *p,
                              const char *name, const char *cls_name)
{
    uint32_t i = p ? cbw_index(c->h, p) : 0;
    if (p && (!i || c->h->objects[i].cls != cls))
        cbw_fail(c, CBW_HOST_ARGUMENT, "'%s' is no live %s", name, cls_name);
    return i ? c->h->objects[i].at : 0;
}

// An iterator only goes to the object that gave it.
static inline void cbw_from(CbwCall *c, const void *p, const void *of,
                            const char *name)
{
    uint32_t i = p ? cbw_index(c->h, p) : 0;
    if (i && c->h->objects[i].owner != cbw_index(c->h, of))
        cbw_fail(c, CBW_HOST_ARGUMENT, "'%s' belongs to another object", name);
}

// A pointer that the caller owned goes to what ends it.
static void cbw_end(CbwCall *c, unsigned function, uint32_t at)
{
    CbwCall end = {.h = c->h, .fn = c->fn};
    if (at)
        cbw_run(&end, c->h->functions[function], &(RtVal){.i32 = at},
                &(RtVal){.i32 = 0});
}

static void cbw_fixed(CbwCall *c, bool same, const char *name,
                      const char *value)
{
    if (!same)
        cbw_fail(c, CBW_HOST_ARGUMENT, "'%s' can only be %s here", name, value);
}

static bool cbw_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

// Whether a parameter is what the interface fixes it to: texts by what they
// say, numbers and pointers by value.
#define CBW_IS(a, b)                                                           \
    _Generic((a),                                                              \
        char *: cbw_same_text((const char *)(uintptr_t)(a),                    \
                              (const char *)(uintptr_t)(b)),                   \
        const char *: cbw_same_text((const char *)(uintptr_t)(a),              \
                                    (const char *)(uintptr_t)(b)),             \
        default: (a) == (b))

// ---- copies ----------------------------------------------------------------

// The host's memory for n bytes that lie at an address of the module's: the
// same one again while it fits. It lives as long as its owner.
static void *cbw_copy(CbwCall *c, uint32_t owner, uint32_t kind, uint32_t at,
                      size_t n)
{
    CbwObject *o = &c->h->objects[owner];
    CbwCopy *k = o->copies;
    while (k && (k->at != at || k->kind != kind))
        k = k->next;
    if (k && k->cap >= n)
        return k->bytes;
    size_t cap = k && n < k->cap * 2 ? k->cap * 2 : n;
    CbwCopy *made = calloc(1, sizeof *made);
    void *bytes = calloc(1, cap ? cap : 1);
    if (!made || !bytes) {
        free(made);
        free(bytes);
        cbw_fail(c, CBW_HOST_MEMORY, "the host has no memory left");
        return NULL;
    }
    if (k)
        k->at = k->kind = UINT32_MAX; // the old one stays until its owner ends
    *made = (CbwCopy){.next = o->copies, .at = at, .kind = kind, .cap = cap};
    made->bytes = bytes;
    o->copies = made;
    return bytes;
}

enum { CBW_OWNED = UINT32_MAX }; // the caller frees the copy

static void *cbw_room_for(CbwCall *c, uint32_t owner, uint32_t kind,
                          uint32_t at, size_t n)
{
    if (owner != CBW_OWNED)
        return cbw_copy(c, owner, kind, at, n);
    void *bytes = calloc(1, n ? n : 1);
    if (!bytes)
        cbw_fail(c, CBW_HOST_MEMORY, "the host has no memory left");
    return bytes;
}

// n elements of the module's, and a zero one behind.
static void *cbw_bytes_out(CbwCall *c, uint32_t owner, uint32_t at, uint64_t n,
                           unsigned size)
{
    bool some = at && !c->failed && cbw_some(c, at, n, size);
    const uint8_t *src = some ? cbw_mem(c->h) + at : NULL;
    char *to = src ? cbw_room_for(c, owner, size, at, (n + 1) * size) : NULL;
    if (!to)
        return NULL;
    if (memcmp(to, src, n * size) != 0)
        memcpy(to, src, n * size);
    memset(to + n * size, 0, size);
    return to;
}

static void *cbw_text_out(CbwCall *c, uint32_t owner, uint32_t at,
                          unsigned unit)
{
    uint64_t n = at ? cbw_elements(c, at, unit) : 0;
    return cbw_bytes_out(c, owner, at, n, unit);
}

// ---- C calls ---------------------------------------------------------------

// The callback of that id, NULL with a parked failure when it is gone. One
// that is called once is gone from here on: `gone` is what it was.
static CbwCallback *cbw_called_back(CbwCall *c, uint32_t id, CbwCallback *gone)
{
    CbwCallback *cb = cbw_callback_of(c->h, id);
    if (!cb) {
        cbw_park(c->h, "a callback that is gone was called");
        return NULL;
    }
    *gone = *cb;
    if (cb->once)
        cbw_forget(c->h, id);
    return gone;
}

// An owner of copies that live as long as the callback runs.
static uint32_t cbw_scratch(CbwCall *c)
{
    uint32_t i = cbw_new_object(c);
    if (i)
        c->h->objects[i] =
            (CbwObject){.generation = c->h->objects[i].generation};
    return i;
}

static RtStatus cbw_called(CbwCall *c, uint32_t scratch)
{
    CbwHost *h = c->h;
    if (scratch) {
        cbw_free_copies(&h->objects[scratch]);
        cbw_vacate(h, scratch);
    }
    if (h->dead)
        return rt_host_trap(h->store, "the instance died in a callback");
    if (c->failed)
        cbw_park(h, h->text);
    return RT_OK;
}

static RtStatus cbw_no_callback(void *user, RtStore *s, const RtVal *args,
                                RtVal *results)
{
    (void)user, (void)args, (void)results;
    return rt_host_trap(s, "these bindings can not call that function");
}

// ---- functions that the host gives, and that it gets ----------------------

static void cbw_give(CbwHost *h, uint32_t import, void (*fn)(void), void *user)
{
    if (h && import >= h->ngiven) {
        CbwGiven *all = realloc(h->given, (import + 1) * sizeof *all);
        if (!all)
            return;
        memset(all + h->ngiven, 0, (import + 1 - h->ngiven) * sizeof *all);
        h->given = all;
        h->ngiven = import + 1;
    }
    if (h)
        h->given[import] = (CbwGiven){fn, user};
}

static CbwGiven *cbw_given(const CbwHost *h, uint32_t import)
{
    return import < h->ngiven ? &h->given[import] : NULL;
}

// One that is over is used again when the host has got so many others that it
// will not call it by mistake.
static CbwCallable *cbw_callable(CbwHost *h, uint32_t fn, uint32_t ud,
                                 CbwLife life)
{
    CbwCallable **at = &h->callables, *k = NULL;
    for (int n = 0; *at; at = &(*at)->next, n++)
        if ((*at)->ended && n >= 256) {
            k = *at;
            *at = k->next;
            break;
        }
    if (!k)
        k = malloc(sizeof *k);
    if (k) {
        *k = (CbwCallable){h->callables, h, fn, ud, life, false};
        h->callables = k;
    }
    return k;
}

// The calling function of the host's returns: what was lent is over.
static void cbw_end_callables(CbwHost *h, const CbwCallable *before)
{
    for (CbwCallable *k = h->callables; k && k != before; k = k->next)
        if (k->life == CBW_LIFE_CALL)
            k->ended = true;
}

// The function in the module, 0 when it is over.
static uint32_t cbw_call_callable(CbwCallable *k, const char *name,
                                  uint32_t *ud)
{
    if (!k)
        return 0;
    CbwCall c = {.h = k->h, .fn = name};
    if (k->ended)
        cbw_fail(&c, CBW_HOST_ARGUMENT, "called after its time");
    k->ended |= k->life == CBW_LIFE_ONCE;
    *ud = k->ud;
    return c.failed ? 0 : k->fn;
}

// ---- boxes: structs of the caller's, mirrored in the module ---------------

static uint32_t cbw_box(CbwCall *c, uint32_t cls, const void *p, uint32_t size,
                        bool fresh)
{
    CbwHost *h = c->h;
    uint32_t i = p ? cbw_find(&h->by_box, cbw_box_key(p)) : 0;
    if (!p || c->failed)
        return 0;
    if (i && h->objects[i].cls != cls) { // other memory's end was not seen
        cbw_end_object(h, i);
        i = 0;
    }
    if (!i) {
        bool heap = c->heap;
        CbwKept *outer = c->fresh;
        c->heap = true;
        c->fresh = NULL;
        uint32_t at = cbw_take_zero(c, size);
        CbwKept *own = c->fresh;
        c->fresh = outer;
        c->heap = heap;
        i = c->failed ? 0 : cbw_add_object(c, cls, at, (void *)(uintptr_t)p);
        cbw_keep(c, own, i != 0, i, CBW_NO_SLOT);
    } else if (fresh) {
        memset(cbw_mem(h) + h->objects[i].at, 0, size);
    }
    return i;
}

// An object that C made and whose struct the host may look into.
static void *cbw_struct_out(CbwCall *c, uint32_t cls, uint32_t at, bool own,
                            uint32_t owner, size_t size)
{
    if (!at || !cbw_made(c, cls, at, size))
        return NULL;
    return cbw_object_out(c, cls, at, own, owner);
}

static CbwSpan *cbw_span(CbwCall *c, uint32_t i, int n)
{
    CbwObject *o = &c->h->objects[i];
    if (!o->spans)
        o->spans = calloc(CBW_SPANS, sizeof *o->spans);
    if (!o->spans)
        cbw_fail(c, CBW_HOST_MEMORY, "the host has no memory left");
    return o->spans ? &o->spans[n] : NULL;
}

// The caller's buffer as the module sees it: its address there.
static uint32_t cbw_span_in(CbwCall *c, uint32_t i, int n, const void *p,
                            uint64_t size)
{
    CbwSpan *s = c->failed ? NULL : cbw_span(c, i, n);
    if (!s)
        return 0;
    s->host = p;
    s->size = p ? size : 0;
    if (!p)
        return 0;
    if (!s->at || s->room < size) {
        RtVal arg = {.i32 = s->at};
        if (s->at)
            cbw_run(c, c->h->give, &arg, NULL);
        s->at = cbw_taken(c, c->h->take, size ? size : 1);
        s->room = size;
    }
    if (!c->failed && size)
        memcpy(cbw_mem(c->h) + s->at, p, size);
    return s->at;
}

// Where the module's pointer is in the caller's buffer; out: what C wrote there
// is the caller's.
static const void *cbw_span_out(CbwCall *c, uint32_t i, int n, uint32_t at,
                                const void *was, bool out)
{
    CbwSpan *s = cbw_span(c, i, n);
    if (!s || (!at && s->host))
        return NULL;
    if (!s->host || at < s->at || at > s->at + s->size)
        return was;
    if (out && s->size)
        memcpy((void *)(uintptr_t)s->host, cbw_mem(c->h) + s->at, s->size);
    return (const char *)s->host + (at - s->at);
}

// ---- files -----------------------------------------------------------------

// What is left of a file, as bytes in the module.
static uint32_t cbw_put_file(CbwCall *c, FILE *f, uint64_t *n)
{
    size_t len = 0, cap = 0, got;
    char *bytes = NULL;
    do {
        if (cap - len < 65536) {
            char *more = realloc(bytes, cap += 65536 + cap);
            if (!more) {
                cbw_fail(c, CBW_HOST_MEMORY, "the host has no memory left");
                break;
            }
            bytes = more;
        }
        got = f ? fread(bytes + len, 1, cap - len, f) : 0;
        len += got;
    } while (got);
    uint32_t at = cbw_put(c, bytes, len, 1);
    free(bytes);
    *n = len;
    return at;
}

static void cbw_get_file(CbwCall *c, FILE *f, uint32_t at, uint64_t n)
{
    const uint8_t *p = n ? cbw_at(c, at, n) : NULL;
    if (p && f)
        fwrite(p, 1, n, f);
}
