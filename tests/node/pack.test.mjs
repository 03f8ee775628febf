// A small library from C to a package that is installed alone: packed by the
// tool, turned into a tarball by npm, installed offline into a clean folder,
// imported and required there. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-node-"));
const HEADER = `#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
/** Adds two numbers. */
int hello_add(int a, int b);
/** How many bytes are not zero. */
size_t hello_count(const uint8_t *data, size_t size);
/** A greeting for a name. */
const char *hello_greet(const char *name);
typedef struct hello_point { double x, y; } hello_point;
/** The middle between two points. */
hello_point hello_middle(hello_point a, hello_point b);
/** Only declared. */
int hello_nowhere(void);
CBW_MODULE(hello, strip=hello_);
`;
const SOURCE = `#include "hello.h"
#include <stdio.h>
int hello_add(int a, int b) { return a + b; }
size_t hello_count(const uint8_t *data, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < size; i++)
        n += data[i] != 0;
    return n;
}
const char *hello_greet(const char *name)
{
    static char text[100];
    snprintf(text, sizeof text, "Hello, %s!", name);
    return text;
}
hello_point hello_middle(hello_point a, hello_point b)
{
    return (hello_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}
const char *hello_file(void) { return __FILE__; }
`;

function run(cwd, ...args) {
    return execFileSync(tool, args, { cwd, encoding: "utf8" });
}

// Writes the library into a folder of that name and packs it there.
function pack(folder, ...args) {
    const dir = join(work, folder);
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(join(dir, "hello.h"), HEADER);
    fs.writeFileSync(join(dir, "hello.c"), SOURCE);
    return run(dir, "pack", join(dir, "hello.h"), join(dir, "hello.c"),
               "-o", join(dir, "out"), ...args);
}

function contents(folder) {
    const dir = join(work, folder, "out");
    const names = fs.readdirSync(dir, { recursive: true }).sort();
    return names.map((n) => [n, fs.readFileSync(join(dir, n))]);
}

function node(code, type) {
    const flag = "--input-type=" + type;
    return execFileSync(process.execPath, [flag, "-e", code],
                        { cwd: join(work, "app"), encoding: "utf8" }).trim();
}

before(() => {
    const said = pack("one");
    assert.match(said, /hello 0\.0\.0, 4 functions bound/);
    const app = join(work, "app");
    fs.mkdirSync(app);
    fs.writeFileSync(join(app, "package.json"), '{"private":true}');
    const npm = (...args) =>
        execFileSync("npm", args, { cwd: app, encoding: "utf8" });
    const tarball = npm("pack", "--silent", "--pack-destination", work,
                        join(work, "one", "out")).trim();
    npm("install", "--silent", "--offline", "--no-audit", "--no-fund",
        join(work, tarball));
});

after(() => fs.rmSync(work, { recursive: true }));

const CALLS = `console.log(JSON.stringify([h.add(2, 3),
    h.count(new Uint8Array([1, 0, 2])), h.greet("wasm"),
    h.middle({x: 0, y: 2}, {x: 2, y: 4})]))`;
const RESULTS = '[5,2,"Hello, wasm!",{"x":1,"y":3}]';

test("the installed package can be imported", () => {
    const code = `import * as h from "hello"; ${CALLS}`;
    assert.equal(node(code, "module"), RESULTS);
});

test("the installed package can be required", () => {
    const code = `const h = require("hello"); ${CALLS}`;
    assert.equal(node(code, "commonjs"), RESULTS);
});

test("import and require share one instance", () => {
    const code = `import * as h from "hello";
        import { createRequire } from "node:module";
        const r = createRequire(process.cwd() + "/x.js")("hello");
        h.greet("one");
        console.log(h.greet === r.greet, h.instantiate === r.instantiate,
                    `
        + `Object.keys(h).join() === Object.keys(r).sort().join())`;
    assert.equal(node(code, "module"), "true true true");
});

const ASYNC = `const h = await init(); ${CALLS};
    const bytes = require("node:fs").readFileSync(
        require.resolve("hello/hello.wasm"));
    for (const source of [bytes, new WebAssembly.Module(bytes),
        Promise.resolve(bytes), new Response(bytes, { headers: {
            "content-type": "application/wasm" } }), new Response(bytes)])
        console.log((await init(source)).add(40, 2))`;

