import { readFileSync } from 'node:fs';
import { afterAll, expect, vi } from 'vitest';

// All files of tests share one process and what it has loaded. A file that puts something else in a module's place loads
// everything anew, and so does the next file, which would meet the substitute otherwise. Beside `isolate: false` only.

const place = globalThis as { hasSubstitutes?: boolean };
const before = place.hasSubstitutes ?? false;
place.hasSubstitutes = /\bvi\.(do)?mock\(/i.test(readFileSync(expect.getState().testPath!, 'utf8'));

if (before || place.hasSubstitutes) vi.resetModules();

// Vitest itself restores the spies of a file.
afterAll(() => {
	vi.unstubAllEnvs();
	vi.useRealTimers();
});
