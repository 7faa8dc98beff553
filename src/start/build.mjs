import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inCheckout, root, runNode } from './checkout.mjs';
import { fingerprint } from './fingerprint.mjs';
import { building } from './sentences.mjs';

/** What a build is made from, below the checkout. */
// drizzle: the server carries the list of migrations it expects.
export const inputs = [
	'src',
	'static',
	'drizzle',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package-lock.json'
];
const stamp = inCheckout('build', '.made-from');

/** Whether build/ was made from what is in the tree now. */
export function isBuilt() {
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root, inputs);
}

/**
 * Builds when the tree has changed since the last build. The stamp is written last, so a build that was cut short is
 * made again; it tells the tree before the build, so an edit made meanwhile is seen the next time.
 *
 * @returns {Promise<boolean>} whether build/ is up to date now
 */
export async function buildIfStale() {
	if (isBuilt()) return true;
	const before = fingerprint(root, inputs);
	console.log(building);
	// Quiet: only what stops a build is said, on standard error. `npx vite build` says it all.
	const options = { env: { NODE_ENV: 'production' }, quiet: true };
	if ((await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], options)) !== 0) return false;
	writeFileSync(stamp, before);
	return true;
}