test("the async entry starts instances from whatever it is given", () => {
    const esm = `import { init } from "hello/async";
        import { createRequire } from "node:module";
        const require = createRequire(process.cwd() + "/x.js"); ${ASYNC}`;
    const want = [RESULTS, 42, 42, 42, 42, 42].join("\n");
    assert.equal(node(esm, "module"), want);
    const cjs = `(async () => { const { init } = require("hello/async");
        ${ASYNC} })()`;
    assert.equal(node(cjs, "commonjs"), want);
});

test("a response that is an error says where it came from", () => {
    const code = `import { init } from "hello/async";
        init(new Response("no", { status: 404 })).catch((e) =>
            console.log(e.message))`;
    assert.match(node(code, "module"), /not found: 404/);
});

test("instances are isolated, reset() starts over", () => {
    const code = `import * as h from "hello";
        const other = h.instantiate(), p = h.greet("a");
        other.greet("b");
        h.reset();
        console.log(p, h.greet("c"), other.greet("d"), "start" in h)`;
    assert.equal(node(code, "module"),
                 "Hello, a! Hello, c! Hello, d! false");
});

test("an instance sees the arguments, environment and output given", () => {
    const dir = join(work, "world");
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, "world.h"),
                     "const char *look(const char *name);\n" +
                     "void say(const char *text);\n");
    fs.writeFileSync(join(dir, "world.c"),
                     "#include <stdio.h>\n#include <stdlib.h>\n" +
                     "const char *look(const char *n) { return getenv(n); }\n" +
                     "void say(const char *t) { printf(\"%s\", t);" +
                     " fflush(stdout); fprintf(stderr, \"!%s\", t); }\n");
    run(dir, "pack", "world.h", "world.c", "-o", "out");
    const code = `import { instantiate, look } from "./index.js";
        const out = [], err = [];
        const w = instantiate({ wasi: { env: { A: "b", "Ä": "ö" },
            stdout: (s) => out.push(s), stderr: (s) => err.push(s) } });
        w.say("one\\ntw");
        w.say("o ö\\nrest");
        console.log(JSON.stringify([look("A"), w.look("A"), w.look("Ä"),
                                    w.look("B"), out, err]))`;
    const said = execFileSync(process.execPath,
        ["--input-type=module", "-e", code],
        { cwd: join(dir, "out"), encoding: "utf8" });
    assert.deepEqual(JSON.parse(said), [null, "b", "ö", null,
        ["one", "two ö"], ["!one", "tw!o ö"]]);
});

for (const how of ["off", "base64"])
    test("--inline=" + how + " gives the same calls", () => {
        pack("inline-" + how, "--inline", how);
        const dir = join(work, "inline-" + how, "out");
        assert.equal(fs.existsSync(join(dir, "inline.js")), how !== "off");
        const esm = `import * as h from "./index.js"; ${CALLS}`;
        const cjs = `const h = require("./index.cjs"); ${CALLS}`;
        const asy = `const { init } = await import("./async.js");
            const h = await init(); ${CALLS}`;
        const at = (code, type) =>
            execFileSync(process.execPath, ["--input-type=" + type, "-e", code],
                         { cwd: dir, encoding: "utf8" }).trim();
        // only newer versions of Node read a file without an import
        if (how !== "off" || process.getBuiltinModule) {
            assert.equal(at(esm, "module"), RESULTS);
            assert.equal(at(asy, "module"), RESULTS);
        }
        assert.equal(at(cjs, "commonjs"), RESULTS);
    });

test("without inlining a browser is told about the async entry", () => {
    const code = `delete process.getBuiltinModule;
        import("./index.js").then((h) => h.add(1, 2)).catch((e) =>
            console.log(e.message))`;
    const said = execFileSync(process.execPath, ["-e", code], {
        cwd: join(work, "inline-off", "out"), encoding: "utf8" });
    assert.match(said, /await init\(\) of "hello\/async"/);
});

