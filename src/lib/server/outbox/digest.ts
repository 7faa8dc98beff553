import { type OutboxCommand } from '$lib/domain/outbox';
import { sha256 } from '../audit/chain';

/**
 * SHA-256 of everything a command says, whatever the order in which it was written. What is null says nothing: so a field that a later
 * version brings, null in older commands, leaves the digests of those as they were.
 */
export function digestOf(command: OutboxCommand): string {
	return sha256(JSON.stringify(sorted(command)));
}

function sorted(value: object): [string, unknown][] {
	return Object.entries(value)
		.filter(([, part]) => part !== null)
		.map(([key, part]): [string, unknown] => [key, typeof part === 'object' && part !== null ? sorted(part) : part])
		.sort(([one], [other]) => (one < other ? -1 : 1));
}
