// An iterator only goes to the object that gave it.
export function $from(s, of, fn, name) {
    if (s && s.parent.p !== of.p)
        throw TypeError(`${$who(fn, name)} belongs to another object`);
}
