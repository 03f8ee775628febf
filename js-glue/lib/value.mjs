// JavaScript values that C holds by number (cbw_js): the low 20 bits say where,
// all of it whether it is still the one that was given. 0 is undefined.
export let $values = [undefined],
    $numbers = [0],
    $unused = [];

export function $hold(v) {
    if (v === undefined) return 0;
    const at = $unused.length ? $unused.pop() : $values.length;
    if (at > 0xfffff) throw RangeError("C holds too many values");
    $values[at] = v;
    if (at === $numbers.length) $numbers.push(at);
    const id = $numbers[at];
    if ($live) $live.set("value " + id, $born("JavaScript value"));
    return id;
}

export function $held(id) {
    const at = id & 0xfffff;
    if (id && $numbers[at] !== (id | 0))
        throw Error("C uses a JavaScript value that it has freed");
    return $values[at];
}

export function $release(id) {
    if (!id) return;
    $held(id);
    const at = id & 0xfffff;
    $values[at] = undefined;
    $numbers[at] = (id + 0x100000) | 0;
    $unused.push(at);
    if ($live) $live.delete("value " + (id | 0));
}
