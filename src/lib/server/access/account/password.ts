import { hash, verify } from '@node-rs/argon2';
import { randomBytes, randomInt } from 'node:crypto';
import { longestPassword, passwordText } from '$lib/domain/access';
import { Turns } from '../turns';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 30 ms, on a thread of its own. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Node has four threads for hashing, files and the rest of its slow work: two stay free for the others, whoever floods the sign-in.
 * Two hundred who wait are about five seconds.
 */
const turns = new Turns(2, 200);

/**
 * An attempt of a person to show who they are, from the question whether they may try to the note of how it went: with at most two of
 * them under way, many at once get no further than as many in a row.
 *
 * @param task hashes by `hashNow` and `verifyPassword`; `hashPassword` in it would wait for its own turn
 * @returns null, with nothing begun, where too many wait already
 */
export function attemptInTurn<T>(task: () => Promise<T>): Promise<T | null> {
	return turns.first(task);
}

/** What is stored of a password. Waits while people sign in: an invitation of thousands keeps nobody out. */
export function hashPassword(password: string): Promise<string> {
	return turns.last(() => hashNow(password));
}

/** The same at once, within `attemptInTurn`. */
export function hashNow(password: string): Promise<string> {
	return hash(passwordText(password), cost);
}

let nobody: Promise<string> | null = null;

/**
 * Whether this is the password; within `attemptInTurn`.
 *
 * @param passwordHash null where there is no such account: as much work is done for nothing, so that the time says nothing
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
	const against = passwordHash ?? (await (nobody ??= hashNow(randomBytes(16).toString('hex'))));
	// What nobody can have set is not worth the memory, but takes its time all the same.
	const text = passwordText(password).slice(0, longestPassword * 2);
	return (await verify(against, text)) && passwordHash !== null;
}

/** Without 0 and o, 1, l and i, which are taken for one another on paper. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** A first password that can be read out and typed, 59 bits: `k7wd-x3mp-9hte`. */
export function makeFirstPassword(): string {
	const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	return [group(), group(), group()].join('-');
}
