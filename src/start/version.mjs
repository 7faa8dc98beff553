import { readFileSync } from 'node:fs';
import { inputs } from './build.mjs';
import { inCheckout, root } from './checkout.mjs';
import { fingerprint } from './fingerprint.mjs';

/**
 * The name of a build: the version people know and what it was made from, so that the same tree gives the same name everywhere
 * and a phone takes no new copy of what has not changed.
 */
export function buildVersion() {
	const { version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
	return `${version}-${fingerprint(root, inputs).slice(0, 12)}`;
}
