// C owns the object from here on.
export function $take(s) {
    if (!s) return;
    $rest(s);
    if (s.parent && s.parent.children) s.parent.children.delete(s);
    s.p = 0;
}
