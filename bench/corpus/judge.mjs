// What a binding is worth, read off the package: each public function's line
// in index.d.ts (found by the C prototype in its comment) and its plan.
//
// idiomatic: in the .d.ts, without any/unknown; no parameter that is another's
// length, capacity or user data; no pointer crosses as a number (the number of
// a JavaScript value, in its table, is none); every class
// in the signature can be obtained and ends; nothing of the result is left for
// the caller to free. Anything else that is bound is raw.

const CODE = new RegExp("^\\s*(export (declare )?function|static|get |set |" +
  "constructor|[\\w$#\"[\\]]+(<.*>)?\\()");
const PLAN = new RegExp("^\\s*(free|function|constructor|method|static|" +
  "getter|setter) (\\S+) `(.*?)`");

// C function -> { signature, owner } from the .d.ts. The name is the one that
// the account gives the prototype: `int (f)(void)` names f, not int.
function readTypes(dts, account) {
  const names = new Map(account.functions.map((f) => [f.c, f.name]));
  const bound = new Map();
  let owner = "", c = "";
  for (const text of dts.split("\n")) {
    const cls = /^export (?:declare )?class (\w+)/.exec(text);
    if (cls) owner = cls[1];
    if (/^}/.test(text)) owner = "";
    const proto = /^\s*\* C: `(.*?)(?:`|$)/.exec(text);
    if (proto)
      c = names.get(proto[1]) ?? /(\w+)\s*\(/.exec(proto[1])?.[1] ?? "";
    if (c && CODE.test(text) && !/^\s*\*/.test(text)) {
      bound.set(c, { signature: text.trim(), owner });
      c = "";
    }
  }
  return bound;
}

// Classes and functions of the plan, as text blocks.
function readPlan(plan) {
  const classes = new Map(), plans = new Map();
  let cls = null, open = null, depth = 0;
  for (const line of plan.split("\n")) {
    const c = /^class (\w+) `(.*?)`(.*)$/.exec(line);
    if (c) {
      cls = { name: c[1], c: c[2], boxed: / boxed/.test(c[3]),
              constructible: / constructible/.test(c[3]), free: false };
      classes.set(cls.name, cls);
    }
    if (line === "end") cls = null;
    const p = PLAN.exec(line);
    if (p && !open) {
      open = { role: p[1], cls: cls?.name ?? "", lines: [] };
      depth = line.search(/\S/);
      plans.set(p[3].replace(/^cbw_f_/, ""), open);
      if (p[1] === "free") cls.free = true;
    } else if (open) {
      if (line.trim() === "end" && line.search(/\S/) === depth) open = null;
      else open.lines.push(line.trim());
    }
  }
  return { classes, plans };
}

// Callback type or object -> the classes of which JavaScript's function is
// lent objects. They end with the call: nobody has to.
function readLent(plan) {
  const lent = new Map();
  let open = null;
  for (const line of plan.split("\n")) {
    const head = /^(callback|object) (\d+) /.exec(line);
    if (head) lent.set(`${head[1]} ${head[2]}`, open = []);
    if (line === "end") open = null;
    const arg = /^ {4}arg .*handle (\w+)/.exec(line);
    if (open && arg) open.push(arg[1]);
    const method = /^ {4}method .*(callback \d+)/.exec(line);
    if (open && method) open.push(...lent.get(method[1]) ?? []);
  }
  return lent;
}

// Classes that some chain of bound functions gives.
function obtainable(classes, plans, lent) {
  const have = new Set();
  for (const c of classes.values()) if (c.boxed) have.add(c.name);
  for (let n = -1; n !== have.size;) {
    n = have.size;
    for (const p of plans.values()) {
      const needs = p.lines.flatMap((l) =>
        /^LOWER_(?:SELF|HANDLE).*handle (\w+)/.exec(l)?.slice(1) ?? []);
      const makes = p.role === "constructor";
      if (!makes && !needs.every((c) => have.has(c))) continue;
      if (makes) have.add(p.cls);
      for (const l of p.lines) {
        const gives = /^LIFT_HANDLE.*handle (\w+)/.exec(l);
        if (gives) have.add(gives[1]);
        const takes = /^LOWER_(?:CALLBACK|OBJECT).*: ((?:callback|object) \d+)/
          .exec(l);
        for (const c of (takes && lent.get(takes[1])) ?? []) have.add(c);
      }
    }
  }
  return have;
}

