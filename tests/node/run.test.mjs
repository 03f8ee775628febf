// `run` from outside: exit codes, signals, limits, streams, sockets, files that
// are mapped and files in memory. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-run-"));
after(() => fs.rmSync(work, { recursive: true }));

// What each takes: i32s.
const types = { fd_write: "iiii", poll_oneoff: "iiii", sock_accept: "iii",
  sock_recv: "iiiiii", sock_send: "iiiii" };

// A module with these of WASI's functions, a page of memory, and a body.
function guest(name, imports, body, data = "") {
  const file = join(work, `${name}.wat`);
  const declare = (f) => {
    const params = [...types[f]].map(() => "i32");
    return `(import "wasi_snapshot_preview1" "${f}"
      (func $${f} (param ${params.join(" ")}) (result i32)))`;
  };
  fs.writeFileSync(file, `(module ${imports.map(declare).join("\n")}
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
    (memory (export "memory") 1) ${data}
    (func $start (export "_start") ${body}))`);
  return file;
}

const run = (args, options = {}) =>
  spawnSync(tool, ["run", ...args], { encoding: "utf8", timeout: 30000,
    ...options });

test("exit codes are the guest's, and failing never looks like success", () => {
  for (const [said, got] of [[0, 0], [1, 1], [42, 42], [255, 255], [256, 255],
    [257, 1], [512, 255], [-1, 255], [0x80000000 | 0, 255]])
    assert.equal(run([guest("exit", [], `(call $exit (i32.const ${said}))`)])
      .status, got, said);
  assert.equal(run([guest("trap", [], "unreachable")]).status, 134);
});

// All of these print first, so that others know that they run.
const text = `(data (i32.const 0) "\\08\\00\\00\\00\\06\\00\\00\\00hello\\0a")`;
const print = `(drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1)
  (i32.const 100)))`;
const forever = guest("forever", ["fd_write"], `${print} (loop (br 0))`, text);
const hello = guest("hello", ["fd_write"], `(loop ${print} (br 0))`, text);
const sleep = guest("sleep", ["fd_write", "poll_oneoff"], `${print}
  (drop (call $poll_oneoff (i32.const 1024) (i32.const 100) (i32.const 1)
    (i32.const 200)))`,
  `${text} (data (i32.const 1040) "\\01")
    (data (i32.const 1051) "\\ff\\ff\\ff")`);

test("time, fuel and output end a guest, each with its code", () => {
  const began = Date.now();
  for (const file of [forever, sleep]) {
    const r = run([file, "--timeout", "0.2"]);
    assert.equal(r.status, 124);
    assert.match(r.stderr, /out of time.*\n[^]*#0 start/);
  }
  assert.ok(Date.now() - began < 15000);
  assert.equal(run([forever, "--fuel", "10000"]).status, 125);
  const r = run([hello, "--max-output", "100"]);
  assert.equal(r.status, 126);
  assert.equal(r.stdout, "hello\n".repeat(16));
  const slow = run([hello, "--max-output", "1K/s"]);
  assert.equal(slow.status, 126);
});

test("limits of memory and stack", () => {
  const big = join(work, "big.wat");
  fs.writeFileSync(big, `(module (memory 100) (func (export "_start")))`);
  const r = run([big, "--max-memory", "1M"]);
  assert.equal(r.status, 123);
  assert.match(r.stderr, /over a limit/);
  assert.equal(run([big, "--max-memory", "10M"]).status, 0);
  const deep = join(work, "deep.wat");
  fs.writeFileSync(deep, `(module (func $f (export "_start") (call $f)
    (call $f)))`);
  assert.equal(run([deep, "--max-stack", "64K"]).status, 127);
});

test("Ctrl-C stops the guest and says where it was", async () => {
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]])
    for (const file of [forever, sleep]) {
      const child = spawn(tool, ["run", file]);
      let said = "";
      child.stderr.on("data", (s) => { said += s; });
      child.stdout.on("data", () => child.kill(signal));
      const status = await new Promise((done) => child.on("close", done));
      assert.equal(status, code);
      assert.match(said, /#0 start/);
    }
});

test("a start function may call, and exit", () => {
  const file = join(work, "start.wat");
  fs.writeFileSync(file, `(module
    (import "wasi_snapshot_preview1" "fd_write"
      (func $fd_write (param i32 i32 i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
    (memory (export "memory") 1) ${text}
    (func $s ${print} (call $exit (i32.const 9))) (start $s))`);
  const r = run([file]);
  assert.equal(r.status, 9);
  assert.equal(r.stdout, "hello\n");
});

