/** Does something many times, so many at a time, and gives the answers in the order of the askers. */
export async function crowd<T>(size: number, act: (n: number) => Promise<T>, atATime = size): Promise<T[]> {
  const answers: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < size) {
      const n = next++;
      answers[n] = await act(n);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, size) }, worker));
  return answers;
}

/** How often each thing is among them. */
export function tally(things: readonly (string | number)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[thing] = (counts[thing] ?? 0) + 1;
  return counts;
}