test("a version that promises too little is refused", () => {
    const dir = join(work, "release");
    const release = (version, header, ...more) => {
        fs.writeFileSync(join(dir, "hello.h"), header);
        return spawnSync(tool, ["pack", "hello.h", "hello.c", "-o", "out",
                                "--pkg-version", version, ...more],
                         { cwd: dir, encoding: "utf8" });
    };
    pack("release", "--pkg-version", "1.0.0");
    fs.cpSync(join(dir, "out"), join(dir, "first"), { recursive: true });
    const less = HEADER.replace("int hello_add(int a, int b);", "");
    const refused = release("1.0.1", less);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /1\.0\.1 after 1\.0\.0.* major change/);
    assert.match(refused.stderr, /- add\(a: number, b: number\): number/);
    assert.match(refused.stderr, /make it 2\.0\.0/);
    assert.equal(release("1.0.1", less, "--previous=none").status, 0);
    const more = release("1.1.0", HEADER, "--previous", "first");
    assert.equal(more.status, 0, more.stderr);
    assert.doesNotMatch(more.stdout, /since/);
    const said = release("2.0.0", less, "--previous", "first");
    assert.match(said.stdout, /since 1\.0\.0: major\n {2}- add\(/);
});

test("a package over its budget is refused", () => {
    const dir = join(work, "budget");
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, "hello.h"), HEADER);
    fs.writeFileSync(join(dir, "hello.c"), SOURCE);
    const packed = (budget) => {
        const config = { headers: ["hello.h"], sources: ["hello.c"], budget };
        fs.writeFileSync(join(dir, "cbindgen-wasm.json"),
                         JSON.stringify(config));
        return spawnSync(tool, ["pack", "-o", "out"],
                         { cwd: dir, encoding: "utf8" });
    };
    const good = packed({ "wasm-gzip": "1 MB", package: 1e7 });
    assert.equal(good.status, 0, good.stderr);
    const bad = packed({ "js-gzip": "1.5 KiB" });
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /over the budget: .* 1536 are allowed/);
    assert.match(packed({ nothing: "1 KB" }).stderr, /is no WHAT=SIZE/);
});

test("the tarball holds what exports names", () => {
    const dir = join(work, "app", "node_modules", "hello");
    const json = JSON.parse(fs.readFileSync(join(dir, "package.json")));
    const paths = [json.main, json.module, json.types];
    for (const at of Object.values(json.exports))
        paths.push(...(typeof at === "string" ? [at] : leaves(at)));
    assert.ok(paths.length > 8);
    for (const path of paths)
        assert.ok(fs.existsSync(join(dir, path)), path);
    for (const name of json.files)
        assert.ok(fs.existsSync(join(dir, name)), name);
});

function leaves(o) {
    return Object.values(o).flatMap((v) =>
        typeof v === "string" ? [v] : leaves(v));
}

test("two builds in different folders give the same bytes", () => {
    pack("two/deeper");
    const [one, two] = [contents("one"), contents("two/deeper")];
    assert.deepEqual(two.map((f) => f[0]), one.map((f) => f[0]));
    for (let i = 0; i < one.length; i++)
        assert.ok(one[i][1].equals(two[i][1]), one[i][0] + " differs");
});

test("no path of the building machine is in the package", () => {
    for (const [name, data] of contents("one"))
        assert.equal(data.indexOf(work), -1, name);
});

test("declared but undefined functions are listed, not linked", () => {
    const dir = join(work, "one");
    const said = spawnSync(tool, ["pack", "hello.h", "hello.c", "-o", "out",
                                  "--json"], { cwd: dir, encoding: "utf8" });
    assert.equal(said.status, 0, said.stderr);
    assert.equal(JSON.parse(said.stdout).bound, 4);
    assert.equal(JSON.parse(said.stdout).undefined, 1);
});

test("scan says what binds as what", () => {
    const account = JSON.parse(run(join(work, "one"), "scan", "hello.h"));
    const add = account.functions.find((f) => f.name === "hello_add");
    assert.equal(add.level, "idiomatic");
    assert.equal(add.bound.signature, "(a: number, b: number): number");
});

