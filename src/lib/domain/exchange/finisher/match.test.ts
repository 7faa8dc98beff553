import { expect, it } from 'vitest';
import { type CivilDate } from '$lib/domain/calendar';
import { allSteps } from '$lib/domain/indicator';
import { matchPerson, rollOf } from '.';

const townRoll = (...town: Parameters<typeof rollOf>) => allSteps(rollOf(...town));

const on = (text: string) => text as CivilDate;
const today = on('2026-06-01');
const person = (staffNumber: string, name: string, formerName: string | null = null) => ({
	...{ staffNumber, name, formerName, kana: null, email: null },
	...{ hiredOn: on('2010-04-01'), leftOn: null }
});
const department = (code: string, name: string, parentCode: string | null) => ({
	...{ code, name, parentCode, order: null },
	...{ validFrom: on('2010-04-01'), validTo: null }
});
const post = (staffNumber: string, departmentCode: string, from = '2020-04-01', to: string | null = null) => ({
	...{ staffNumber, departmentCode, kind: '本務' as const, employmentType: null, jobClass: null, rank: null },
	...{ from: on(from), to: to === null ? null : on(to) }
});

const roll = townRoll(
	{
		staff: [
			person('001862', '髙橋　花子', '塩見'),
			person('001207', '渡邉 健一'),
			person('001538', '佐藤 一郎'),
			person('001539', '佐藤 一郎'),
			person('A-12', '山崎 真'),
			person('12', '鈴木 あ'),
			person('012', '鈴木 い')
		],
		departments: [
			department('10', '総務部', null),
			department('1010', '総務課', '10'),
			department('1020', '税務課', '10')
		],
		assignments: [
			post('001862', '1010'),
			post('001207', '1020'),
			post('001538', '1010'),
			post('001539', '1020'),
			post('A-12', '1020', '2020-04-01', '2025-03-31'),
			post('A-12', '1010', '2025-04-01')
		]
	},
	2026
);

it.each([
	['001862', '', '', '001862', 'the number as it stands'],
	['００１８６２', '', '', '001862', 'its figures in full width'],
	['001862', '髙橋花子', '', '001862', 'the name spaced otherwise'],
	['001862', '高橋 花子', '', '001862', 'the name in other letters, since the number has told who it is'],
	['001862', '塩見 花子', '', '001862', 'the 旧姓 before the given name'],
	['', '髙橋 花子', '総務課', '001862', 'name and 所属'],
	['', '佐藤 一郎', '税務課', '001539', 'one of two namesakes by 所属'],
	['', '佐藤 一郎', '総務部　総務課', '001538', 'the 所属 with the 部 before it'],
	['', '佐藤 一郎', '1020', '001539', 'the code of the 所属'],
	['', '山崎 真', '総務課', 'A-12', 'the 所属 of this fiscal year']
])('number %s, name %s, 所属 %s is %s: %s', (staffNumber, name, department, found) => {
	expect(matchPerson({ staffNumber, name, department }, roll, today)).toEqual({ kind: 'certain', staffNumber: found });
});

it.each([
	['1862', '', '', 'zeros', ['001862'], 'figures are never completed in silence'],
	['1862', '髙橋 花子', '総務課', 'zeros', ['001862'], 'not even where the name is right'],
	['12', '', '', 'zeros', ['12', '012'], 'two numbers differ by a zero alone'],
	['001862', '渡邉 健一', '', 'other-name', ['001862', '001207'], 'the number is one person, the name another'],
	['001862', '誰か', '', 'other-name', ['001862'], 'the name is nobody’s'],
	['999999', '渡邉 健一', '税務課', 'unknown-number', ['001207'], 'the number is nobody’s'],
	['', '高橋 花子', '総務課', 'variant', ['001862'], '髙 is not 高'],
	['', '渡辺 健一', '税務課', 'variant', ['001207'], '邉 is not 辺'],
	['', '塩見 花子', '総務課', 'former-name', ['001862'], 'a 旧姓'],
	['', '髙橋 花子', '', 'no-department', ['001862'], 'the name alone'],
	['', '髙橋 花子', '税務課', 'other-department', ['001862'], 'another 所属'],
	['', '佐藤 一郎', '', 'namesakes', ['001538', '001539'], 'two of one name'],
	['', '山崎 真', '税務課', 'other-department', ['A-12'], 'the 所属 of last year']
])('number %s, name %s, 所属 %s is asked (%s)', (staffNumber, name, department, doubt, candidates) => {
	const match = matchPerson({ staffNumber, name, department }, roll, today);
	expect(match).toMatchObject({ kind: 'doubtful', doubt });
	expect(match.kind === 'doubtful' && match.candidates.map((one) => one.staffNumber)).toEqual(candidates);
});

