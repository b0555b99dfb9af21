import { ensureBuilt } from './support/build.mjs';
import { must } from './support/run.mjs';

// Everything that is published.
await ensureBuilt({ force: true });
await must('cem', ['analyze', '--quiet']);
