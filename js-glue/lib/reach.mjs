// Copies that C keeps as long as its memory points there: it is looked through
// when they are many, where no call of C's is under way.
export function $sweep() {
    if (!$depth) $x.cbw_sweep();
}

export function $reach(list) {
    $give(list);
    for (const p of list) $x.cbw_hold(p);
    list.length = 0;
    $see();
}
