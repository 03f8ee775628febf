// SQLite, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { Database, ResultCode, libversion } from "cbw-sqlite3";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);

function rows(db, sql, read) {
    const s = db.prepare(sql);
    const all = [];
    while (s.step() === ResultCode.ROW) all.push(read(s));
    s.free();
    return all;
}

function sample() {
    const db = new Database(":memory:");
    db.createFunction("twice", 1, (c, v) => c.resultInt(2 * v[0].int()));
    db.exec(
        "create table t(a,b,c); " +
            "insert into t values(1,'zürich',x'00ff'),(2,null,1.5)",
    );
    return db;
}

test("queries give what native code gives", () => {
    assert.equal(libversion(), native.version);
    const db = sample();
    assert.deepEqual(
        rows(db, "select twice(a), length(b), typeof(c) from t", (s) => [
            s.columnInt(0),
            s.columnInt(1),
            s.columnText(2),
        ]),
        native.rows,
    );
    db.free();
});

test("every type can be bound and read back", () => {
    const db = new Database(":memory:");
    const s = db.prepare("select ?1, ?2, ?3, ?4, ?5");
    s.bindInt(1, -7);
    s.bindInt64(2, 9007199254740993n);
    s.bindDouble(3, 0.1);
    s.bindText(4, "naïve 😀");
    s.bindBlob(5, new Uint8Array([0, 1, 255]));
    assert.equal(s.step(), ResultCode.ROW);
    assert.equal(s.columnInt(0), -7);
    assert.equal(s.columnInt64(1), 9007199254740993n);
    assert.equal(s.columnDouble(2), 0.1);
    assert.equal(s.columnText(3), "naïve 😀");
    assert.deepEqual([...s.columnBlob(4)], [0, 1, 255]);
    assert.equal(s.step(), ResultCode.DONE);
    s.free();
    db.free();
});

test("errors are exceptions with SQLite's message and code", () => {
    const db = new Database(":memory:");
    assert.throws(
        () => db.prepare("selec"),
        (e) => {
            assert.equal(e.code, native.code);
            assert.equal(e.message.includes(native.message), true);
            return true;
        },
    );
    db.free();
});

test("a JavaScript function that throws inside SQL reaches the caller", () => {
    const db = new Database(":memory:");
    db.createFunction("boom", 0, () => {
        throw new Error("from JavaScript");
    });
    const s = db.prepare("select boom()");
    assert.throws(() => s.step(), { message: "from JavaScript" });
    s.free();
    assert.deepEqual(
        rows(db, "select 42", (r) => r.columnInt(0)),
        [42],
    );
    db.free();
});

test("exec calls back for each row", () => {
    const db = sample();
    const seen = [];
    db.exec("select a, b from t", (v, names) => {
        seen.push([v, names]);
        return 0;
    });
    assert.deepEqual(seen, [
        [
            ["1", "zürich"],
            ["a", "b"],
        ],
        [
            ["2", null],
            ["a", "b"],
        ],
    ]);
    db.free();
});
