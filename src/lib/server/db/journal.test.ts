import { log } from '$lib/server/log';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Illness } from './health';
import { tellJournal } from './journal';

const error = vi.spyOn(log, 'error').mockReturnValue();
const info = vi.spyOn(log, 'info').mockReturnValue();

beforeEach(() => vi.clearAllMocks());

const url = 'file:/var/lib/kenshu/kenshu.db';
const tell = (...states: (Illness | null)[]) => states.forEach((state) => tellJournal(url, state));

it('says nothing while all is well', () => {
	tell(null, null);
	expect([error.mock.calls, info.mock.calls]).toEqual([[], []]);
});

it('says once what ails the database, once what else, and once that it is well again', () => {
	tell('disk-full', 'disk-full', 'replaced', 'replaced', null, null);
	expect(error.mock.calls).toEqual([
		[{ reason: 'disk-full' }, expect.stringMatching(/空きが残りわずかです。.*空きを作ってください。$/)],
		[{ reason: 'replaced' }, expect.stringMatching(/置き換えられました。/)]
	]);
	expect(info.mock.calls).toEqual([[{ reason: null }, expect.stringMatching(/また使えるようになりました。$/)]]);
});

it.each(['clock', 'gap', 'busy', 'log-alone', 'disk-error'] as const)('has a sentence for %s', (illness) => {
	tell(illness, null);
	expect(error.mock.lastCall?.[1]).toMatch(/。$/);
});
