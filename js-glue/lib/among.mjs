// An object that may lie in that one's memory, too.
export function $among(s, up, of) {
    if (s && of)
        s.parent = {
            of,
            up,
            cls: of.cls,
            parent: s.parent,
            get p() {
                return of.p;
            },
        };
}
