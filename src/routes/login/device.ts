import { currentKey, forgetOthers } from '$lib/offline/identity';
import { unsent } from '$lib/offline/outbox';

/**
 * How many records wait on this device: of who was here last and may come back, and under lock, of others or of whoever signed out; `held`: how
 * many of them wait for their person, whoever signs in. No word of what they say: nobody knows who reads this.
 */
export type WaitingHere = Record<'own' | 'locked', { count: number; held: number }>;

export async function waitingHere(): Promise<WaitingHere> {
	const key = await currentKey();
	const { items, foreign } = await unsent(key?.userId ?? '');
	const recordsOf = (some: typeof items) => new Set(some.map(({ recordId }) => recordId)).size;
	const held = recordsOf(items.filter(({ standing }) => standing !== 'unsent'));
	return { own: { count: recordsOf(items), held }, locked: foreign ?? { count: 0, held: 0 } };
}

/** Takes away what can be read here, unless it is of whom this 職員番号 means, as they typed it: full-width figures do no harm. */
export async function makeRoomFor(typed: string): Promise<void> {
	const spellings = [typed.trim(), typed.normalize('NFKC').trim()];
	const known = (await currentKey())?.userId;
	await forgetOthers(spellings.find((one) => one === known) ?? spellings[0]!);
}
