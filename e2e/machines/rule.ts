/** A rule, told by whether it holds, and what is to be said where it does not. */
export type Rule = [holds: boolean, otherwise: string];

/** What is to be said of the rules that do not hold. */
export function broken(rules: Rule[]): string[] {
  return rules.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}
