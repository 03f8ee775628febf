// An object that C remembers: it ends after those that do.
export function $use(list, o) {
    const s = $of(o);
    if (!s) return;
    s.users++;
    list.push(() => {
        void o;
        if (--s.users === 0 && s.late) $finish(s, s.late);
    });
}
