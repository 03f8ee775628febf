;; A module with DWARF 5: an exported function that holds another one twice.
(module $lines5.wasm
  (type (;0;) (func (param i32 i32) (result i32)))
  (table (;0;) 1 1 funcref)
  (memory (;0;) 1)
  (global $__stack_pointer (mut i32) (i32.const 65536))
  (export "memory" (memory 0))
  (export "f" (func $f))
  (func $f (type 0) (param i32 i32) (result i32)
    local.get 1
    i32.const 3
    i32.div_s
    local.get 0
    i32.const 3
    i32.div_s
    i32.add)
  (@custom ".debug_abbrev" (after code)
    "\01\11\01%%\13\05\03%r\17\10\17\1b%\11\1b\12\06s\17\00\00\02.\01\03%:\0b;\0b'\19I\13 !\01\00\00\03\05\00\03%:\0b"
    ";\0bI\13\00\00\04$\00\03%>\0b\0b\0b\00\00\05.\01\11\1b\12\06@\18z\19\03%:\0b;\0b'\19I\13?\19\00\00\06\05\00\02\18\03"
    "%:\0b;\0bI\13\00\00\07\1d\011\13\11\1b\12\06X\0bY\0bW\0b\00\00\08\05\00\02\181\13\00\00\00")
  (@custom ".debug_info" (after code)
    "\95\00\00\00\05\00\01\04\00\00\00\00\01\00\1d\00\01\08\00\00\00\00\00\00\00\02\00\0d\00\00\00\08\00\00\00\02\03\00\024\00\00\00\03\05\00\024"
    "\00\00\00\00\04\04\05\04\05\00\0d\00\00\00\07\ed\03\00\00\00\00\9f\06\00\074\00\00\00\06\04\ed\00\00\9f\07\00\074\00\00\00\06\04\ed\00\01\9f"
    "\08\00\074\00\00\00\07#\00\00\00\01\05\00\00\00\00\09\14\08\04\ed\00\01\9f+\00\00\00\00\07#\00\00\00\02\01\00\00\00\00\09\0c\08\04\ed\00"
    "\00\9f+\00\00\00\00\00\00")
  (@custom ".debug_str_offsets" (after code) "(\00\00\00\05\00\00\00\1c\00\00\00\10\00\00\00\0b\00\00\00\06\00\00\00\02\00\00\00\00\00\00\00\09\00\00\00\1a\00\00\00\18\00\00\00")
  (@custom ".debug_str" (after code)
    "x\00int\00in\00f\00/src\00lines.c\00b\00a\00Debian clang version"
    " 22.1.8 (1~deb12u1)\00")
  (@custom ".debug_addr" (after code) "\10\00\00\00\05\00\04\00\02\00\00\00\07\00\00\00\0c\00\00\00")
  (@custom ".debug_line" (after code)
    "\\\00\00\00\05\00\04\007\00\00\00\01\01\01\fb\0e\0d\00\01\01\01\01\00\00\00\01\00\00\01\01\01\1f\01\00\00\00\00\03\01\1f\02\0f\05\1e\01\05\00"
    "\00\00\00<IT\a4\8cP\c1\e5xD\c4\81\bfZ%\a6\04\00\00\05\02\02\00\00\00\19\05\0e\0aT\06X\05\12\06%\05\05\06 \02\01\00\01\01")
  (@custom ".debug_line_str" (after code) "/src\00lines.c\00")
  (@custom "producers"
    "\02\08language\01\03C11\00\0cprocessed-by\01\0cDebian clang\1222.1"
    ".8 (1~deb12u1)")
  (@custom "target_features"
    "\08+\0bbulk-memory+\0fbulk-memory-opt+\16call-indirect-o"
    "verlong+\0amultivalue+\0fmutable-globals+\13nontrappin"
    "g-fptoint+\0freference-types+\08sign-ext"))
