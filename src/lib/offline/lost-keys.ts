import { withDatabase } from './database';
import { keyOf } from './identity';

/**
 * Asks the server which of the keys under which others left something here are lost, as after a restore of an older copy: what lies under
 * them is nobody's to wait for. Notes the answer; without one everything stays as it was known.
 *
 * @param person 職員番号 of whom the page was made for
 */
export async function askForLostKeys(person: string, ask: typeof fetch): Promise<void> {
	const held = await keysOfOthers(person);
	const lost = held.length === 0 ? [] : await lostOf(held, ask);
	if (lost !== null) await withDatabase((database) => database.put('meta', lost, 'lost'));
}

async function keysOfOthers(person: string): Promise<string[]> {
	const own = await keyOf(person);
	const [commands, files] = await withDatabase((database) =>
		Promise.all([database.getAll('outbox'), database.getAll('files')])
	);
	const others = [...commands, ...files].map(({ keyId }) => keyId).filter((keyId) => keyId !== own?.keyId);
	return own ? [...new Set(others)] : [];
}

/** null where the server did not answer. */
async function lostOf(held: readonly string[], ask: typeof fetch): Promise<string[] | null> {
	try {
		const response = await ask(`/api/outbox/key?${new URLSearchParams({ held: held.join() })}`, {
			headers: { accept: 'application/json' },
			signal: AbortSignal.timeout(12_000)
		});
		const body = (await response.json()) as { kenshu?: unknown; lost?: unknown };
		return response.ok && body.kenshu === 'key' && Array.isArray(body.lost) ? held.filter(isAmong(body.lost)) : null;
	} catch {
		return null;
	}
}

function isAmong(lost: readonly unknown[]): (keyId: string) => boolean {
	return (keyId) => lost.includes(keyId);
}