it.each([
	['999999', '', ''],
	['', 'いない 人', '総務課'],
	['', '', '総務課']
])('number %s, name %s, 所属 %s is nobody', (staffNumber, name, department) => {
	expect(matchPerson({ staffNumber, name, department }, roll, today)).toEqual({ kind: 'nobody' });
});

/** Two namesakes in other letters, as a town has them: 髙橋 花子 of 市民課, 高橋 花子 of 健康課; and two of one 所属. */
const namesakes = townRoll(
	{
		staff: [
			person('1', '高橋 花子'),
			person('2', '髙橋 花子'),
			person('3', '斎藤 実'),
			person('4', '齋藤 實'),
			person('5', '斎藤 実')
		],
		departments: [department('10', '市民課', null), department('20', '健康課', null), department('30', '税務課', null)],
		assignments: [post('1', '20'), post('2', '10'), post('3', '10'), post('4', '10'), post('5', '30')]
	},
	2026
);

it.each([
	[
		'高橋 花子',
		'市民課',
		'variant-namesakes',
		['2', '1'],
		'the one of the 所属 first, though the other has these very letters'
	],
	['高橋 花子', '', 'variant-namesakes', ['1', '2'], 'without a 所属 the very letters first'],
	['斎藤 実', '市民課', 'variant-namesakes', ['3', '4'], 'one 所属 has both'],
	['斉藤 実', '市民課', 'variant-namesakes', ['3', '4', '5'], 'nobody has these letters'],
	['斎藤 実', '健康課', 'variant-namesakes', ['3', '5', '4'], 'none of them is there']
])('%s of 「%s」 is asked with every namesake in other letters: %s %s, %s', (name, department, doubt, candidates) => {
	const match = matchPerson({ staffNumber: '', name, department }, namesakes, today);
	expect(match).toMatchObject({ kind: 'doubtful', doubt });
	expect(match.kind === 'doubtful' && match.candidates.map((one) => one.staffNumber)).toEqual(candidates);
});

it.each([
	['高橋 花子', '健康課', '1'],
	['髙橋 花子', '市民課', '2'],
	['斎藤 実', '税務課', '5']
])('%s of %s is one person: no namesake in other letters is in that 所属', (name, department, staffNumber) => {
	expect(matchPerson({ staffNumber: '', name, department }, namesakes, today)).toEqual({
		kind: 'certain',
		staffNumber
	});
});

const former = { ...person('6', '森 進'), hiredOn: on('2010-04-01'), leftOn: on('2024-03-31') };
const again = { ...person('7', '森 進'), hiredOn: on('2024-04-01'), leftOn: null };
const employment = townRoll({ staff: [former, again], departments: [], assignments: [] }, 2026);

it.each([
	['2010-03-31', 'doubtful', 'the day before they came'],
	['2010-04-01', 'certain', 'their first day'],
	['2024-03-31', 'certain', 'their last day'],
	['2024-04-01', 'doubtful', 'the day after'],
	['', 'certain', 'a row without a day, which stays out for that']
])('somebody found by number with a row of %s is %s: %s', (completedOn, kind) => {
	const written = { staffNumber: '6', name: '', department: '' };
	const match = matchPerson(written, employment, completedOn === '' ? null : on(completedOn));
	expect(match.kind).toBe(kind);
	// The number they were taken on again under is offered too, though the list names nobody.
	const candidates = [{ staffNumber: '6' }, { staffNumber: '7' }];
	if (match.kind === 'doubtful') expect(match).toMatchObject({ doubt: 'not-employed', candidates });
});
