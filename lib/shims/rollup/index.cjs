throw new Error("rollup is not installed: tslab 1.0.22, which lists it, never loads it; use rolldown");
