/** Tests that take minutes and need the compiled code: they are a step of their own. */
export const SLOW_TESTS = ['bench/same-as-next.test.ts', 'bench/edits/releases.test.ts'];
