// Draws the report's data, and calls the package that stands beside it.
const data = JSON.parse(document.getElementById("data").textContent);
const code = JSON.parse(document.getElementById("code").textContent);
const main = document.getElementById("main");

// el("p", "soft", "text", child, ..): text is never markup.
function el(tag, cls, ...content) {
    const e = document.createElement(tag);
    if (cls) e.className = cls;
    e.append(...content.filter((c) => c !== null && c !== undefined));
    return e;
}

const KB = (n) => (n < 1000 ? n + " B" : n < 1e6
    ? (n / 1000).toFixed(1) + " KB" : (n / 1e6).toFixed(2) + " MB");

function section(title, ...content) {
    main.append(el("h2", "", title), ...content);
}

function table(heads, rows) {
    const cells = (tag, list) => list.map((c) =>
        el(tag, typeof c === "number" || (c && c.n) ? "n" : "",
           c && c.n ? c.n : typeof c === "number" ? KB(c) : c));
    return el("div", "wide", el("table", "",
        el("thead", "", el("tr", "", ...cells("th", heads))),
        el("tbody", "", ...rows.map((r) => el("tr", "", ...cells("td", r))))));
}

// ---- a squarish treemap: slices along the longer side, by halves ----------

const COLOURS = ["#2f6690", "#7a4f8a", "#2f7d5b", "#96562f", "#5a6b2f",
                 "#8a3f55", "#40606b", "#6b5b40"];

function place(items, x, y, w, h, draw) {
    if (!items.length) return;
    const all = items.reduce((s, i) => s + i.bytes, 0);
    if (items.length === 1) return draw(items[0], x, y, w, h);
    let half = 0, n = 0;
    while (n < items.length - 1 && (n === 0 || half + items[n].bytes / 2 <
        all / 2))
        half += items[n++].bytes;
    const part = half / all;
    if (w > h) {
        place(items.slice(0, n), x, y, w * part, h, draw);
        place(items.slice(n), x + w * part, y, w * (1 - part), h, draw);
    } else {
        place(items.slice(0, n), x, y, w, h * part, draw);
        place(items.slice(n), x, y + h * part, w, h * (1 - part), draw);
    }
}

function treemap(groups) {
    const map = el("div", "map");
    groups.forEach((g, i) => { g.colour = COLOURS[i % COLOURS.length]; });
    const ratio = Math.max(1, Math.min(3, innerWidth / 420));
    const width = 100 * ratio, height = 100;
    place(groups, 0, 0, width, height, (g, gx, gy, gw, gh) =>
        place(g.items, gx, gy, gw, gh, (f, x, y, w, h) => {
            const e = el("div", "", w > 9 * ratio / 2 && h > 4 ? f.name : "");
            e.title = f.name + "\n" + g.name + "\n" + KB(f.bytes);
            e.style.cssText = "left:" + x / ratio + "%;top:" + y + "%;width:" +
                w / ratio + "%;height:" + h + "%;background:" + g.colour;
            map.append(e);
        }));
    return map;
}

function bySource() {
    const groups = new Map();
    for (const f of data.functions) {
        const g = groups.get(f.source) || { name: f.source, bytes: 0,
                                            items: [] };
        g.items.push(f);
        g.bytes += f.bytes;
        groups.set(f.source, g);
    }
    const list = [...groups.values()].sort((a, b) => b.bytes - a.bytes);
    for (const g of list) g.items.sort((a, b) => b.bytes - a.bytes);
    return list;
}

// ---- the parts -------------------------------------------------------------

function cards() {
    main.append(el("h1", "", data.name + " ", el("small", "", data.version)),
        el("div", "cards", ...data.sizes.map((s) =>
            el("div", "card", el("b", "", KB(s.bytes)),
               el("span", "", s.text)))));
    if (!data.since) return;
    section("Since " + data.since.version + ": " + data.since.change,
        el("pre", "", data.since.lines.join("\n") || "no change"));
}

function sizes() {
    const groups = bySource();
    section("What takes the room",
        el("p", "soft", "The module's functions by source file; a larger " +
           "field is a larger function. Touch one for its name."),
        treemap(groups),
        table(["source file", { n: "functions" }, { n: "code" }],
              groups.map((g) => [g.name, { n: g.items.length }, g.bytes])));
    const brotli = data.files.every((f) => f.brotli !== undefined);
    section("Files", table(["file", { n: "bytes" }, { n: "gzip" },
        ...(brotli ? [{ n: "brotli" }] : [])],
        data.files.map((f) => [f.path, f.bytes, f.gzip,
                               ...(brotli ? [f.brotli] : [])])));
    section("Sections of the module", table(["section", { n: "bytes" }],
        data.sections.map((s) => [s.name, s.bytes])));
}

const BROWSERS = ["Chrome", "Firefox", "Safari", "Node"];

