/** A reporter of `node --test` that says nothing but how it went, for the sum at the end of all tests. */
export default async function* count(source) {
  const totals = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass') totals[data.skip !== undefined || data.todo !== undefined ? 'skipped' : 'passed']++;
    if (type !== 'test:fail') continue;
    totals.failed++;
    totals.failures.push(`${data.name}: ${data.details?.error?.cause?.message ?? data.details?.error?.message ?? ''}`);
  }
  yield JSON.stringify(totals);
}