test("a reader that goes away is an error, not a signal", () => {
  const once = guest("once", ["fd_write"], `(local $e i32)
    (loop (local.set $e (call $fd_write (i32.const 1) (i32.const 0)
      (i32.const 1) (i32.const 100))) (br_if 0 (i32.eqz (local.get $e))))
    (call $exit (local.get $e))`, text);
  const r = spawnSync("sh", ["-c", `{ "${tool}" run "${once}"; echo $? >&2; } |
    head -1`], { encoding: "utf8", timeout: 30000 });
  assert.equal(r.stdout, "hello\n");
  assert.equal(r.stderr.trim(), "64");
});

test("closed standard streams are not taken for files", () => {
  const dir = join(work, "closed");
  fs.mkdirSync(dir);
  fs.writeFileSync(join(dir, "f"), "text");
  const r = spawnSync("sh", ["-c", `"${tool}" run --dir "${dir}" ` +
    `--timeout 0.2 "${hello}" <&- >&- 2>&-`], { timeout: 30000 });
  assert.equal(r.status, 124);
  assert.equal(fs.readFileSync(join(dir, "f"), "utf8"), "text");
});

test("a socket accepts, receives and sends", async () => {
  const echo = guest("echo", ["sock_accept", "sock_recv", "sock_send"], `
    (drop (call $sock_accept (i32.const 3) (i32.const 0) (i32.const 0)))
    (i32.store (i32.const 8) (i32.const 100))
    (i32.store (i32.const 12) (i32.const 64))
    (drop (call $sock_recv (i32.load (i32.const 0)) (i32.const 8) (i32.const 1)
      (i32.const 0) (i32.const 12) (i32.const 16)))
    (drop (call $sock_send (i32.load (i32.const 0)) (i32.const 8) (i32.const 1)
      (i32.const 0) (i32.const 20)))`);
  const child = spawn(tool, ["run", echo, "--listen", "127.0.0.1:0"]);
  const port = await new Promise((done) => child.stderr.on("data", (s) =>
    done(/port (\d+)/.exec(s)[1])));
  const client = connect(Number(port), "127.0.0.1");
  client.write("ping");
  const got = await new Promise((done) => client.on("data", done));
  assert.equal(String(got), "ping");
  assert.equal(await new Promise((done) => child.on("close", done)), 0);
  assert.match(run([echo, "--listen", "nowhere"]).stderr, /cannot listen/);
});

test("deterministic runs print the same", () => {
  const dice = join(work, "dice.wat");
  fs.writeFileSync(dice, `(module
    (import "wasi_snapshot_preview1" "random_get"
      (func $random (param i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "clock_time_get"
      (func $time (param i32 i64 i32) (result i32)))
    (memory (export "memory") 1)
    (func (export "roll") (result i64 i64 f64)
      (drop (call $random (i32.const 0) (i32.const 8)))
      (drop (call $time (i32.const 0) (i64.const 0) (i32.const 8)))
      (i64.load (i32.const 0)) (i64.load (i32.const 8))
      (f64.div (f64.const 0) (f64.const 0))))`);
  const roll = (...more) => run([dice, "--invoke", "roll", ...more]).stdout;
  assert.equal(roll("--deterministic"), roll("--deterministic"));
  assert.equal(roll("--deterministic=5"), roll("--deterministic=5"));
  assert.notEqual(roll("--deterministic=5"), roll("--deterministic=6"));
  assert.notEqual(roll(), roll());
});

test("what cannot be granted is said", () => {
  const quiet = guest("quiet", [], "");
  for (const [args, said] of [
    [["--dir", join(work, "no")], /No such file/],
    [["--mapfile", `/a=${work}`], /not a file/],
    [["--mapfile", `/a=${join(work, "no")}`], /No such file/],
    [["--tmp", "/t=1"], /No space/]]) {
    const r = run([quiet, ...args]);
    assert.equal(r.status, 1);
    assert.match(r.stderr, said);
  }
  for (const args of [["--fuel", "x"], ["--dir"], ["--timeout", "-1"],
    ["--max-memory", "0"], ["--env", "=x"], ["--raw=1"], ["--unknown"]])
    assert.equal(run([quiet, ...args]).status, 2, args);
  const component = join(work, "component.wasm");
  fs.writeFileSync(component, Buffer.from("0061736d0d000100", "hex"));
  assert.match(run([component]).stderr, /a component, not a module/);
});
