import { type Figure } from '$lib/domain/indicator';
import { type OpenNumbers, openTable } from '$lib/domain/suppression';
import { type Exported } from './exported';
import { peopleOf } from './open-data';

/** What whoever publishes has to know before: how much is withheld, and of whom all or none are told by a shown row. */
export type OpenDataSummary = {
	/** the rows of departments; 0 where only the whole body is published */
	rows: number;
	/** those of them of which some number is withheld */
	withheld: number;
	/** names of departments of which a shown number says that all of its people have it, or none */
	told: { all: string[]; none: string[] };
};

/** Null for a number entered by hand, of which nothing is withheld. */
export function openDataSummary({ report, indicator }: Exported, figure: Figure): OpenDataSummary | null {
	const table = openTable(report, indicator.rule, peopleOf(figure));
	if (table === null) return null;
	const departments = table.departments ?? [];
	// Who holds a role is nobody's secret.
	const isOfPeople = indicator.rule.kind !== 'appointment_coverage';
	const saying = (says: (numbers: OpenNumbers) => boolean) =>
		isOfPeople ? departments.filter(({ own, total }) => says(own) || says(total)).map(({ name }) => name) : [];
	return {
		rows: departments.length,
		withheld: departments.filter(({ own, total }) => own === null || total === null).length,
		told: { all: saying((one) => one?.percent === 100), none: saying((one) => one?.percent === 0) }
	};
}
