import { readFileSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';

/** @typedef {{ title: string, staffNumber: string, password: string }} SignIn */

/**
 * The people of the demonstration town who are ready to sign in; the town itself is made with the same list.
 *
 * @returns {SignIn[]}
 */
export function readSignIns() {
	return JSON.parse(readFileSync(inCheckout('src/lib/server/demonstration/sign-ins.json'), 'utf8'));
}

/**
 * The same people with titles of one width, so that they stand as a table on a terminal.
 *
 * @param {SignIn[]} signIns
 * @returns {SignIn[]}
 */
export function aligned(signIns) {
	const width = Math.max(...signIns.map(({ title }) => columns(title)));
	return signIns.map((signIn) => ({ ...signIn, title: signIn.title + ' '.repeat(width - columns(signIn.title)) }));
}

/** @param {string} text of ASCII, one column each on a terminal, and Japanese, two */
const columns = (text) => text.length + text.replace(/[\x20-\x7e]/g, '').length;
