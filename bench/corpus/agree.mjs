// Against one reader's roles (functions/LIB.json) and hand labels
// (labels.json): where the tool sees something else, and where a function that
// a label calls unsafe is bound the way the label warns of.

// The reader's role -> ours.
const LISTS = "list-in list-inout list-out";
const STRUCTS = "struct-in struct-inout struct-out handle";
const SAME = {
  scalar: "scalar", i64: "scalar", enum: "scalar enum flags", handle: "handle",
  out_scalar: "out-scalar inout-scalar", cstr: "string",
  buf_in: "list-in string counted-string", buf_out: "list-out",
  str_len: "counted-string list-in string", buf_inout: LISTS,
  len: "length capacity", len_inout: "length capacity hidden",
  arr_in: "list-in", arr_inout: "list-inout", arr_out: "list-out list-inout",
  arr_fixed: LISTS, arr_struct: LISTS, arr_str: "list-in",
  struct_in: "struct-in handle", struct_val: "struct",
  struct_out: "struct-out handle", struct_inout: STRUCTS, struct_ptr: STRUCTS,
  callback: "callback destroy", userdata: "user-data",
  destroy_notify: "destroy hidden", out_handle: "out-handle",
  out_str: "out-string", allocator: "hidden callback",
};
const RESULT = {
  void: "void", scalar: "scalar", i64: "scalar", enum: "scalar enum flags",
  status: "scalar enum flags", cstr: "string", str_len: "counted-string",
  handle_owned: "owned-handle new", handle_borrowed: "borrowed-handle",
  struct_val: "struct",
};

function roleName(planned, ret) {
  if (planned === "handle" && ret) return "borrowed-handle";
  return planned;
}

function differences(f, account) {
  const out = [];
  f.params.forEach((p, i) => {
    const ours = account.params?.[i];
    const want = SAME[p.role];
    if (!ours || !want) return;
    if (!want.split(" ").includes(ours.role))
      out.push(`${f.name} ${p.name}: reader ${p.role}, here ${ours.role}` +
        ` (${ours.rule ?? ""})`);
  });
  const want = RESULT[f.ret.role];
  const got = account.result && roleName(account.result.role, true);
  if (want && got && !want.split(" ").includes(got))
    out.push(`${f.name} result: reader ${f.ret.role}, here ${got}`);
  return out;
}

// A label's words for what keeps memory: "KEEP a, b".
function kept(label) {
  return /^KEEP (.*)$/.exec(label.reason ?? "")?.[1].split(/[ ,]+/) ?? [];
}

function alarm(f, label, account, plan) {
  if (!plan || label.verdict !== "unsafe") return "";
  const same = f.params.every((p, i) => {
    const want = SAME[label.roles_then[p.name]];
    const ours = account.params?.[i]?.role;
    return !want || !ours || want.split(" ").includes(ours);
  });
  const names = kept(label);
  // A length of its own, that the code showed, is not the shared one.
  if (/^shared length/.test(label.reason) &&
      account.params.some((p) => p.role === "list-out" &&
        /^fact/.test(p.rule ?? "")))
    return "";
  const temporary = account.params?.some((p) =>
    names.some((n) => n === p.name) && p.life === "call");
  return same && (!names.length || temporary)
    ? `${f.name}: ${label.reason}` : "";
}

export function compare(judged, account, plan, known, labels) {
  const byName = new Map(account.functions.map((f) => [f.name, f]));
  const lines = [], alarms = [];
  let agree = 0, n = 0;
  for (const { known: f, plan: p } of judged.list) {
    const a = byName.get(f.name);
    if (!a) continue;
    if (a.bound) {
      const diff = differences(f, a);
      lines.push(...diff);
      agree += f.params.length + 1 - diff.length;
    }
    const label = labels[f.name];
    if (!label) continue;
    n++;
    const bad = alarm(f, label, a, p);
    if (bad) alarms.push(bad);
    if (!a.bound && ["right", "over-refused"].includes(label.verdict))
      lines.push(`${f.name}: label ${label.verdict} (${label.reason ?? ""}), ` +
        `here not bound: ${a.reason}`);
  }
  return { agree, differ: lines.length, labels: n, unsafe: alarms.length,
           lines, alarms };
}
