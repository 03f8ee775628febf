// Bytes from raw DEFLATE (RFC 1951): an inlined module is compressed. It is
// our own packer's output, so that nothing is checked but that it ends.

// A table from the next bits to symbol << 4 | length, for lengths of codes.
export function $codes(lengths) {
    const count = new Uint16Array(16), next = new Uint16Array(16);
    for (const n of lengths) count[n]++;
    count[0] = 0;
    let max = 1;
    for (let n = 1; n < 16; n++) {
        next[n] = (next[n - 1] + count[n - 1]) << 1;
        if (count[n]) max = n;
    }
    const table = new Uint16Array(1 << max);
    lengths.forEach((n, symbol) => {
        if (!n) return;
        let code = next[n]++, first = 0;
        for (let i = 0; i < n; i++, code >>= 1) first = first << 1 | code & 1;
        for (let i = first; i < table.length; i += 1 << n)
            table[i] = symbol << 4 | n;
    });
    return table;
}

export function $inflate(from, size) {
    const out = new Uint8Array(size);
    let at = 0, to = 0, held = 0, nheld = 0;
    const fill = (n) => {
        for (; nheld < n; nheld += 8) held |= from[at++] << nheld;
    };
    const drop = (n) => { held >>>= n; nheld -= n; };
    const bits = (n) => {
        fill(n);
        const v = held & (1 << n) - 1;
        drop(n);
        return v;
    };
    const symbol = (table) => {
        fill(31 - Math.clz32(table.length));
        const entry = table[held & table.length - 1];
        drop(entry & 15);
        return entry >> 4;
    };
    const lengthOf = (i) => {
        if (i < 8) return i + 3;
        if (i === 28) return 258;
        const extra = (i - 4) >> 2;
        return (4 + (i & 3) << extra) + 3 + bits(extra);
    };
    const distanceOf = (i) => {
        if (i < 2) return i + 1;
        const extra = (i - 2) >> 1;
        return (2 + (i & 1) << extra) + 1 + bits(extra);
    };
    const stored = () => {
        drop(nheld & 7);
        const n = bits(16);
        bits(16);
        at -= nheld >> 3;
        held = nheld = 0;
        out.set(from.subarray(at, at + n), to);
        at += n;
        to += n;
    };
    const fixed = () => {
        const lengths = [];
        for (let i = 0; i < 288; i++)
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        return [$codes(lengths), $codes(new Array(30).fill(5))];
    };
    const dynamic = () => {
        const n = bits(5) + 257, m = bits(5) + 1, k = bits(4) + 4;
        const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2,
            14, 1, 15];
        const short = new Array(19).fill(0), lengths = [];
        for (let i = 0; i < k; i++) short[order[i]] = bits(3);
        const table = $codes(short);
        while (lengths.length < n + m) {
            const s = symbol(table);
            const again = s < 16 ? 1 : s === 16 ? 3 + bits(2)
                : s === 17 ? 3 + bits(3) : 11 + bits(7);
            const value = s < 16 ? s
                : s === 16 ? lengths[lengths.length - 1] : 0;
            for (let i = 0; i < again; i++) lengths.push(value);
        }
        return [$codes(lengths.slice(0, n)), $codes(lengths.slice(n))];
    };
    const block = (letters, distances) => {
        for (;;) {
            const s = symbol(letters);
            if (s === 256) return;
            if (s < 256) {
                out[to++] = s;
                continue;
            }
            const n = lengthOf(s - 257), back = distanceOf(symbol(distances));
            for (const end = to + n; to < end; to++) out[to] = out[to - back];
        }
    };
    for (let last = 0; !last;) {
        last = bits(1);
        const kind = bits(2);
        if (kind === 0) stored();
        else block(...(kind === 1 ? fixed() : dynamic()));
    }
    return out;
}
