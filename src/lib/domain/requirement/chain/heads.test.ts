import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { type DepartmentSketch, town } from '../../../../../tests/factories/town';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { confirmersOf } from './heads';

const yearEnd = day('2027-03-31');
const head = (name: string, posts: string, span = {}, sketch: PersonSketch = {}): PersonSketch => ({
	...{ name, posts, appointments: [{ role: '所属長', in: posts, ...span }], ...sketch }
});

/** 企画部 (1000) with 企画課 (1010), of which 企画係 (1011) is a part; on 1 April 企画課 is abolished with it, unless told. */
function confirmers(code: string, people: PersonSketch[], { on = '2027-04-10', to = '2027-03-31', above = {} } = {}) {
	const departments: DepartmentSketch[] = [
		{ code: '1000', name: '企画部', ...above },
		{ code: '1010', name: '企画課', parentCode: '1000', to },
		{ code: '1011', name: '企画係', parentCode: '1010', to },
		{ code: '2000', name: '総務部' }
	];
	const ledger = buildLedger(town({ departments, people }));
	return [...confirmersOf(ledger, yearEnd, day(on))(code)].map((person) => ledger.people.staff[person]!.name);
}

describe('who confirms a section of 31 March', () => {
	const boss = head('部長', '1000');
	it.each<[because: string, code: string, people: PersonSketch[], options: object, names: string[]]>([
		['on the day itself its head', '1010', [boss, head('課長', '1010')], { on: '2027-03-31' }, ['課長']],
		['one that stays: today’s head', '1000', [head('前', '1000', { to: '2027-03-31' }), boss], {}, ['部長']],
		['one that stays, vacant since: the head above', '2000', [head('前', '2000', { to: '2027-03-31' })], {}, []],
		['abolished: who headed it last, and the head above', '1010', [boss, head('課長', '1010')], {}, ['課長', '部長']],
		[
			'abolished: not who headed it before',
			'1010',
			[head('前', '1010', { to: '2026-12-31' }), head('課長', '1010', { from: '2027-01-01' })],
			{},
			['課長']
		],
		['who headed it last has left', '1010', [boss, head('課長', '1010', {}, { leftOn: '2027-03-31' })], {}, ['部長']],
		['its part, confirmed by the head above', '1011', [boss, head('課長', '1010')], {}, ['課長', '部長']],
		[
			'abolished after the day that is looked at: its head of then',
			'1010',
			[head('前', '1010', { to: '2027-04-15' }), head('課長', '1010', { from: '2027-04-16' })],
			{ to: '2027-04-30', on: '2027-05-10' },
			['課長']
		],
		[
			'still there when it is asked: its head of today',
			'1010',
			[boss, head('前', '1010', { to: '2027-04-15' }), head('課長', '1010', { from: '2027-04-16' })],
			{ to: '2027-04-30', on: '2027-04-10' },
			['前']
		],
		['all above is gone as well', '1010', [boss, head('課長', '1010')], { above: { to: '2027-03-31' } }, ['課長']],
		['one that never was', '9999', [boss], {}, []]
	])('%s', (_because, code, people, options, names) => {
		expect(confirmers(code, people, options)).toEqual(names);
	});
});
