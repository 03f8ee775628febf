// Arrays, their counts and capacities: what is bound without a word, what is
// not, and that the memory behind them stays whole. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a count in and out is its array's length", () => {
  const { of, pkg } = library("counts", `
struct face { unsigned n; };
face *face_create(unsigned n)
{
    face *f = malloc(sizeof *f);
    if (f)
        f->n = n;
    return f;
}
void face_destroy(face *f)
{
    free(f);
}
unsigned face_get_marks(const face *f, unsigned start, unsigned *count,
                        unsigned *marks)
{
    unsigned n = f->n < start ? 0 : f->n - start;
    if (n > *count)
        n = *count;
    for (unsigned i = 0; i < n; i++)
        marks[i] = 10 * (start + i);
    *count = n;
    return f->n;
}
unsigned face_get_sixteen(const face *f, unsigned *count, unsigned *marks)
{
    for (unsigned i = 0; i < 16; i++)
        marks[i] = f->n;
    *count = 16;
    return 0;
}
void face_scale(face *f, int *value)
{
    for (unsigned i = 0; i < f->n; i++)
        value[i] *= 2;
}
`, "typedef struct face face;\n");
  assert.equal(of("face_get_marks").level, "idiomatic");
  const face = new pkg.Face(5), marks = new Uint32Array(3);
  assert.equal(face.getMarks(3, marks), 5);
  assert.deepEqual([...marks], [30, 40, 0]);
  assert.equal(face.getMarks(0, marks), 5);
  assert.deepEqual([...marks], [0, 10, 20]);
  face.free();
  // Its count is what it gives, not what it may write.
  assert.equal(of("face_get_sixteen").level, "needs-annotation");
  // Named as one value; the code does not bound it.
  const scale = of("face_scale");
  assert.equal(scale.level, "needs-annotation");
  assert.match(scale.reason, /'value'.*how many/);
});
