// A project from its first line to its installation: init, watch, CMake, the
// shells' completions and the manual page. CBW_TOOL is the program,
// CBW_BUILD_DIR where it was built.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-project-"));

function run(program, args, cwd = work) {
    const said = spawnSync(program, args, { cwd, encoding: "utf8" });
    assert.equal(said.status, 0, program + " " + args.join(" ") + "\n" +
                 said.stdout + said.stderr);
    return said.stdout;
}

after(() => fs.rmSync(work, { recursive: true }));

test("init gives a library that packs and passes its test", () => {
    run(tool, ["init", "My-Lib"]);
    const dir = join(work, "My-Lib");
    const json = JSON.parse(fs.readFileSync(join(dir, "package.json")));
    assert.equal(json.name, "my-lib");
    assert.match(run(tool, ["pack"], dir), /my-lib 0\.1\.0, 2 functions/);
    run(process.execPath, ["--test", "greet.test.mjs"], dir);
    const again = spawnSync(tool, ["init", "My-Lib"],
                            { cwd: work, encoding: "utf8" });
    assert.equal(again.status, 1);
    assert.match(again.stderr, /greet.h is there already/);
});

// Until the condition holds; the time is only there to end a broken test.
async function until(condition) {
    for (let i = 0; i < 300; i++) {
        if (condition()) return;
        await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail("it never happened: " + condition);
}

test("watch packs again when something is saved, and tests", async () => {
    const dir = join(work, "watched");
    run(tool, ["init", "watched"]);
    let said = "";
    const watch = spawn(tool, ["watch", "--run", "echo tested"], { cwd: dir });
    watch.stdout.on("data", (data) => { said += data; });
    watch.stderr.on("data", (data) => { said += data; });
    const count = (what) => said.split(what).length - 1;
    try {
        await until(() => count("ok: echo tested") === 1);
        const header = join(dir, "greet.h"), source = join(dir, "greet.c");
        fs.writeFileSync(header, fs.readFileSync(header, "utf8").replace(
            "#endif", "int more(void);\n#endif"));
        fs.appendFileSync(source, "int more(void) { return 7; }\n");
        await until(() => /3 functions/.test(said));
        fs.appendFileSync(source, "nonsense\n");
        await until(() => /error/.test(said));
        fs.writeFileSync(source, fs.readFileSync(source, "utf8").replace(
            "nonsense\n", ""));
        const before = count("3 functions");
        await until(() => count("3 functions") > before);
    } finally {
        watch.kill();
    }
});

test("what is installed packs by CMake and runs by pkg-config", () => {
    const build = resolve(process.env.CBW_BUILD_DIR), to = join(work, "prefix");
    run("cmake", ["--install", build, "--prefix", to]);
    run(join(to, "bin/cbindgen-wasm"), ["init", "--template=cmake", "made"]);
    const made = join(work, "made");
    run("cmake", ["-G", "Ninja", "-B", "build", "-DCMAKE_PREFIX_PATH=" + to],
        made);
    assert.match(run("cmake", ["--build", "build"], made), /2 functions/);
    assert.match(run("cmake", ["--build", "build"], made), /no work to do/);
    run(process.execPath, ["--test", "greet.test.mjs"], made);
    const found = execFileSync("pkg-config", ["--libs", "cbw-runtime"], {
        encoding: "utf8",
        env: { ...process.env, PKG_CONFIG_PATH: join(to, "lib/pkgconfig") } });
    assert.match(found, /-lcbw_runtime-exec/);
    for (const file of ["include/cbw_runtime.h", "include/cbw.h",
        "share/man/man1/cbindgen-wasm.1", "lib/libcbw_runtime-core.a"])
        assert.ok(fs.existsSync(join(to, file)), file);
});

test("completions and manual know every command and option", () => {
    const commands = [...run(tool, ["--help"]).matchAll(/^ {2}([a-z0-9]+) /gm)]
        .map((m) => m[1]);
    assert.ok(commands.length > 10);
    const bash = run(tool, ["completion", "bash"]);
    const man = run(tool, ["man"]);
    fs.writeFileSync(join(work, "c.bash"), bash);
    run("bash", ["-n", join(work, "c.bash")]);
    const words = run("bash", ["-c", ". ./c.bash; COMP_WORDS=(x pack --verb);" +
        "COMP_CWORD=2; _cbindgen_wasm; echo ${COMPREPLY[@]}"]);
    assert.equal(words.trim(), "--verbose");
    for (const c of commands) {
        assert.match(bash, new RegExp(" " + c + "\\)|" + c + " "));
        assert.match(man, new RegExp("^\\.B " + c + "\\b", "m"));
        assert.match(run(tool, ["completion", "fish"]),
                     new RegExp("-a " + c + " "));
        assert.match(run(tool, ["completion", "zsh"]),
                     new RegExp("'" + c + ":"));
    }
    for (const m of run(tool, ["pack", "--help"]).matchAll(/--([a-z-]{2,})/g))
        assert.ok(man.includes(m[1].replaceAll("-", "\\-")), m[1]);
});
