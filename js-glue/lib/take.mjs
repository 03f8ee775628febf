// C owns the object from here on. What belonged to it nobody ends any more.
export function $take(s) {
    if (!s) return;
    $rest(s);
    if (s.parent && s.parent.children) s.parent.children.delete(s);
    s.p = 0;
    if (!s.children) return;
    for (const c of s.children) {
        $rest(c);
        c.p = 0;
    }
}

// ... and may end it: what belongs to it ends first, as with free(), but for
// what the call itself is given.
export function $bare(s, ...given) {
    if (s && s.children)
        for (const c of s.children) given.includes(c) || $end(c);
}
