import { forgetPerson } from './identity';

/** Where a session is ended: this one, or every one of the person. */
export type SignOutPath = '/logout' | '/logout/everywhere';

/**
 * Ends the session, and only then takes away what can be read of the person here: without the server's word the session would go on, and
 * the next person would be taken for this one.
 *
 * @returns where to go now; null where the server did not answer, and nothing was done
 */
export async function signOutHere(ask: typeof fetch, path: SignOutPath = '/logout'): Promise<string | null> {
	const next = await endSession(ask, path);
	if (next !== null) await forgetPerson().catch(() => {});
	return next;
}

async function endSession(ask: typeof fetch, path: SignOutPath): Promise<string | null> {
	try {
		const response = await ask(path, {
			method: 'POST',
			headers: { accept: 'application/json' },
			redirect: 'error',
			signal: AbortSignal.timeout(12_000)
		});
		const { kenshu, next } = (await response.json()) as { kenshu?: unknown; next?: unknown };
		return response.ok && kenshu === 'signed-out' && typeof next === 'string' ? next : null;
	} catch {
		return null;
	}
}
