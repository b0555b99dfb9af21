import type { Visitors } from '../security/visitors.js';

/** Each form is a visitor of its own: sent twice it is the same, and no cookie is needed to know that. */
export function visitorOf(visitors: Pick<Visitors, 'create' | 'read'>, token: string): string {
  try {
    return visitors.read(`Bearer ${token}`)!;
  } catch {
    return visitors.read(`Bearer ${visitors.create()}`)!;
  }
}
