import { expect, it } from 'vitest';
import { unsentAsText } from './export';
import { type UnsentItem } from './outbox';

const item = {
	opId: 'op',
	recordId: 'record',
	createdAt: '2026-06-01T00:30:00.000Z',
	attempts: 1,
	standing: 'rejected',
	command: {
		...{ kind: 'record', opId: 'op', opVersion: 1, deviceId: 'd', deviceSeq: 1, userId: '001862', recordId: 'record' },
		capturedAt: '2026-06-01T00:30:00.000Z',
		claim: { courseCode: 'DX', completedOn: 'R8.6.1', hours: '1.5', comprehension: '' }
	},
	answer: { opId: 'op', outcome: 'rejected', code: 'unknown-course', message: 'その研修はありません。', mendable: true }
} as UnsentItem;

it('can be read by people and by programs, nothing left out', () => {
	const text = unsentAsText([item], () => 'DX基礎', new Date('2026-06-02T00:00:00Z'));
	for (const words of [
		'DX基礎（DX）',
		'受講日：R8.6.1',
		'職員番号：001862',
		'2026-06-01 09:30',
		'その研修はありません。'
	])
		expect(text).toContain(words);
	const json: unknown = JSON.parse(text.slice(text.indexOf('{')));
	expect(json).toMatchObject({ kenshu: 'unsent', commands: [item.command] });
});
