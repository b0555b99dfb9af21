/** 1.96 standard deviations: the bound holds in 95 of 100 cases. */
const Z = 1.96;
/** Scores are whole numbers, which every database compares and keeps in the same way. */
const SCALE = 1_000_000_000;

/**
 * How good a comment is at least, as far as its votes can tell: the lower bound of the Wilson score interval for the
 * share of votes that are up (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927,
 * https://doi.org/10.1080/01621459.1927.10502953). Nine of ten beat two of two: few votes say little.
 * From 0 to a billion; 0 without votes.
 */
export function score(up: number, down: number): number {
  const votes = up + down;
  if (votes === 0) return 0;
  const share = up / votes;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * votes)) / votes);
  const bound = (share + (Z * Z) / (2 * votes) - spread) / (1 + (Z * Z) / votes);
  return Math.round(Math.max(bound, 0) * SCALE);
}
