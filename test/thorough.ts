/**
 * What a test goes through: a few that stand for the rest, or all of them with `CLAIMBOOK_TESTS=all`. For what takes minutes, and is proven for
 * the rest in another way.
 */
export const fewOrAll = <T>(few: T, all: T): T => (process.env.CLAIMBOOK_TESTS === "all" ? all : few);
