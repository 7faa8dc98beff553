import { keptFiles } from '$lib/offline/files';
import { currentKey, forgetOthers } from '$lib/offline/identity';
import { unsent } from '$lib/offline/outbox';

/**
 * How many records wait on this device, and how many files whose record was sent: of who was here last and may come back, and under lock,
 * of others or of whoever signed out; `held`: how many of both wait for their person, whoever signs in. No word of what they say: nobody
 * knows who reads this.
 */
export type WaitingHere = Record<'own' | 'locked', { count: number; files: number; held: number }>;

export const nothingWaits: WaitingHere['own'] = { count: 0, files: 0, held: 0 };

export async function waitingHere(): Promise<WaitingHere> {
	const key = await currentKey();
	const person = key?.userId ?? '';
	const { items, foreign } = await unsent(person);
	const files = (await keptFiles(person)).filter(({ isAlone }) => isAlone);
	const recordsOf = (some: typeof items) => new Set(some.map(({ recordId }) => recordId)).size;
	const isHeld = ({ standing }: { standing: string }) => standing !== 'unsent';
	const held = recordsOf(items.filter(isHeld)) + files.filter(isHeld).length;
	return { own: { count: recordsOf(items), files: files.length, held }, locked: foreign ?? nothingWaits };
}

/** Takes away what can be read here, unless it is of whom this 職員番号 means, as they typed it: full-width figures do no harm. */
export async function makeRoomFor(typed: string): Promise<void> {
	const spellings = [typed.trim(), typed.normalize('NFKC').trim()];
	const known = (await currentKey())?.userId;
	await forgetOthers(spellings.find((one) => one === known) ?? spellings[0]!);
}
