import { randomInt } from 'node:crypto';
import { type Condition, conditionOf } from '../../db/condition';
import { tellJournal } from '../../db/journal';
import { log } from '../../log';
import { settings } from '../../settings';

/** What the administrator has to see to, whether or not anybody watches `/healthz`. */
const lasting = new Set<Condition>(['disk-full', 'disk-error', 'replaced']);

/** What is known of the request, without anything of a person: the route's pattern, never the address. */
type Where = { route: string | null; method: string };

/**
 * Writes an unexpected error to the log and gives the number under which it stands there. The error's own message is left out:
 * that of a failed statement holds the values it was given, which are people's.
 */
export function reportUnexpected(error: unknown, where: Where): string {
	const illness = conditionOf(error);
	if (lasting.has(illness)) tellJournal(settings().databaseUrl, illness);
	const number = String(randomInt(1_000_000)).padStart(6, '0');
	log.error({ number, ...where, ...withoutMessage(error) }, 'unexpected error');
	return number;
}

function withoutMessage(error: unknown) {
	if (!(error instanceof Error)) return { error: typeof error };
	const code = codes(error);
	return { error: error.name, code, at: frames(error) };
}

/** The codes of the error and its causes, such as SQLITE_CONSTRAINT. */
function codes(error: unknown): string[] {
	if (!(error instanceof Error)) return [];
	const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
	return [...code, ...codes(error.cause)];
}

function frames(error: Error): string[] {
	const lines = error.stack?.replace(error.message, '').split('\n') ?? [];
	return lines
		.map((line) => line.trim())
		.filter((line) => line.startsWith('at '))
		.slice(0, 8);
}
