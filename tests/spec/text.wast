;; The text format: what is easily lost between text and bytes.

(module $names
  (type $pair (struct (field $a i32) (field $b (mut i8))))
  (rec (type $x (sub (func))) (type $y (sub final $x (func))))
  (func $f (export "f") (param $p i32) (result i32)
    (local $l i64)
    (block $out (result i32)
      (br_if $out (i32.const 1) (local.get $p))))
  (table $t 1 2 funcref (ref.func $f))
  (memory $m 1 1)
  (elem declare func $f)
  (data $d "\00\ff\"\\"))

(module
  (func (export "nan") (result f32) (f32.const -nan:0x1234))
  (func (export "tiny") (result f64) (f64.const 0x1p-1074))
  (func (export "big") (result f64) (f64.const 1.7976931348623157e308))
  (func (export "third") (result f32) (f32.const 0.33333334))
  (func (export "vector") (result v128)
    (v128.const i16x8 1 2 3 4 5 6 7 -1)))
(assert_return (invoke "nan") (f32.const -nan:0x1234))
(assert_return (invoke "tiny") (f64.const 4.9e-324))
(assert_return (invoke "third") (f32.const 0x1.555556p-2))
(assert_return (invoke "vector")
  (v128.const i32x4 0x20001 0x40003 0x60005 0xffff0007))

(assert_malformed (module quote "(func (i32.const))") "unexpected token")
(assert_malformed (module quote "(func br $l)") "unknown label")
(assert_malformed (module binary "\00asm\01\00\00") "unexpected end")
