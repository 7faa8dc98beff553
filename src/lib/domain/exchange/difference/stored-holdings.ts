import { type Holding, isSamePass } from '$lib/domain/qualification';
import { keyOf } from '../keys';
import { type ParsedFile, type StoredTown } from '../package';

/**
 * Finds the stored holding that a row of a package is about: the one whose 合格日 is written as in the row, else the one that its person
 * recorded here and that says the same day in another way (R5.6.18 and 2023-06-18), each for one row. Among packages the day is compared
 * as it is written.
 */
export function storedHoldings(
	file: ParsedFile<Holding>,
	stored: StoredTown['holdings']
): (value: Holding) => Holding | undefined {
	const byKeys = new Map<string | null, Holding>();
	for (const value of stored) {
		const key = keyOf.holdings(value);
		// Where a person took a record back and made it again, the living one is meant.
		if (value.state !== 'withdrawn' || !byKeys.has(key)) byKeys.set(key, value);
	}
	const claims = openClaims(file, stored);
	return (value) => {
		const asWritten = byKeys.get(keyOf.holdings(value));
		if (asWritten && asWritten.state !== 'withdrawn') return asWritten;
		const ofPerson = claims.get(personAndCode(value));
		const claim = [...(ofPerson ?? [])].find(({ passedOn }) => isSamePass(passedOn, value.passedOn));
		if (claim) ofPerson?.delete(claim);
		return claim ?? asWritten;
	};
}

/** What people recorded here and no row of the package names as it is written, by person and qualification. */
function openClaims({ values }: ParsedFile<Holding>, stored: StoredTown['holdings']) {
	const named = new Set(values.map(keyOf.holdings));
	const claims = new Map<string, Set<Holding>>();
	for (const value of stored) {
		if (!value.isClaimed || value.state === 'withdrawn' || named.has(keyOf.holdings(value))) continue;
		const key = personAndCode(value);
		claims.set(key, (claims.get(key) ?? new Set()).add(value));
	}
	return claims;
}

function personAndCode({ staffNumber, qualificationCode }: Holding): string {
	return `${staffNumber} ${qualificationCode}`;
}
