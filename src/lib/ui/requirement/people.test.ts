import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import type { RequirementStanding } from '$lib/domain/requirement';
import RequirementPeople from './RequirementPeople.svelte';

function headings(...states: RequirementStanding['state'][]): string[] {
	const people = states.map((state, place) => ({
		...{ staffNumber: String(place), name: '海野　花子', kana: null, departmentName: '企画課', remindedOn: null },
		standing: { state, reason: null, dueOn: day('2026-12-25'), isOverdue: false, isCut: false },
		reason: '育児休業'
	}));
	const { body } = render(RequirementPeople, { props: { people, caption: '名簿' } as never });
	return [...body.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, word]) => word!.replace(/<!--.*?-->/g, ''));
}

it('says of those who are not asked why, right after their names, and no day', () => {
	expect(headings('対象外', '対象外')).toEqual(['氏名', '理由', '所属', '職員番号']);
});

it('says of everybody else by when', () => {
	expect(headings('未', '済')).toEqual(['氏名', '状態', '期限', '理由', '所属', '職員番号']);
});
