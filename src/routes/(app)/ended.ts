import { type SessionEnd, signInPath } from '$lib/domain/access';
import { type KeyRow } from '$lib/offline/database';
import { forgetPerson } from '$lib/offline/identity';
import { type Reached } from '$lib/offline/reach';
import { setLeaving } from './leaving';

/**
 * Somebody has ended the session from elsewhere, as of a phone that was lost, or its cookie is gone, so that nobody can say any more how it
 * has ended: nothing that can be read stays here. What is unsent stays sealed. Where only the cookie is gone, a page somebody may be
 * writing on stays until they leave it, and keeps what is saved.
 *
 * @param asker whose device it was when the question was put, null for nobody's: what came late makes nobody else forget
 * @returns the way to the sign-in where it was so: then there is no other
 */
export async function forgetIfLeft(reached: Reached, asker: Promise<KeyRow | null>): Promise<string | null> {
	if (reached.outcome !== 'needs-sign-in') return null;
	const key = await asker;
	const isLapsed = reached.nobody && key !== null && !mayBeWriting();
	if (!reached.elsewhere && !isLapsed) return null;
	setLeaving(true);
	if (key) await forgetPerson(key.keyId).catch(() => {});
	return signInHere(endOf(reached));
}

/** Whether the window shows the page of 受講を記録する: nobody is sent away from it while they may be writing. */
export function mayBeWriting(): boolean {
	return location.pathname === '/records/new';
}

/** The sign-in that leads back to the page on the screen. Only in a browser. */
export function signInHere(ended: SessionEnd | null): string {
	return signInPath(location.pathname + location.search, ended);
}

/** How a session has ended that the server does not know any more; null where it does not say. */
export function endOf({ ended, elsewhere }: Extract<Reached, { outcome: 'needs-sign-in' }>): SessionEnd | null {
	if (elsewhere) return 'elsewhere';
	return ended ? 'time' : null;
}
