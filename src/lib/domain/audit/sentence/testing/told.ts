import { describe, expect, it } from 'vitest';
import { type AuditEvent } from '../../event';
import { type AuditNames } from '../../names';
import { plainSentence } from '../../part';
import { type AuditPayload, type KeptPayload } from '../../payload';
import { auditSentence } from '../sentence';
import { type Tell } from '../wording';

const hanako = { name: '佐藤 花子', staffNumber: '1234' };
export const names: AuditNames = {
	staff: new Map([[7, hanako]]),
	accounts: new Map([
		[3, hanako],
		[4, { name: '管理者', staffNumber: '9001' }]
	]),
	courses: new Map([['DX-BASIC', 'DX基礎']]),
	imports: new Map([[12, '4月異動']])
};

/** An event with what is kept of it and the sentence it is told by. */
type Told<Events extends AuditEvent> = {
	[E in Events]: { event: E; payload: AuditPayload<E>; sentence: string };
}[Events];

/** What two subjects are told of: their own changes, and the 証跡 that prove them. */
export const record = { completion: 45, staff: 7, course: 'DX-BASIC', completedOn: '2026-06-01' as never };
export const holding = { holding: 8, staff: 7, qualification: 'FE', passedOn: '2026-06' };

/** The sentence of an event, as text. */
export function said(event: string, payload: unknown): string {
	return plainSentence(auditSentence(event, payload as KeptPayload | null, names));
}

/** Holds the sentences of a subject against what is expected of them: every event of the subject is told. */
export function describeTold<Events extends AuditEvent>(
	what: string,
	sentences: Record<Events, Tell>,
	told: readonly Told<Events>[]
): void {
	describe(`what is told of ${what}`, () => {
		it.each(told)('$event: $sentence', ({ event, payload, sentence }) => {
			expect(said(event, payload)).toBe(sentence);
		});

		it('leaves no event out', () => {
			expect(new Set(told.map(({ event }) => event))).toEqual(new Set(Object.keys(sentences)));
		});
	});
}
