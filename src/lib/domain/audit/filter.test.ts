import { describe, expect, it } from 'vitest';
import { noFilter, parseAuditFilter, unknownSubject } from './filter';

const asked = (query: string) => parseAuditFilter(new URLSearchParams(query));

describe('what an address asks for', () => {
	it.each([
		{ query: '', filter: {}, because: 'nothing' },
		{ query: 'person=&record=&import=&event=&from=&to=', filter: {}, because: 'a form sent with blank fields' },
		{ query: 'person=%EF%BC%90%EF%BC%90%EF%BC%91', filter: { person: '001' }, because: 'full-width figures' },
		{
			query: 'person=001&record=45&import=12',
			filter: { person: '001', record: 45, import: 12 },
			because: 'all three'
		},
		{ query: 'record=%EF%BC%94%EF%BC%95', filter: { record: 45 }, because: 'full-width figures' },
		{ query: 'event=account.locked', filter: { event: 'account.locked' }, because: 'an event' },
		{ query: 'from=R8.4.1&to=2026-4-1', filter: { from: '2026-04-01' }, because: '和暦, and no day' },
		{ query: 'from=2026-04-01&to=2026-04-01', filter: { from: '2026-04-01', to: '2026-04-01' }, because: 'one day' },
		{ query: '/verify=&before=51&x=1', filter: {}, because: 'what is no condition is passed over' }
	])('$because: $query', ({ query, filter }) => {
		expect(asked(query).filter).toEqual({ ...noFilter, ...filter });
	});

	it.each([
		{ query: 'record=abc', field: 'record', part: '「abc」は番号ではありません' },
		{ query: 'record=0', field: 'record', part: '「0」は番号ではありません' },
		{ query: 'import=-1', field: 'import', part: '「-1」は番号ではありません' },
		{ query: 'import=99999999999999999999', field: 'import', part: '番号ではありません' },
		{ query: 'event=toString', field: 'event', part: '「toString」という操作はありません' },
		{ query: 'from=2026-02-30', field: 'from', part: '「2026-02-30」という日付はありません' },
		{ query: 'to=きのう', field: 'to', part: '「きのう」という日付はありません' },
		{ query: 'from=2026-04-02&to=2026-04-01', field: 'to', part: '始めの日より前です' }
	])('says what is wrong with $query and keeps it', ({ query, field, part }) => {
		const { errors, written } = asked(query);
		expect(errors).toEqual([{ field, message: expect.stringContaining(part) }]);
		expect(written).toMatchObject(Object.fromEntries(new URLSearchParams(query)));
	});

	it('says everything that is wrong at once', () => {
		expect(asked('record=x&import=y&from=z').errors.map(({ field }) => field)).toEqual(['record', 'import', 'from']);
	});

	it.each(['person', 'record', 'import'] as const)('says that there is no such %s', (field) => {
		expect(unknownSubject(field, '77')).toEqual({ field, message: expect.stringContaining('77') });
	});

	it('asks whether somebody else was meant where a number suggests itself', () => {
		expect(unknownSubject('person', '1593', '001593').message).toContain('001593 ではありませんか。');
	});
});
