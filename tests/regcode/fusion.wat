;; What becomes part of another instruction: sums of addresses, comparisons of
;; branches, counters of loops, results of locals.
(module
  (memory 1)
  (func $sum (param $p i32) (param $n i32) (result i32)
    (local $s i32)
    (loop $again
      (local.set $s (i32.add (local.get $s) (i32.load (local.get $p))))
      (local.set $p (i32.add (local.get $p) (i32.const 4)))
      (br_if $again
        (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $s))
  (func $index (param $p i32) (param $i i32) (result i32)
    (i32.load offset=8
      (i32.add (local.get $p) (i32.shl (local.get $i) (i32.const 2)))))
  (func $max (param $a f64) (param $b f64) (result f64)
    (if (result f64) (f64.gt (local.get $a) (local.get $b))
      (then (local.get $a)) (else (local.get $b))))
  (func $store (param $p i32) (param $x i32)
    (i32.store (i32.add (local.get $p) (i32.const 12)) (local.get $x))
    (i32.store8 offset=1 (local.get $p) (i32.const 7))))
