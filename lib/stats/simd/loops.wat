;; Inner loops of three estimators on two lanes of doubles. Each adds in the order of its plain counterpart in TypeScript, so both give the same
;; bits: lanes of two accumulators are the four running sums there. Positions are in bytes. Compiled into loops-module.ts.
(module
  (memory (export "memory") 8)

  ;; Inner products of v with x and with y, n doubles each: see `dot` in regression/matrix.ts.
  (func $dots (param $v i32) (param $x i32) (param $y i32) (param $n i32) (result f64 f64)
    (local $fours i32) (local $end i32) (local $v0 v128) (local $v1 v128)
    (local $x0 v128) (local $x1 v128) (local $y0 v128) (local $y1 v128) (local $sx f64) (local $sy f64)
    (local.set $end (i32.add (local.get $v) (i32.shl (local.get $n) (i32.const 3))))
    (local.set $fours (i32.add (local.get $v) (i32.shl (i32.and (local.get $n) (i32.const -4)) (i32.const 3))))
    (if (i32.lt_u (local.get $v) (local.get $fours)) (then (loop $four
      (local.set $v0 (v128.load (local.get $v)))
      (local.set $v1 (v128.load offset=16 (local.get $v)))
      (local.set $x0 (f64x2.add (local.get $x0) (f64x2.mul (local.get $v0) (v128.load (local.get $x)))))
      (local.set $x1 (f64x2.add (local.get $x1) (f64x2.mul (local.get $v1) (v128.load offset=16 (local.get $x)))))
      (local.set $y0 (f64x2.add (local.get $y0) (f64x2.mul (local.get $v0) (v128.load (local.get $y)))))
      (local.set $y1 (f64x2.add (local.get $y1) (f64x2.mul (local.get $v1) (v128.load offset=16 (local.get $y)))))
      (local.set $x (i32.add (local.get $x) (i32.const 32)))
      (local.set $y (i32.add (local.get $y) (i32.const 32)))
      (local.set $v (i32.add (local.get $v) (i32.const 32)))
      (br_if $four (i32.lt_u (local.get $v) (local.get $fours))))))
    (local.set $sx (f64x2.extract_lane 0 (local.get $x0)))
    (local.set $sy (f64x2.extract_lane 0 (local.get $y0)))
    (if (i32.lt_u (local.get $v) (local.get $end)) (then (loop $one
      (local.set $sx (f64.add (local.get $sx) (f64.mul (f64.load (local.get $v)) (f64.load (local.get $x)))))
      (local.set $sy (f64.add (local.get $sy) (f64.mul (f64.load (local.get $v)) (f64.load (local.get $y)))))
      (local.set $x (i32.add (local.get $x) (i32.const 8)))
      (local.set $y (i32.add (local.get $y) (i32.const 8)))
      (local.set $v (i32.add (local.get $v) (i32.const 8)))
      (br_if $one (i32.lt_u (local.get $v) (local.get $end))))))
    (f64.add (f64.add (local.get $sx) (f64x2.extract_lane 1 (local.get $x0)))
      (f64.add (f64x2.extract_lane 0 (local.get $x1)) (f64x2.extract_lane 1 (local.get $x1))))
    (f64.add (f64.add (local.get $sy) (f64x2.extract_lane 1 (local.get $y0)))
      (f64.add (f64x2.extract_lane 0 (local.get $y1)) (f64x2.extract_lane 1 (local.get $y1)))))

  ;; Takes off x and y, n doubles each, v times a factor of each; one more where n is odd.
  (func $subtract (param $v i32) (param $x i32) (param $y i32) (param $n i32) (param $fx f64) (param $fy f64)
    (local $end i32) (local $now v128) (local $xs v128) (local $ys v128)
    (local.set $end (i32.add (local.get $v) (i32.shl (local.get $n) (i32.const 3))))
    (local.set $xs (f64x2.splat (local.get $fx)))
    (local.set $ys (f64x2.splat (local.get $fy)))
    (loop $two
      (local.set $now (v128.load (local.get $v)))
      (v128.store (local.get $x)
        (f64x2.sub (v128.load (local.get $x)) (f64x2.mul (local.get $xs) (local.get $now))))
      (v128.store (local.get $y)
        (f64x2.sub (v128.load (local.get $y)) (f64x2.mul (local.get $ys) (local.get $now))))
      (local.set $x (i32.add (local.get $x) (i32.const 16)))
      (local.set $y (i32.add (local.get $y) (i32.const 16)))
      (local.set $v (i32.add (local.get $v) (i32.const 16)))
      (br_if $two (i32.lt_u (local.get $v) (local.get $end)))))

  ;; Folds n rows of columns into the triangle R of the rows before: see `triangularise` in regression/householder.ts.
  ;; Columns lie `stride` bytes apart, R's rows one after the other, `width` doubles each: the columns and, where their number is odd, one of zeros.
  (func (export "fold") (param $r i32) (param $width i32) (param $count i32) (param $columns i32) (param $stride i32) (param $n i32)
    (local $j i32) (local $c i32) (local $row i32) (local $below i32) (local $x i32) (local $at i32)
    (local $diagonal f64) (local $norm f64) (local $head f64) (local $along f64) (local $other f64) (local $unit f64)
    (loop $column
      (local.set $row (i32.add (local.get $r) (i32.shl (i32.mul (local.get $j) (local.get $width)) (i32.const 3))))
      (local.set $at (i32.add (local.get $row) (i32.shl (local.get $j) (i32.const 3))))
      (local.set $below (i32.add (local.get $columns) (i32.mul (local.get $j) (local.get $stride))))
      (local.set $diagonal (f64.load (local.get $at)))
      (call $dots (local.get $below) (local.get $below) (local.get $below) (local.get $n))
      (drop)
      (local.set $norm)
      (local.set $norm (f64.sqrt (f64.add (f64.mul (local.get $diagonal) (local.get $diagonal)) (local.get $norm))))
      (if (f64.ne (local.get $norm) (f64.const 0)) (then
        (if (f64.gt (local.get $diagonal) (f64.const 0))
          (then
            (local.set $head (f64.add (local.get $diagonal) (local.get $norm)))
            (f64.store (local.get $at) (f64.neg (local.get $norm))))
          (else
            (local.set $head (f64.sub (local.get $diagonal) (local.get $norm)))
            (f64.store (local.get $at) (local.get $norm))))
        (local.set $unit (f64.mul (local.get $norm) (f64.abs (local.get $head))))
        (local.set $c (i32.add (local.get $j) (i32.const 1)))
        (loop $pair
          (local.set $x (i32.add (local.get $columns) (i32.mul (local.get $c) (local.get $stride))))
          (local.set $at (i32.add (local.get $row) (i32.shl (local.get $c) (i32.const 3))))
          (call $dots (local.get $below) (local.get $x) (i32.add (local.get $x) (local.get $stride)) (local.get $n))
          (local.set $other)
          (local.set $along)
          (local.set $along (f64.div
            (f64.add (f64.mul (local.get $head) (f64.load (local.get $at))) (local.get $along)) (local.get $unit)))
          (local.set $other (f64.div
            (f64.add (f64.mul (local.get $head) (f64.load offset=8 (local.get $at))) (local.get $other)) (local.get $unit)))
          (f64.store (local.get $at)
            (f64.sub (f64.load (local.get $at)) (f64.mul (local.get $along) (local.get $head))))
          (f64.store offset=8 (local.get $at)
            (f64.sub (f64.load offset=8 (local.get $at)) (f64.mul (local.get $other) (local.get $head))))
          (call $subtract (local.get $below) (local.get $x) (i32.add (local.get $x) (local.get $stride))
            (local.get $n) (local.get $along) (local.get $other))
          (br_if $pair (i32.lt_u (local.tee $c (i32.add (local.get $c) (i32.const 2))) (local.get $count))))))
      (br_if $column (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1))) (i32.sub (local.get $count) (i32.const 1))))))

  ;; Adds inner products of n rows of columns to those of the rows before: see `addGram` in regression/matrix.ts. Only entries (i, j) with j <= i are complete.
  (func (export "addGram") (param $sums i32) (param $width i32) (param $count i32) (param $columns i32) (param $stride i32) (param $n i32)
    (local $i i32) (local $j i32) (local $at i32) (local $x i32) (local $one f64) (local $two f64)
    (loop $row
      (local.set $j (i32.const 0))
      (loop $pair
        (local.set $x (i32.add (local.get $columns) (i32.mul (local.get $j) (local.get $stride))))
        (local.set $at (i32.add (local.get $sums) (i32.shl
          (i32.add (i32.mul (local.get $i) (local.get $width)) (local.get $j)) (i32.const 3))))
        (call $dots (i32.add (local.get $columns) (i32.mul (local.get $i) (local.get $stride)))
          (local.get $x) (i32.add (local.get $x) (local.get $stride)) (local.get $n))
        (local.set $two)
        (local.set $one)
        (f64.store (local.get $at) (f64.add (f64.load (local.get $at)) (local.get $one)))
        (f64.store offset=8 (local.get $at) (f64.add (f64.load offset=8 (local.get $at)) (local.get $two)))
        (br_if $pair (i32.le_u (local.tee $j (i32.add (local.get $j) (i32.const 2))) (local.get $i))))
      (br_if $row (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count)))))

  ;; Sum of distances from a point: see `sumFrom` in sample-moments.ts.
  (func (export "sumFrom") (param $x i32) (param $n i32) (param $origin f64) (result f64)
    (local $fours i32) (local $end i32) (local $from v128) (local $s0 v128) (local $s1 v128) (local $s f64)
    (local.set $from (f64x2.splat (local.get $origin)))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $n) (i32.const 3))))
    (local.set $fours (i32.add (local.get $x) (i32.shl (i32.and (local.get $n) (i32.const -4)) (i32.const 3))))
    (if (i32.lt_u (local.get $x) (local.get $fours)) (then (loop $four
      (local.set $s0 (f64x2.add (local.get $s0) (f64x2.sub (v128.load (local.get $x)) (local.get $from))))
      (local.set $s1 (f64x2.add (local.get $s1) (f64x2.sub (v128.load offset=16 (local.get $x)) (local.get $from))))
      (br_if $four (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 32))) (local.get $fours))))))
    (local.set $s (f64x2.extract_lane 0 (local.get $s0)))
    (if (i32.lt_u (local.get $x) (local.get $end)) (then (loop $one
      (local.set $s (f64.add (local.get $s) (f64.sub (f64.load (local.get $x)) (local.get $origin))))
      (br_if $one (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 8))) (local.get $end))))))
    (f64.add (f64.add (local.get $s) (f64x2.extract_lane 1 (local.get $s0)))
      (f64.add (f64x2.extract_lane 0 (local.get $s1)) (f64x2.extract_lane 1 (local.get $s1)))))

  ;; Sum of squared distances from the mean, less what rounding left in the mean: see `squaresFrom` in sample-moments.ts.
  (func (export "squaresFrom") (param $x i32) (param $n i32) (param $mean f64) (result f64)
    (local $fours i32) (local $end i32) (local $from v128) (local $d0 v128) (local $d1 v128)
    (local $q0 v128) (local $q1 v128) (local $rest v128) (local $q f64) (local $r f64) (local $d f64)
    (local.set $from (f64x2.splat (local.get $mean)))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $n) (i32.const 3))))
    (local.set $fours (i32.add (local.get $x) (i32.shl (i32.and (local.get $n) (i32.const -4)) (i32.const 3))))
    (if (i32.lt_u (local.get $x) (local.get $fours)) (then (loop $four
      (local.set $d0 (f64x2.sub (v128.load (local.get $x)) (local.get $from)))
      (local.set $d1 (f64x2.sub (v128.load offset=16 (local.get $x)) (local.get $from)))
      (local.set $q0 (f64x2.add (local.get $q0) (f64x2.mul (local.get $d0) (local.get $d0))))
      (local.set $q1 (f64x2.add (local.get $q1) (f64x2.mul (local.get $d1) (local.get $d1))))
      (local.set $rest (f64x2.add (local.get $rest) (f64x2.add
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $d0) (local.get $d1))
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $d0) (local.get $d1)))))
      (br_if $four (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 32))) (local.get $fours))))))
    (local.set $q (f64x2.extract_lane 0 (local.get $q0)))
    (local.set $r (f64x2.extract_lane 0 (local.get $rest)))
    (if (i32.lt_u (local.get $x) (local.get $end)) (then (loop $one
      (local.set $d (f64.sub (f64.load (local.get $x)) (local.get $mean)))
      (local.set $q (f64.add (local.get $q) (f64.mul (local.get $d) (local.get $d))))
      (local.set $r (f64.add (local.get $r) (local.get $d)))
      (br_if $one (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 8))) (local.get $end))))))
    (local.set $r (f64.add (local.get $r) (f64x2.extract_lane 1 (local.get $rest))))
    (f64.sub
      (f64.add (f64.add (local.get $q) (f64x2.extract_lane 1 (local.get $q0)))
        (f64.add (f64x2.extract_lane 0 (local.get $q1)) (f64x2.extract_lane 1 (local.get $q1))))
      (f64.div (f64.mul (local.get $r) (local.get $r)) (f64.convert_i32_u (local.get $n)))))

  ;; Adds four standardised series that lie `stride` bytes apart, n doubles each: see `addStandardised` in cross-section/mean-pairwise-correlation.ts.
  ;; Their means and scales lie at `moments`, in turn. One double more is written where n is odd.
  (func (export "addStandardised") (param $sums i32) (param $x i32) (param $stride i32) (param $n i32) (param $moments i32)
    (local $y i32) (local $z i32) (local $w i32) (local $end i32)
    (local $mx v128) (local $my v128) (local $mz v128) (local $mw v128) (local $sx v128) (local $sy v128) (local $sz v128) (local $sw v128)
    (local.set $mx (v128.load64_splat (local.get $moments)))
    (local.set $sx (v128.load64_splat offset=8 (local.get $moments)))
    (local.set $my (v128.load64_splat offset=16 (local.get $moments)))
    (local.set $sy (v128.load64_splat offset=24 (local.get $moments)))
    (local.set $mz (v128.load64_splat offset=32 (local.get $moments)))
    (local.set $sz (v128.load64_splat offset=40 (local.get $moments)))
    (local.set $mw (v128.load64_splat offset=48 (local.get $moments)))
    (local.set $sw (v128.load64_splat offset=56 (local.get $moments)))
    (local.set $y (i32.add (local.get $x) (local.get $stride)))
    (local.set $z (i32.add (local.get $y) (local.get $stride)))
    (local.set $w (i32.add (local.get $z) (local.get $stride)))
    (local.set $end (i32.add (local.get $sums) (i32.shl (local.get $n) (i32.const 3))))
    (loop $two
      (v128.store (local.get $sums)
        (f64x2.add
          (f64x2.add (v128.load (local.get $sums)) (f64x2.add
            (f64x2.mul (f64x2.sub (v128.load (local.get $x)) (local.get $mx)) (local.get $sx))
            (f64x2.mul (f64x2.sub (v128.load (local.get $y)) (local.get $my)) (local.get $sy))))
          (f64x2.add
            (f64x2.mul (f64x2.sub (v128.load (local.get $z)) (local.get $mz)) (local.get $sz))
            (f64x2.mul (f64x2.sub (v128.load (local.get $w)) (local.get $mw)) (local.get $sw)))))
      (local.set $x (i32.add (local.get $x) (i32.const 16)))
      (local.set $y (i32.add (local.get $y) (i32.const 16)))
      (local.set $z (i32.add (local.get $z) (i32.const 16)))
      (local.set $w (i32.add (local.get $w) (i32.const 16)))
      (br_if $two (i32.lt_u (local.tee $sums (i32.add (local.get $sums) (i32.const 16))) (local.get $end)))))

  ;; first^c - second^c of n pairs, written over the first: see series/power-gaps.ts. A slot of the table holds an inverse and a power; six
  ;; factors of the series lie at `factors`. Stops at a pair that has no slot yet, and gives the number of pairs before it.
  (func (export "powerGaps") (param $first i32) (param $second i32) (param $n i32) (param $table i32) (param $factors i32) (result i32)
    (local $c1 v128) (local $c2 v128) (local $c3 v128) (local $c4 v128) (local $c5 v128) (local $c6 v128)
    (local $x i32) (local $end i32) (local $i i32) (local $j i32) (local $si v128) (local $sj v128) (local $powers v128) (local $r v128) (local $rr v128)
    (local.set $c1 (v128.load64_splat (local.get $factors)))
    (local.set $c2 (v128.load64_splat offset=8 (local.get $factors)))
    (local.set $c3 (v128.load64_splat offset=16 (local.get $factors)))
    (local.set $c4 (v128.load64_splat offset=24 (local.get $factors)))
    (local.set $c5 (v128.load64_splat offset=32 (local.get $factors)))
    (local.set $c6 (v128.load64_splat offset=40 (local.get $factors)))
    (local.set $x (local.get $first))
    (local.set $end (i32.add (local.get $first) (i32.shl (local.get $n) (i32.const 3))))
    (block $stop (loop $pair
      (br_if $stop (i32.ge_u (local.get $x) (local.get $end)))
      (local.set $i (i32.sub (i32.shr_u (i32.load offset=4 (local.get $x)) (i32.const 13)) (i32.const 129920)))
      (local.set $j (i32.sub (i32.shr_u (i32.load offset=4 (local.get $second)) (i32.const 13)) (i32.const 129920)))
      (br_if $stop (i32.ge_u (local.get $i) (i32.const 2048)))
      (br_if $stop (i32.ge_u (local.get $j) (i32.const 2048)))
      (local.set $si (v128.load (i32.add (local.get $table) (i32.shl (local.get $i) (i32.const 4)))))
      (local.set $sj (v128.load (i32.add (local.get $table) (i32.shl (local.get $j) (i32.const 4)))))
      (local.set $powers (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $si) (local.get $sj)))
      (br_if $stop (v128.any_true (f64x2.eq (local.get $powers) (f64x2.splat (f64.const 0)))))
      (local.set $r (f64x2.sub
        (f64x2.mul
          (v128.load64_lane 1 (local.get $second) (v128.load64_zero (local.get $x)))
          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $si) (local.get $sj)))
        (f64x2.splat (f64.const 1))))
      (local.set $rr (f64x2.mul (local.get $r) (local.get $r)))
      (local.set $r (f64x2.mul (local.get $powers) (f64x2.add (f64x2.splat (f64.const 1)) (f64x2.add
        (f64x2.mul (local.get $c1) (local.get $r))
        (f64x2.mul (local.get $rr) (f64x2.add
          (f64x2.add (local.get $c2) (f64x2.mul (local.get $c3) (local.get $r)))
          (f64x2.mul (local.get $rr) (f64x2.add
            (f64x2.add (local.get $c4) (f64x2.mul (local.get $c5) (local.get $r)))
            (f64x2.mul (local.get $rr) (local.get $c6))))))))))
      (f64.store (local.get $x) (f64.sub (f64x2.extract_lane 0 (local.get $r)) (f64x2.extract_lane 1 (local.get $r))))
      (local.set $second (i32.add (local.get $second) (i32.const 8)))
      (local.set $x (i32.add (local.get $x) (i32.const 8)))
      (br $pair)))
    (i32.shr_u (i32.sub (local.get $x) (local.get $first)) (i32.const 3))))
