import { addMonths, type CivilDate, type FiscalYear, formatFiscalYear } from '$lib/domain/calendar';
import { type RequirementDraft } from './draft';
import { type MidYear, type Requirement } from '../requirement';

/**
 * The same for another fiscal year, as a draft: every day as many years later (29 February becomes the 28th where there is none), and
 * the year in its name and note the other one. Exemptions stay behind: they were given for that year.
 */
export function copiedTo(requirement: Requirement, fiscalYear: FiscalYear): RequirementDraft {
	const { rule, dueOn, name, note } = requirement;
	const later = (day: CivilDate) => addMonths(day, 12 * (fiscalYear - requirement.fiscalYear));
	const renamed = (text: string) => withYear(text, requirement.fiscalYear, fiscalYear);
	return {
		fiscalYear,
		name: renamed(name),
		note: note === null ? null : renamed(note),
		dueOn: later(dueOn),
		rule: { ...rule, countsFrom: later(rule.countsFrom), midYear: midYearLater(rule.midYear, later) }
	};
}

function midYearLater(midYear: MidYear, later: (day: CivilDate) => CivilDate): MidYear {
	return midYear.kind === 'next-year' ? { ...midYear, after: later(midYear.after) } : midYear;
}

/** A text with the one year wherever the other stands: 令和8年度, R8年度, 2026年度, in half and in full width. */
function withYear(text: string, from: FiscalYear, to: FiscalYear): string {
	const [old, other] = [spellings(from), spellings(to)];
	return old.reduce((words, spelling, place) => replaced(words, spelling, other[place]!), text);
}

/** A year is not part of a longer number: R8 is not in R88, nor 8年度 in 令和18年度. */
function replaced(text: string, spelling: string, other: string): string {
	return text.replace(new RegExp(`(?<![0-9０-９A-Za-z])${spelling}(?![0-9０-９])`, 'g'), other);
}

function spellings(fiscalYear: FiscalYear): string[] {
	const wareki = formatFiscalYear(fiscalYear);
	const short = `R${fiscalYear - 2018}`;
	const half = [wareki, `${fiscalYear}年度`, short, wareki.replace(/年度$/, '年')];
	return [...half, ...half.map(fullWidth)];
}

function fullWidth(text: string): string {
	return text.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}