test("a module linked by hand with bind's shims is taken", () => {
    const dir = join(work, "one");
    fs.writeFileSync(join(dir, "by-hand.h"), HEADER.replace(/.*nowhere.*/, ""));
    run(dir, "bind", "by-hand.h", "-o", "bound");
    const doctor = JSON.parse(run(dir, "doctor", "--json"));
    const clang = doctor.find((p) => p.name === "clang").found;
    const build = ["--target=wasm32-wasi", "-O2", "-w", "@bound/build.rsp",
                   "hello.c", "-o", "by-hand.wasm"];
    execFileSync(clang, build, { cwd: dir, stdio: "pipe" });
    const pack = () =>
        spawnSync(tool, ["pack", "by-hand.h", "--wasm", "by-hand.wasm", "-o",
                         "by-hand"], { cwd: dir, encoding: "utf8" });
    const said = pack();
    assert.equal(said.status, 0, said.stderr);
    fs.appendFileSync(join(dir, "by-hand.h"), "int hello_more(int a);\n");
    const other = pack();
    assert.equal(other.status, 1);
    assert.match(other.stderr, /shims of another interface/);
});

// Packs one function with what it needs and calls it in a process of its own.
function packed(name, code, call, ...args) {
    const dir = join(work, name);
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, "a.h"), "int f(int n);\n");
    fs.writeFileSync(join(dir, "a.c"), code);
    run(dir, "pack", "a.h", "a.c", "-o", "out", ...args);
    const glue = fs.readFileSync(join(dir, "out", "glue.js"), "utf8");
    const out = execFileSync(process.execPath, ["--input-type=module", "-e",
        `import * as a from "./out/index.js"; ${call}`],
                             { cwd: dir, encoding: "utf8" });
    return { glue, out };
}

test("of WASI the glue holds what the module imports, no more", () => {
    const plain = packed("plain", "int f(int n) { return n + 1; }",
                         "console.log(a.f(1))");
    assert.equal(plain.out, "2\n");
    assert.doesNotMatch(plain.glue, /const \$wasi|fd_write|random_get/);
    const hello = packed("hello", `#include <stdio.h>
        int f(int n) { return printf("%d bottles\\n", n); }`, "a.f(99)");
    assert.equal(hello.out, "99 bottles\n");
    assert.match(hello.glue, /fd_write: \$fd_write,/);
    assert.doesNotMatch(hello.glue, /clock_|random_|environ_|args_|proc_exit/);
    const random = packed("random", `#include <unistd.h>
        int f(int n) { unsigned char b[99999] = {0}; int used = 0;
            for (int i = 0; i < n; i++) getentropy(b + i * 250, 250);
            for (int i = 0; i < n * 250; i++) used |= b[i];
            return used; }`, "console.log(a.f(300))");
    assert.equal(random.out, "255\n");
    assert.match(random.glue, /random_get: \$random_get,/);
    assert.doesNotMatch(random.glue, /fd_write/);
});

test("a call of WASI that is not there says so when it is made", () => {
    const { out } = packed("lacking", `
        __attribute__((import_module("wasi_snapshot_preview1"),
                       import_name("sock_shutdown"))) int shut(int, int);
        int f(int n) { return n ? shut(n, 0) : 7; }`,
        "console.log(a.f(0)); try { a.f(1) } catch (e) { " +
        "console.log(e.message) }");
    assert.match(out, /^7\nthe C code calls WASI's sock_shutdown, which/);
});

test("the small allocator is the default, libc's can be had", () => {
    const code = `#include <stdlib.h>
        int f(int n) { void *volatile p = malloc(n); free(p); return !p; }`;
    const size = (name) =>
        fs.statSync(join(work, name, "out", "a.wasm")).size;
    packed("small", code, "");
    packed("libc", code, "", "--allocator=libc");
    packed("said", code, "", "--allocator", "small");
    assert.equal(size("said"), size("small"));
    assert.ok(size("libc") > size("small") + 3000);
});

test("every stage can be dumped", () => {
    for (const stage of ["iface", "layout", "plan", "files"]) {
        const text = run(join(work, "one"), "dump", "hello.h",
                         "--stage=" + stage);
        assert.match(text, /hello|point/, stage);
        if (stage === "iface")
            assert.equal(JSON.parse(text).functions[0].name, "hello_add");
    }
});
