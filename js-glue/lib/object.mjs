// Objects of classes. What an object is stands apart from it, for finalizers,
// which must not hold it. Each class has it in a private field, and says with
// cls.of what that is; there is no base class: constructors are fast without.
// What may be nothing is 0, or compared: engines ask that faster.
export class $State {
    constructor(cls, p, own) {
        this.cls = cls;
        this.p = p; // 0: freed
        this.own = own; // something ends with it
        this.x = $x;
        this.at = -1; // in the nursery, when >= 0; -2: registered
        this.o = null; // the object while it is in the nursery
    }
}

export function $birth(s, o) {
    if (!s.own) return s;
    if ($live) $live.set(s, $born(s.cls.name));
    s.o = o;
    const was = $newest;
    $newest = s;
    if (was !== 0) $settle(was);
    if (!$flushing) {
        $flushing = true;
        Promise.resolve().then($flush);
    }
    return s;
}

// An object that C has made: what it is waits for the constructor that $make()
// calls, which nobody else can.
export var $made = 0;

export function $adopt(o) {
    const s = $made;
    $made = 0;
    if (s !== 0) return $birth(s, o);
    throw TypeError(
        o.constructor.name +
            " has no constructor; the library makes these objects",
    );
}

export function $class(cls, type) {
    cls.type = type;
    type.prototype[Symbol.dispose || Symbol.for("Symbol.dispose")] =
        type.prototype.free;
}

export function $make(cls, p, own) {
    $made = new $State(cls, p, own);
    return new cls.type();
}

export function $free(s, o) {
    if (s == null) throw $bad("free", "this", "of this package", o);
    $rest(s);
    $end(s);
}

export function $state(o, cls, fn, name) {
    const s = cls.of(o);
    if (!s) throw $bad(fn, name, "a " + cls.name, o);
    if (s.p && s.x === $x) return s;
    if (s.gone) s.gone(fn, cls);
    throw TypeError(
        name === "this"
            ? `${fn}: the ${cls.name} was freed`
            : `${$who(fn, name)}, a ${cls.name}, was freed`,
    );
}

// The nursery: what is born in a tick is registered for its finalizer only
// when it outlives it. Where there are no finalizers, what is never freed
// stays. What lies above the young is free. The newest is apart: most that are
// freed soon are freed before another is born.
export var $nursery = [],
    $young = 0,
    $newest = 0,
    $flushing = false,
    $registry;

export function $settle(s) {
    s.at = $young;
    $nursery[$young++] = s;
    if ($young > 65536) $flush();
}

export function $flush() {
    $flushing = false;
    $registry ||
        ($registry =
            globalThis.FinalizationRegistry
                ? new FinalizationRegistry($end)
                : { register() {}, unregister() {} });
    if ($newest) $nursery[$young++] = $newest;
    while ($young) {
        const s = $nursery[--$young];
        $registry.register(s.o, s, s);
        s.at = -2;
        s.o = null;
    }
    $nursery = [];
    $newest = 0;
}

// reset(): the objects of before are dead as they are.
export function $orphan() {
    while ($young) $nursery[--$young].at = -1;
    $nursery = [];
    $newest = 0;
    if ($live) $live.clear();
}

// No finalizer any more.
export function $rest(s) {
    if (s === $newest) $newest = 0;
    else if (s.at >= 0) {
        const last = $nursery[--$young];
        $nursery[s.at] = last;
        last.at = s.at;
        s.at = -1;
    } else if (s.at < -1) {
        $registry.unregister(s);
        s.at = -1;
    }
    if ($live) $live.delete(s);
}