const isInteger = (c) => !/[*[]/.test(c);

// Parameters of the C function that must not show.
function shown(known, signature) {
  const gone = new Set(["len", "len_inout", "userdata", "destroy_notify"]);
  const inside = /\((.*)\)/.exec(signature)?.[1] ?? "";
  const names = inside.split(",")
    .map((p) => p.split(/[?:]/)[0].trim().toLowerCase());
  return known.params
    .filter((p) => gone.has(p.role) && !/^#/.test(p.name))
    .filter((p) => !paired(known, p) && !kept(known, p))
    .map((p) => p.name)
    .filter((n) => names.includes(n.replaceAll("_", "").toLowerCase()));
}

// A value for C to keep, as the function's name says: no callback gets it but
// the one that ends it.
function kept(known, p) {
  const ends = /^(destroy|free|del|delete|dtor|finalizer|cleanup)/i;
  return p.role === "userdata" && /set_?user_?data$/i.test(known.name) &&
    known.params.every((q) => q.role !== "callback" || ends.test(q.name));
}

// A length with no pointer for it is a number like others.
function paired(known, p) {
  const lists = /^(buf|str_len|arr|struct|mem|handle_arr)/;
  return p.role === "len" && !known.params.some((q) => lists.test(q.role));
}

function verdict(f, account, types, plan, have) {
  const p = plan.plans.get(f.name), t = types.get(f.name);
  if (!p) return ["question", account?.reason ?? "not in the account"];
  if (p.role === "free") return ["idiomatic", ""];
  if (!t) return ["raw", "no line in index.d.ts"];
  if (/\b(any|unknown)\b/.test(t.signature)) return ["raw", t.signature];
  const lengths = shown(f, t.signature);
  if (lengths.length) return ["raw", `shows ${lengths.join(", ")}`];
  const used = new Set(p.cls && p.role !== "static" ? [p.cls] : []);
  for (const l of p.lines)
    for (const m of l.matchAll(/handle (\w+)/g)) used.add(m[1]);
  for (const c of used)
    if (!have.has(c)) return ["raw", `nothing makes a ${c}`];
  for (const l of p.lines) {
    const slot = /^LOWER_SCALAR .*slots\[(\d+)\](?!: value)/.exec(l);
    const types = p.lines.filter((s) => s.startsWith("slot "));
    if (slot && types[slot[1]] && !isInteger(types[slot[1]].split("`")[1]))
      return ["raw", "a pointer as a number"];
    const owned = /^LIFT_HANDLE.*handle (\w+).*owned/.exec(l);
    const cls = owned && plan.classes.get(owned[1]);
    if (cls && !cls.free && !cls.boxed) return ["raw", `no end of ${cls.name}`];
  }
  if (f.ret.role === "handle_owned" && account?.bound &&
      !p.lines.some((l) => /(LIFT_HANDLE.*owned|BIND_SELF)/.test(l)) &&
      p.lines.some((l) => /LIFT_HANDLE/.test(l)))
    return ["raw", "the result is never freed"];
  if (account?.level === "raw") return ["raw", account.reason];
  return ["idiomatic", ""];
}

export function judge(account, dts, planText, known) {
  const types = readTypes(dts, account), plan = readPlan(planText);
  const have = obtainable(plan.classes, plan.plans, readLent(planText));
  const byName = new Map(account.functions.map((f) => [f.name, f]));
  const count = { all: 0, idiomatic: 0, raw: 0, question: 0, skipped: 0,
                  missing: 0, claimed: 0 };
  const list = [];
  for (const f of known.list) {
    const a = byName.get(f.name);
    let [level, why] = verdict(f, a, types, plan, have);
    if (!a) level = "missing";
    else if (level === "question" && a.level === "skipped") level = "skipped";
    count.all++;
    count[level]++;
    if (a?.level === "idiomatic") count.claimed++;
    list.push({ name: f.name, level, why, known: f,
                plan: plan.plans.get(f.name) });
  }
  return { count, list };
}
