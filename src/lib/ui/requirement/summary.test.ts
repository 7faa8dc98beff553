import { expect, it } from 'vitest';
import { ruleFieldNames } from '$lib/domain/plan';
import { requirementTexts } from '$lib/domain/requirement';
import { requirementSummary } from './summary';

const fields = [...ruleFieldNames, ...requirementTexts, 'methods'];

it('sums up in the order of the form, in whatever order the faults were found', () => {
	const errors = { courses: '研修', methods: '実施方法', after: '境の日', note: '説明', dueOn: '期限', name: '名称' };
	expect(requirementSummary(errors)).toEqual([
		{ field: 'requirement-name', message: '名称' },
		{ field: 'requirement-dueOn', message: '期限' },
		{ field: 'requirement-note', message: '説明' },
		{ field: 'rule-courses', message: '研修' },
		{ field: 'rule-methods', message: '実施方法' },
		{ field: 'requirement-after', message: '境の日' }
	]);
});

it('leaves out nothing that can be wrong, and names every field by its id', () => {
	const said = requirementSummary(Object.fromEntries(fields.map((name) => [name, name])));
	expect(new Set(said.map(({ message }) => message))).toEqual(new Set(fields));
	const ofTexts = said.filter(({ field }) => field!.startsWith('requirement-')).map(({ message }) => message);
	expect(ofTexts.sort()).toEqual([...requirementTexts].sort());
});
