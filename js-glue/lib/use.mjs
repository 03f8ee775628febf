// An object that C remembers, and those in which it lies: they end after those
// that do.
export function $use(list, s, o) {
    for (; s; s = s.parent) $outlive(list, s.of || s, o);
}

export function $outlive(list, s, o) {
    s.users++;
    list.push(() => {
        void o;
        const p = s.late;
        if (--s.users || !p) return;
        s.late = 0;
        $finish(s, p);
    });
}
