import { describe, expect, it } from 'vitest';
import { requirementOf, type RequirementSketch } from '../../../../../tests/factories/requirement';
import { type RequirementDraft } from './draft';
import { differingParts, mergedDraft, partInWords, requirementParts } from './parts';

function draftOf(sketch: RequirementSketch = {}): RequirementDraft {
	const { fiscalYear, name, rule, dueOn, note } = requirementOf(sketch);
	return { fiscalYear, name, rule, dueOn, note };
}

const names = {
	course: (code: string) => code,
	qualification: (code: string) => code,
	department: (code: string) => code
};

/** One change of each part. */
const changes: Record<(typeof requirementParts)[number], RequirementSketch> = {
	name: { name: '別の名称' },
	dueOn: { dueOn: '2026-12-31' },
	note: { note: '根拠' },
	courses: { courses: { anyOf: ['DX-BASIC', 'SECURITY'], atLeast: 1 } },
	methods: { methods: ['集合', ''] },
	countsFrom: { countsFrom: '2025-10-01' },
	hired: { hired: 'this-year' },
	audience: { audience: { ranks: ['課長', '係長'] } },
	midYear: { midYear: { kind: 'days', days: 30 } }
};

describe('the parts of a 必須研修', () => {
	it.each(requirementParts)('%s: changed alone, it alone differs', (part) => {
		expect(differingParts(draftOf(), draftOf(changes[part]))).toEqual([part]);
		expect(partInWords(draftOf(changes[part]), part, names)).not.toBe(partInWords(draftOf(), part, names));
	});

	it('are the same in whatever order something was chosen', () => {
		const one = draftOf({ methods: ['集合', '動画'], audience: { ranks: ['課長', '係長'] } });
		const other = draftOf({ methods: ['動画', '集合'], audience: { ranks: ['係長', '課長'] } });
		expect(differingParts(one, other)).toEqual([]);
	});
});

describe('what two people made of the same one', () => {
	it.each(requirementParts)('%s: changed by the first, left by the second, it stays as the first has it', (part) => {
		const [base, theirs] = [draftOf(), draftOf(changes[part])];
		expect(mergedDraft(base, theirs, base)).toEqual(theirs);
		expect(mergedDraft(base, base, theirs)).toEqual(theirs);
	});

	it('changed by both, it is as the second has it, and the rest of the first stays', () => {
		const theirs = draftOf({ dueOn: '2026-12-31', name: '第一の人' });
		const yours = draftOf({ dueOn: '2026-10-31' });
		expect(mergedDraft(draftOf(), theirs, yours)).toEqual(draftOf({ dueOn: '2026-10-31', name: '第一の人' }));
	});
});
