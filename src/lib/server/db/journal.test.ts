import { beforeEach, expect, it, vi } from 'vitest';
import { type Illness } from './health';
import { tellJournal } from './journal';

const log = vi.hoisted(() => ({ error: vi.fn(), info: vi.fn() }));
vi.mock('pino', () => ({ pino: () => log }));

beforeEach(() => vi.clearAllMocks());

const url = 'file:/var/lib/kenshu/kenshu.db';
const tell = (...states: (Illness | null)[]) => states.forEach((state) => tellJournal(url, state));

it('says nothing while all is well', () => {
	tell(null, null);
	expect([log.error.mock.calls, log.info.mock.calls]).toEqual([[], []]);
});

it('says once what ails the database, once what else, and once that it is well again', () => {
	tell('disk-full', 'disk-full', 'replaced', 'replaced', null, null);
	expect(log.error.mock.calls).toEqual([
		[{ reason: 'disk-full' }, expect.stringMatching(/空きが残りわずかです。.*空きを作ってください。$/)],
		[{ reason: 'replaced' }, expect.stringMatching(/置き換えられました。/)]
	]);
	expect(log.info.mock.calls).toEqual([[{ reason: null }, expect.stringMatching(/また使えるようになりました。$/)]]);
});

it.each(['clock', 'gap', 'busy', 'log-alone', 'disk-error'] as const)('has a sentence for %s', (illness) => {
	tell(illness, null);
	expect(log.error.mock.lastCall?.[1]).toMatch(/。$/);
});
