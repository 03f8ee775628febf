;; Tables, calls, values of blocks, catches, vectors.
(module
  (tag $t (param i32))
  (table 2 funcref)
  (type $f (func (param i32) (result i32)))
  (func $switch (param i32) (result i32)
    (block $c (block $b (block $a
      (br_table $a $b $c (local.get 0)))
      (return (i32.const 10)))
      (return (i32.const 20)))
    (i32.const 30))
  (func $call (param i32) (result i32)
    (i32.add (call $switch (local.get 0))
      (call_indirect (type $f) (local.get 0) (i32.const 1))))
  (func $catch (result i32)
    (block $h (result i32)
      (try_table (result i32) (catch $t $h) (throw $t (i32.const 5)))))
  (func $vector (param v128) (result v128)
    (i32x4.add (local.get 0) (v128.const i32x4 1 2 3 4))))
