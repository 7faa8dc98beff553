import shipped from './catalogue.json' with { type: 'json' };
import { soundCatalogue } from './cycles';

/** One row of the catalogue of examinations and registrations. `satisfies` names what it is 相当 to, followed transitively. */
export type Qualification = { code: string; name: string; satisfies: string[] };

/** The catalogue as shipped: the usual reading of 相当, which a municipality may change. */
export const shippedCatalogue: readonly Qualification[] = soundCatalogue(
	shipped.qualifications.map(({ code, name, satisfies }) => ({ code, name, satisfies }))
);

/**
 * The codes that count as one of `accepted`: themselves and, with `acceptHigher`, every qualification whose 相当 leads there
 * over any number of steps.
 */
export function acceptedCodes(
	catalogue: readonly Qualification[],
	accepted: readonly string[],
	acceptHigher: boolean
): Set<string> {
	const codes = new Set(accepted);
	if (!acceptHigher) return codes;
	for (let before = -1; before < codes.size;) {
		before = codes.size;
		for (const { code, satisfies } of catalogue) if (satisfies.some((lower) => codes.has(lower))) codes.add(code);
	}
	return codes;
}
