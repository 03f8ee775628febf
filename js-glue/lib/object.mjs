// Objects of classes. What an object is stands apart from it, for finalizers,
// which must not hold it.
export class $State {
    constructor(cls, p, own) {
        this.cls = cls;
        this.p = p; // 0: freed
        this.own = own; // something ends with it
        this.x = $x;
        this.at = -1; // in the nursery; -2: registered
    }
}

export class $Object {
    #s;
    constructor(s) {
        if (!(s instanceof $State))
            throw new TypeError(
                new.target.name +
                    " has no constructor; the library makes these objects",
            );
        this.#s = s;
        if (!s.own) return;
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
export function $make(cls, p, own) {
    return new cls.type(new $State(cls, p, own));
}

export function $state(o, cls, fn, name) {
    const s = $of(o);
    if (!s || s.cls !== cls) throw $bad(fn, name, "a " + cls.name, o);
    if (s.p && s.x === $x) return s;
    throw new TypeError(
        name === "this"
            ? `${fn}: the ${cls.name} was freed`
            : `${$who(fn, name)}, a ${cls.name}, was freed`,
    );
}

// The nursery: what is born in a tick is registered for its finalizer only
// when it outlives it. Where there are no finalizers, what is never freed
// stays.
export let $nursery = [],
    $flushing = false,
    $registry;

export function $flush() {
    $flushing = false;
    $registry ||
        ($registry =
            typeof FinalizationRegistry === "function"
                ? new FinalizationRegistry($end)
                : { register() {}, unregister() {} });
    for (const o of $nursery) {
        const s = $of(o);
        s.at = -2;
        $registry.register(o, s, s);
    }
    $nursery = [];
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
    } else if (s.at === -2) $registry.unregister(s);
    s.at = -1;
    if ($live) $live.delete(s);
}

export function $end(s) {
    if ($defer && $defer(s)) return;
    const p = s.p;
    s.p = 0;
    if (p && $x && s.x === $x) $finish(s, p);
}

export function $finishOne(s, p) {
    try {
        if (s.own) s.cls.free(p);
        $raise();
    } catch (e) {
        throw $fail(e, s.cls.name + ".free");
    }
}
