import { LIMITS, Limits } from '../../src/security/limits.js';

/** Limits that nobody reaches: for tests in which one machine writes what a thousand readers would. */
export function unlimited(): Limits {
  const names = Object.keys(LIMITS) as (keyof typeof LIMITS)[];
  const limits = names.map((name) => [name, { points: 1_000_000, duration: 60 }]);
  return new Limits(Object.fromEntries(limits) as Record<keyof typeof LIMITS, { points: number; duration: number }>);
}