function engines() {
    const row = (name, of) => [name, ...BROWSERS.map((b) => ({ n: of[b] }))];
    section("Where it runs",
        el("p", "soft", "What is used, and the oldest releases that have it, " +
           "by webassembly.org/features."),
        table(["", ...BROWSERS.map((b) => ({ n: b }))],
            [row(el("b", "", "all of it"), data.engines),
             ...data.features.map((f) => row(f.name + " (" + f.why +
                 (f.optional ? "; runs without" : "") + ")", f.engines))]));
}

function capabilities() {
    const used = data.capabilities.filter((c) => c.used);
    const never = data.capabilities.filter((c) => !c.used);
    section("What it may do",
        el("p", "", (used.map((c) => c.name).join(", ") ||
           (data.asks.length ? "what JavaScript gives it, below"
                             : "nothing but compute")) +
           "; never " + never.map((c) => c.name).join(", ")),
        el("p", "", ...data.capabilities.map((c) =>
            el("span", "tag " + (c.used ? "yes" : "no"), c.name))),
        el("p", "soft", data.imports.length
            ? "imports: " + data.imports.join(", ") : "no imports"));
    if (!data.asks.length) return;
    section("What it asks JavaScript for", ...data.asks.map((f) =>
        el("div", "item", el("pre", "", f.ts), el("pre", "soft", f.c),
           f.from ? el("p", "", el("span", "tag", "given by " + f.from))
                  : null)));
}

let loaded = null;

// The package's own modules, by addresses that need no server.
async function load() {
    const url = (text) => URL.createObjectURL(
        new Blob([text], { type: "text/javascript" }));
    const host = Object.keys(code).filter((f) => f.startsWith("host/"));
    const glue = url(host.reduce((text, f) => text.replaceAll(
        JSON.stringify("./" + f), JSON.stringify(url(code[f]))),
        code["glue.js"]));
    const inline = url(code["inline.js"] || "");
    return import(url(code["index.js"]
        .replaceAll('"./glue.js"', JSON.stringify(glue))
        .replaceAll('"./inline.js"', JSON.stringify(inline))));
}

const show = (v) => (typeof v === "bigint" ? v + "n"
    : ArrayBuffer.isView(v) ? v.constructor.name + " [" + v.join(", ") + "]"
    : typeof v === "object" && v !== null
        ? JSON.stringify(v, (k, x) => (typeof x === "bigint" ? x + "n" : x), 2)
    : typeof v === "string" ? JSON.stringify(v) : String(v));

function tryIt(f) {
    if (!f.plain || !code["index.js"] || !code["inline.js"]) return null;
    const input = el("input"), out = el("output"), go = el("button", "", "call");
    input.placeholder = "arguments, as in JavaScript";
    input.setAttribute("aria-label", "arguments of " + f.name);
    const form = el("form", "", input, go, out);
    form.onsubmit = async (e) => {
        e.preventDefault();
        out.className = "";
        try {
            loaded = loaded || load();
            const lib = await loaded;
            const args = new Function("lib", "with (lib) return [" +
                                      input.value + "]")(lib);
            out.textContent = show(lib[f.name](...args));
        } catch (error) {
            out.className = "wrong";
            out.textContent = String(error);
        }
    };
    return form;
}

function api() {
    section("The API", ...data.api.map((f) => el("div", "item",
        el("h3", "", f.name),
        f.doc ? el("p", "soft", f.doc) : null,
        el("pre", "", f.ts),
        el("pre", "soft", f.c),
        el("p", "", el("span", "tag", f.direct ? "a bare call"
            : f.copiesIn + " copied in, " + f.copiesOut + " copied out"),
           ...f.owners.map((o) => el("span", "tag", o))),
        tryIt(f))));
    if (data.unbound.length)
        section("Not bound", ...data.unbound.map((f) => el("div", "item",
            el("pre", "", f.c), el("p", "soft", f.reason),
            f.write ? el("pre", "", f.write) : null)));
}

function structs() {
    if (!data.structs.length) return;
    section("Structs", ...data.structs.flatMap((s) => {
        const parts = [];
        let at = 0;
        for (const f of s.fields) {
            if (!s.union && f.offset > at)
                parts.push(el("div", "gap", at + ": " + (f.offset - at) +
                              " unused"));
            const e = el("div", "", f.offset + ": ",
                el("code", "", f.name || "(unnamed)"), el("br"),
                f.type + (f.bits ? ", " + f.bits + " bits" : "") + ", " +
                f.size + " B");
            e.style.flexGrow = Math.max(1, Math.min(f.size, 16));
            parts.push(e);
            at = Math.max(at, f.offset + f.size);
        }
        if (s.size > at)
            parts.push(el("div", "gap", at + ": " + (s.size - at) + " unused"));
        return [el("h3", "", s.name + " ",
                   el("small", "soft", s.size + " bytes, aligned to " +
                      s.align)), el("div", "ruler", ...parts)];
    }));
}

document.title = data.name + " " + data.version;
cards();
sizes();
capabilities();
engines();
api();
structs();
