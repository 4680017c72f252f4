;; The loops over the cells of a CSV file that csv-scanner.ts and parse-column.ts have in TypeScript, for a process's first read: this is machine code at once, where
;; TypeScript starts interpreted. A file lies at 0, so that places in it are those of its bytes. Compiled into csv-loops-wasm.ts.
(module
  (memory (export "memory") 1)

  ;; Notes records from a position on: where each cell starts and ends, the number of each record's first cell, and its line. Stops at the block's end
  ;; and before a record that has a quoted cell, or more cells than there is room for. Position, cell, record and line lie at `state`, before and after.
  (func (export "scan") (param $size i32) (param $state i32) (param $starts i32) (param $ends i32) (param $firsts i32) (param $lines i32)
    (param $block i32) (param $room i32)
    (local $position i32) (local $cell i32) (local $record i32) (local $line i32)
    (local $first i32) (local $start i32) (local $from i32) (local $end i32) (local $byte i32) (local $mask i32)
    (local.set $position (i32.load (local.get $state)))
    (local.set $cell (i32.load offset=4 (local.get $state)))
    (local.set $record (i32.load offset=8 (local.get $state)))
    (local.set $line (i32.load offset=12 (local.get $state)))
    (block $stop (loop $records
      (br_if $stop (i32.ge_s (local.get $position) (local.get $size)))
      (br_if $stop (i32.ge_s (local.get $cell) (local.get $block)))
      (local.set $first (local.get $cell))
      (local.set $start (local.get $position))
      (i32.store (i32.add (local.get $lines) (i32.shl (local.get $record) (i32.const 2))) (local.get $line))
      (loop $cells
        (if (i32.or (i32.eq (local.get $cell) (local.get $room))
                    (i32.eq (i32.load8_u (local.get $position)) (i32.const 0x22))) (then
          (local.set $position (local.get $start))
          (local.set $cell (local.get $first))
          (br $stop)))
        (local.set $from (local.get $position))
        ;; Sixteen bytes at a time; what follows the file is not part of it.
        (block $found (loop $bytes
          (local.set $mask (i8x16.bitmask (v128.or
            (i8x16.eq (v128.load (local.get $position)) (i8x16.splat (i32.const 0x2c)))
            (i8x16.eq (v128.load (local.get $position)) (i8x16.splat (i32.const 0x0a))))))
          (br_if $found (local.get $mask))
          (br_if $bytes (i32.lt_s (local.tee $position (i32.add (local.get $position) (i32.const 16))) (local.get $size)))))
        (if (local.get $mask) (then (local.set $position (i32.add (local.get $position) (i32.ctz (local.get $mask))))))
        (if (i32.gt_s (local.get $position) (local.get $size)) (then (local.set $position (local.get $size))))
        ;; A zero follows the file.
        (local.set $byte (i32.load8_u (local.get $position)))
        (local.set $end (local.get $position))
        (if (i32.and (i32.ne (local.get $byte) (i32.const 0x2c)) (i32.gt_s (local.get $end) (local.get $from))) (then
          (local.set $end (i32.sub (local.get $end)
            (i32.eq (i32.load8_u (i32.sub (local.get $end) (i32.const 1))) (i32.const 0x0d))))))
        (i32.store (i32.add (local.get $starts) (i32.shl (local.get $cell) (i32.const 2))) (local.get $from))
        (i32.store (i32.add (local.get $ends) (i32.shl (local.get $cell) (i32.const 2))) (local.get $end))
        (local.set $cell (i32.add (local.get $cell) (i32.const 1)))
        (local.set $position (i32.add (local.get $position) (i32.const 1)))
        (br_if $cells (i32.eq (local.get $byte) (i32.const 0x2c))))
      (local.set $line (i32.add (local.get $line) (i32.const 1)))
      ;; A blank line is no record.
      (if (i32.and (i32.eq (local.get $cell) (i32.add (local.get $first) (i32.const 1))) (i32.eq (local.get $end) (local.get $start)))
        (then (local.set $cell (local.get $first)))
        (else (local.set $record (i32.add (local.get $record) (i32.const 1)))))
      (i32.store (i32.add (local.get $firsts) (i32.shl (local.get $record) (i32.const 2))) (local.get $cell))
      (br $records)))
    (i32.store (local.get $state) (local.get $position))
    (i32.store offset=4 (local.get $state) (local.get $cell))
    (i32.store offset=8 (local.get $state) (local.get $record))
    (i32.store offset=12 (local.get $state) (local.get $line)))

  ;; The first record from one on that has not `width` cells, or the number of records.
  (func (export "odd") (param $firsts i32) (param $record i32) (param $records i32) (param $width i32) (result i32)
    (local $at i32)
    (block $stop (loop $next
      (br_if $stop (i32.ge_s (local.get $record) (local.get $records)))
      (local.set $at (i32.add (local.get $firsts) (i32.shl (local.get $record) (i32.const 2))))
      (br_if $stop (i32.ne (local.get $width) (i32.sub (i32.load offset=4 (local.get $at)) (i32.load (local.get $at)))))
      (local.set $record (i32.add (local.get $record) (i32.const 1)))
      (br $next)))
    (local.get $record))

  ;; Reads plain decimals of few digits from every `step`-th cell, an empty cell as NaN: see `putShortDecimal`. Stops at a cell of another kind or out of the range, and gives
  ;; the number of cells before it. Starts and ends are those of the first cell.
  (func (export "decimals") (param $starts i32) (param $ends i32) (param $step i32) (param $count i32) (param $out i32) (param $powers i32)
    (param $minimum f64) (param $maximum f64) (param $whole i32) (result i32)
    (local $done i32) (local $start i32) (local $end i32) (local $first i32) (local $position i32) (local $dot i32) (local $digit i32)
    (local $digits i64) (local $value f64)
    (block $stop (loop $cells
      (br_if $stop (i32.ge_s (local.get $done) (local.get $count)))
      (local.set $start (i32.load (local.get $starts)))
      (local.set $end (i32.load (local.get $ends)))
      (local.set $value (f64.const nan))
      (if (i32.ne (local.get $start) (local.get $end)) (then
        (local.set $first (i32.add (local.get $start) (i32.eq (i32.load8_u (local.get $start)) (i32.const 0x2d))))
        (br_if $stop (i32.le_s (local.get $end) (local.get $first)))
        (br_if $stop (i32.gt_s (i32.sub (local.get $end) (local.get $first)) (i32.const 16)))
        (local.set $digits (i64.const 0))
        (local.set $dot (i32.const -1))
        (local.set $position (local.get $first))
        (loop $bytes
          (local.set $digit (i32.sub (i32.load8_u (local.get $position)) (i32.const 0x30)))
          (if (i32.lt_u (local.get $digit) (i32.const 10))
            (then (local.set $digits (i64.add (i64.mul (local.get $digits) (i64.const 10)) (i64.extend_i32_u (local.get $digit)))))
            (else
              (br_if $stop (i32.or (i32.ne (local.get $digit) (i32.const -2)) (i32.ge_s (local.get $dot) (i32.const 0))))
              (local.set $dot (local.get $position))))
          (br_if $bytes (i32.lt_s (local.tee $position (i32.add (local.get $position) (i32.const 1))) (local.get $end))))
        (local.set $value (f64.convert_i64_u (local.get $digits)))
        (if (i32.lt_s (local.get $dot) (i32.const 0))
          (then (br_if $stop (i32.gt_s (i32.sub (local.get $end) (local.get $first)) (i32.const 15))))
          (else
            (br_if $stop (i32.eq (local.get $dot) (local.get $first)))
            (local.set $digit (i32.sub (i32.sub (local.get $end) (local.get $dot)) (i32.const 1)))
            (br_if $stop (i32.eqz (local.get $digit)))
            (local.set $value (f64.div (local.get $value)
              (f64.load (i32.add (local.get $powers) (i32.shl (local.get $digit) (i32.const 3))))))))
        (if (i32.gt_s (local.get $first) (local.get $start)) (then (local.set $value (f64.neg (local.get $value)))))
        (br_if $stop (i32.eqz (f64.ge (local.get $value) (local.get $minimum))))
        (br_if $stop (i32.eqz (f64.le (local.get $value) (local.get $maximum))))
        (br_if $stop (i32.and (local.get $whole) (f64.ne (f64.trunc (local.get $value)) (local.get $value))))))
      (f64.store (local.get $out) (local.get $value))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (local.set $starts (i32.add (local.get $starts) (local.get $step)))
      (local.set $ends (i32.add (local.get $ends) (local.get $step)))
      (local.set $done (i32.add (local.get $done) (i32.const 1)))
      (br $cells)))
    (local.get $done))

  (func $same (param $start i32) (param $end i32) (param $slot i32) (param $knownStarts i32) (param $knownEnds i32) (result i32)
    (local $other i32)
    (local.set $slot (i32.shl (local.get $slot) (i32.const 2)))
    (local.set $other (i32.load (i32.add (local.get $knownStarts) (local.get $slot))))
    (if (i32.ne (i32.sub (local.get $end) (local.get $start))
                (i32.sub (i32.load (i32.add (local.get $knownEnds) (local.get $slot))) (local.get $other)))
      (then (return (i32.const 0))))
    (loop $bytes
      (if (i32.ge_s (local.get $start) (local.get $end)) (then (return (i32.const 1))))
      (if (i32.ne (i32.load8_u (local.get $start)) (i32.load8_u (local.get $other))) (then (return (i32.const 0))))
      (local.set $start (i32.add (local.get $start) (i32.const 1)))
      (local.set $other (i32.add (local.get $other) (i32.const 1)))
      (br $bytes))
    (unreachable))

  ;; Finds the slot of the text of every `step`-th cell: see `textColumn`. Stops at a text that has none, and gives the number of cells before it.
  (func (export "slots") (param $starts i32) (param $ends i32) (param $step i32) (param $count i32) (param $out i32)
    (param $knownStarts i32) (param $knownEnds i32) (param $mask i32) (param $slot i32) (result i32)
    (local $done i32) (local $start i32) (local $end i32) (local $position i32)
    (block $stop (loop $cells
      (br_if $stop (i32.ge_s (local.get $done) (local.get $count)))
      (local.set $start (i32.load (local.get $starts)))
      (local.set $end (i32.load (local.get $ends)))
      (if (i32.eqz (call $same (local.get $start) (local.get $end) (local.get $slot) (local.get $knownStarts) (local.get $knownEnds))) (then
        (local.set $slot (i32.const 0x811c9dc5))
        (local.set $position (local.get $start))
        (block $hashed (loop $bytes
          (br_if $hashed (i32.ge_s (local.get $position) (local.get $end)))
          (local.set $slot (i32.mul (i32.xor (local.get $slot) (i32.load8_u (local.get $position))) (i32.const 0x01000193)))
          (local.set $position (i32.add (local.get $position) (i32.const 1)))
          (br $bytes)))
        (local.set $slot (i32.and (i32.xor (local.get $slot) (i32.shr_u (local.get $slot) (i32.const 16))) (local.get $mask)))
        (br_if $stop (i32.eqz
          (call $same (local.get $start) (local.get $end) (local.get $slot) (local.get $knownStarts) (local.get $knownEnds))))))
      (i32.store (local.get $out) (local.get $slot))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (local.set $starts (i32.add (local.get $starts) (local.get $step)))
      (local.set $ends (i32.add (local.get $ends) (local.get $step)))
      (local.set $done (i32.add (local.get $done) (i32.const 1)))
      (br $cells)))
    (local.get $done)))
