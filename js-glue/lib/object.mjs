// Objects of classes. What an object is stands apart from it, for finalizers,
// which must not hold it. Each class has it in a private field, and says with
// cls.of what that is; there is no base class: constructors are fast without.
export class $State {
    constructor(cls, p, own) {
        this.cls = cls;
        this.p = p; // 0: freed
        this.own = own; // something ends with it
        this.x = $x;
        this.at = -1; // in the nursery; -2: registered
        this.o = null; // the object while it is in the nursery
    }
}

export function $birth(s, o) {
    if (!(s instanceof $State))
        throw new TypeError(
            o.constructor.name +
                " has no constructor; the library makes these objects",
        );
    if (!s.own) return s;
    if ($live) $live.set(s, $born(s.cls.name));
    s.o = o;
    s.at = $nursery.push(s) - 1;
    if (!$flushing) {
        $flushing = true;
        Promise.resolve().then($flush);
    } else if (s.at > 65536) $flush();
    return s;
}

export function $class(cls, type) {
    cls.type = type;
    type.prototype[Symbol.dispose || Symbol.for("Symbol.dispose")] =
        type.prototype.free;
}

// One that C has made.
export function $make(cls, p, own) {
    return new cls.type(new $State(cls, p, own));
}

export function $free(s, o) {
    if (!s) throw $bad("free", "this", "an object of this package", o);
    $rest(s);
    $end(s);
}

export function $state(o, cls, fn, name) {
    const s = cls.of(o);
    if (!s) throw $bad(fn, name, "a " + cls.name, o);
    if (s.p && s.x === $x) return s;
    if (s.gone) s.gone(fn, cls);
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
    for (const s of $nursery) {
        $registry.register(s.o, s, s);
        s.at = -2;
        s.o = null;
    }
    $nursery = [];
}

// reset(): the objects of before are dead as they are.
export function $orphan() {
    for (const s of $nursery) s.at = -1;
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
            last.at = s.at;
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
