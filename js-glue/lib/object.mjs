// Objects of classes. What an object is stands apart from it, for finalizers,
// which must not hold it.
export class $State {
    constructor(cls, p, own, box, up) {
        this.cls = cls;
        this.p = p; // 0: freed
        this.own = own; // ends with cls.free
        this.box = box; // memory of ours, 0 = none
        this.parent = up && $of(up);
        this.up = up; // the object that it lives in, or needs
        this.x = $x;
        this.at = -1; // in the nursery
        this.kept = null;
        if (own && up) {
            const s = this.parent;
            (s.children || (s.children = new Set())).add(this);
        }
    }
}

// What few objects have.
Object.assign($State.prototype, {
    users: 0,
    late: 0,
    children: null,
    notes: null,
    registered: null,
});

export class $Object {
    #s;
    constructor(s) {
        if (!(s instanceof $State))
            throw new TypeError(
                new.target.name +
                    " has no constructor; the library makes these objects",
            );
        this.#s = s;
        if (!s.own && !s.box) return;
        if ($live) $live.set(s, $born(s.cls.name));
        s.at = $nursery.push(this) - 1;
        if (!$flushing) {
            $flushing = true;
            Promise.resolve().then($flush);
        } else if (s.at > 65536) $flush();
    }
    static of(o) {
        try {
            return o.#s;
        } catch {
            return null;
        }
    }
    free() {
        const s = $of(this);
        if (!s) throw $bad("free", "this", "an object of this package", this);
        $rest(s);
        $end(s);
    }
}
$Object.prototype[Symbol.dispose || Symbol.for("Symbol.dispose")] =
    $Object.prototype.free;

export const $of = $Object.of;

// One that C has made.
export function $make(cls, p, own, up) {
    const counted = !own && cls.ref; // a reference of our own
    if (counted) cls.ref(p);
    const s = new $State(cls, p, own || !!counted, 0, counted ? null : up);
    return new cls.type(s);
}

export function $state(o, cls, fn, name) {
    const s = $of(o);
    if (!s || s.cls !== cls) throw $bad(fn, name, "a " + cls.name, o);
    if (s.p && s.x === $x && (!s.parent || $alive(s.parent))) return s;
    throw $gone(s, fn, name);
}

export function $alive(s) {
    return s.p && (!s.parent || $alive(s.parent));
}

export function $gone(s, fn, name) {
    const cls = s.cls.name;
    let up = s.parent;
    while (up && up.p) up = up.parent;
    if (s.p && s.x === $x)
        return new TypeError(
            `${typeof fn === "function" ? fn(name) : fn}: the ` +
                `${up.cls.name} that this ${cls} belongs to was freed`,
        );
    if (typeof fn === "function")
        return new TypeError(`${fn(name)}, a ${cls}, was freed`);
    const as = name === "this" ? "" : ` given as '${name}'`;
    return new TypeError(`${fn}: the ${cls}${as} was freed`);
}

// The nursery: what is born in a tick is registered for its finalizer only
// when it outlives it.
export let $nursery = [],
    $flushing = false,
    $registry;

export function $flush() {
    $flushing = false;
    $registry || ($registry = $registered());
    for (const o of $nursery) {
        const s = $of(o);
        s.at = -1;
        s.registered = s;
        $registry.register(o, s, s);
    }
    $nursery = [];
}

// Where there are no finalizers, what is never freed stays.
export function $registered() {
    return typeof FinalizationRegistry === "function"
        ? new FinalizationRegistry($end)
        : { register() {}, unregister() {} };
}

// reset(): the objects of before are dead as they are.
export function $orphan() {
    for (const o of $nursery) $of(o).at = -1;
    $nursery = [];
    if ($live) $live.clear();
}

// While a call waits for a promise objects do not end.
export let $defer = null;

// No finalizer any more.
export function $rest(s) {
    if (s.at >= 0) {
        const last = $nursery.pop();
        if (s.at < $nursery.length) {
            $nursery[s.at] = last;
            $of(last).at = s.at;
        }
        s.at = -1;
    } else if (s.registered) $registry.unregister(s);
    if ($live) $live.delete(s);
}

// The end: what belongs to it first, itself not before those that C has told
// of it.
export function $end(s) {
    if ($defer && $defer(s)) return;
    const p = s.p;
    s.p = 0;
    if (!p || !$x || s.x !== $x) return;
    if (s.children) for (const c of s.children) $end(c);
    if (s.users) s.late = p;
    else $finish(s, p);
}

export function $finish(s, p) {
    const kept = s.kept;
    s.kept = s.up = null;
    try {
        if (s.own && s.cls.free) s.cls.free(p);
        if (s.box) $drop(s.box);
        if (kept) for (const list of kept.values()) $undo(list);
        if (s.parent && s.parent.children) s.parent.children.delete(s);
        $raise();
    } catch (e) {
        throw $fail(e, s.cls.name + ".free");
    }
}
