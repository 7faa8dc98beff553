import { addDays, formatDay, isCivilDate } from '$lib/domain/calendar';
import { type CatalogueEntry, catalogueEntry, type RegistrationState } from '$lib/domain/qualification';
import type { CourseGroup } from '$lib/ui/form/course-search';
import type { Fact } from '$lib/ui/layout/FactList.svelte';
import type { ShownHolding } from './types';

/** One word and one colour for how a registration stands; the word is always there. */
export const registrationWords: Record<RegistrationState, { word: string; tone: string }> = {
	valid: { word: '有効', tone: 'green' },
	due: { word: '更新時期', tone: 'orange' },
	overdue: { word: '更新期限切れ', tone: 'red' },
	expired: { word: '失効', tone: 'red' }
};

/** 合格日 of an examination is 登録日 of a registration. */
export function dayTerm(qualificationCode: string): string {
	return catalogueEntry(qualificationCode)?.kind === 'registration' ? '登録日' : '合格日';
}

/** 合格証書番号 of an examination is 登録番号 of a registration. */
export function numberTerm(qualificationCode: string): string {
	return dayTerm(qualificationCode) === '登録日' ? '登録番号' : '合格証書番号';
}

/** How the fields of a correction are called, as in 資格を記録する. */
export function correctedWords(qualificationCode: string): Record<string, string> {
	return {
		qualification: '資格',
		passedOn: dayTerm(qualificationCode),
		certificateNumber: numberTerm(qualificationCode),
		expiresOn: '有効期限'
	};
}

/** What is known of a holding, a line each; blanks are left out. Of part of a day it is said from when it counts. */
export function holdingFacts(holding: ShownHolding): Fact[] {
	const { qualificationCode, passedOn, countedOn, certificateNumber, expiresOn } = holding;
	const term = dayTerm(qualificationCode);
	return [
		isCivilDate(passedOn)
			? { term, date: passedOn }
			: { term, value: `${passedOn}（${formatDay(countedOn)}から数えます）` },
		...(certificateNumber ? [{ term: numberTerm(qualificationCode), value: certificateNumber }] : []),
		...(expiresOn ? [{ term: '有効期限', date: addDays(expiresOn, -1) }] : [])
	];
}

/** The catalogue as the chooser offers it: what is given today first, then what was. */
export function choiceGroups(entries: readonly CatalogueEntry[]): CourseGroup[] {
	const isGiven = ({ inForce }: CatalogueEntry) => inForce[1] === null;
	return [
		{ label: '現在の試験・登録', courses: entries.filter(isGiven) },
		{ label: '以前の試験', courses: entries.filter((entry) => !isGiven(entry)) }
	];
}
