import { expect, it } from 'vitest';
import { type CivilDate } from '$lib/domain/calendar';
import { matchPerson, rollOf } from '.';

const on = (text: string) => text as CivilDate;
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

const roll = rollOf(
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
	expect(matchPerson({ staffNumber, name, department }, roll)).toEqual({ kind: 'certain', staffNumber: found });
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
	const match = matchPerson({ staffNumber, name, department }, roll);
	expect(match).toMatchObject({ kind: 'doubtful', doubt });
	expect(match.kind === 'doubtful' && match.candidates.map((one) => one.staffNumber)).toEqual(candidates);
});

it.each([
	['999999', '', ''],
	['', 'いない 人', '総務課'],
	['', '', '総務課']
])('number %s, name %s, 所属 %s is nobody', (staffNumber, name, department) => {
	expect(matchPerson({ staffNumber, name, department }, roll)).toEqual({ kind: 'nobody' });
});
