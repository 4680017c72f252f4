import { afterEach, beforeEach, vi } from "vitest";

// A library that prints would garble the notebooks and the JSON on standard output, so a test that prints fails.
beforeEach(() => {
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation((...args) => {
      throw new Error(`console.${method} was called: ${args.join(" ")}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
});
