// SQLite, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as sqlite3 from "cbw-sqlite3";
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

test("collations, aggregates and tables", () => {
    const db = new sqlite3.Database(":memory:");
    const order = (name) => db.getTable(
        `select x from t order by x collate ${name}`).pazResult.slice(1);
    db.exec("create table t(x); insert into t values('b'),('aa'),('c\u00fc')");
    db.createCollation("len", (a, b) =>
        a.length - b.length || (a < b ? -1 : 1));
    db.createCollationV2("back", (a, b) => (a < b ? 1 : -1));
    db.createCollation16("wide", (a, b) => (a < b ? -1 : 1));
    assert.deepEqual(order("len"), ["b", "aa", "c\u00fc"]);
    assert.deepEqual(order("back"), ["c\u00fc", "b", "aa"]);
    assert.deepEqual(order("wide"), ["aa", "b", "c\u00fc"]);
    const asked = [];
    db.collationNeeded16((d, rep, name) => {
        asked.push(name);
        d.createCollation(name, () => 0);
    });
    order("other");
    assert.deepEqual(asked, ["other"]);

    let words = [];
    const step = (c, [v]) => words.push(v.text());
    const end = (c) => {
        c.resultText(words.join("+"));
        words = [];
    };
    db.createAggregate("cat", 1, null, step, end);
    db.createFunction16("cat16", 1, null, step, end);
    db.createWindowFunction("last", 1, step, end, (c) => {
        c.resultText(words.join("+"));
    }, () => words.shift());
    const one = (sql) => db.getTable(sql).pazResult.slice(1);
    assert.deepEqual(one("select cat(x) from t"), ["b+aa+c\u00fc"]);
    assert.deepEqual(one("select cat16(x) from t"), ["b+aa+c\u00fc"]);
    assert.deepEqual(one("select last(x) over (order by rowid rows between 1 " +
        "preceding and current row) from t"), ["b", "b+aa", "aa+c\u00fc"]);
    assert.deepEqual(db.getTable("select null a, 1 b"), {
        pazResult: ["a", "b", null, "1"], pnRow: 1, pnColumn: 2 });
    db.free();
});

test("what runs is traced; text is formatted", () => {
    const db = new sqlite3.Database(":memory:"), seen = [];
    db.traceBegin((type, s, sql) => seen.push(sql));
    db.exec("select 1");
    db.traceEnd((type, s, ns) => seen.push(s.sql(), typeof ns[0]));
    db.exec("select 2");
    assert.deepEqual(seen, ["select 1", "select 2", "bigint"]);
    db.free();
    assert.equal(sqlite3.snprintfNumber(20, "%.2f!", 1.5), "1.50!");
    assert.equal(sqlite3.vsnprintfNumber(4, "%.2f!", 1.5), "1.5");
    assert.equal(sqlite3.vmprintfNumber("<%g>", 2.5), "<2.5>");
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
