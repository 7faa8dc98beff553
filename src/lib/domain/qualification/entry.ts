import shipped from './catalogue.json' with { type: 'json' };
import { type Qualification } from './catalogue';

/** 試験 is passed once and for good; 登録 holds for a time and is renewed. */
export const qualificationKinds = ['national_exam', 'registration'] as const;
export type QualificationKind = (typeof qualificationKinds)[number];

/** A row of the catalogue with what a person recording it is told about it. */
export type CatalogueEntry = Qualification & {
	kind: QualificationKind;
	/** the first and the last year in which it was given; a last one of null is still given */
	inForce: readonly [number, number | null];
	/** whole months a registration holds from its day; null where it does not end */
	validMonths: number | null;
	/** how many days before its last valid day a registration is to be renewed; null where nothing is renewed */
	renewalDays: number | null;
};

/** The catalogue as shipped, in its own order. */
export const catalogueEntries: readonly CatalogueEntry[] = shipped.qualifications.map((row) => ({
	...{ code: row.code, name: row.name, satisfies: row.satisfies },
	kind: qualificationKinds.find((kind) => kind === row.kind) ?? 'national_exam',
	inForce: [row.inForce[0]!, row.inForce[1] ?? null],
	validMonths: row.validMonths ?? null,
	renewalDays: row.renewalDays ?? null
}));

const byCode = new Map(catalogueEntries.map((entry) => [entry.code, entry]));

/** The row of a code; null where the catalogue has none. */
export function catalogueEntry(code: string): CatalogueEntry | null {
	return byCode.get(code) ?? null;
}

/** The name of a code; the code itself where the catalogue has none. */
export function qualificationName(code: string): string {
	return byCode.get(code)?.name ?? code;
}
