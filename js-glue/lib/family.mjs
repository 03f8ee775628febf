// Objects that live in others, keep them, or have memory of their own.
import { $State } from "./object.mjs";

Object.assign($State.prototype, {
    parent: null,
    up: null, // the object that it lives in, or needs
    children: null,
    box: 0, // memory of ours, 0 = none
    kept: null,
    users: 0, // objects that C told of it
    late: 0,
});

// parent: what up is.
export function $kin(s, box, up, parent) {
    if (box) s.box = box;
    if (parent) {
        s.up = up;
        s.parent = parent;
        if (s.own) (parent.children || (parent.children = new Set())).add(s);
    }
    return s;
}

export function $makeIn(cls, p, own, up, parent) {
    if (own || !cls.ref) {
        $made = $kin(new $State(cls, p, own), 0, up, parent);
        return new cls.type();
    }
    cls.ref(p); // a reference of our own
    return $make(cls, p, true);
}

export function $stateIn(o, cls, fn, name) {
    const s = $state(o, cls, fn, name);
    for (let up = s.parent; up; up = up.parent)
        if (!up.p)
            throw TypeError(
                `${fn}: the ${up.cls.name} that this ${cls.name} belongs to ` +
                    "was freed",
            );
    return s;
}

// What belongs to it ends first, itself not before those that C has told of
// it.
export function $finishAll(s, p) {
    if (s.children) for (const c of s.children) $end(c);
    if (s.users) s.late = p;
    else $finish(s, p);
}

export function $dissolve(s, p) {
    const kept = s.kept;
    s.kept = s.up = null;
    if (s.own && s.cls.free) s.cls.free(p);
    if (s.box) $drop(s.box);
    if (kept) for (const list of kept.values()) $undo(list);
    if (s.parent && s.parent.children) s.parent.children.delete(s);
}
