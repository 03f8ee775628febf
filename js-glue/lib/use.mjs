// An object that C remembers: it ends after those that do.
export function $use(list, s, o) {
    if (!s) return;
    s.users++;
    list.push(() => {
        void o;
        const p = s.late;
        if (--s.users || !p) return;
        s.late = 0;
        $finish(s, p);
    });
}
