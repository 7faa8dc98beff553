import { browser } from '$app/environment';
import type { ClaimFields } from '$lib/domain/training';
import { lastSnapshot } from '$lib/offline/snapshot';
import type { Home } from '$lib/server/home/queries';
import type { OwnRecord } from '$lib/server/training/own-ledger';
import type { ReturnedRecord } from '$lib/server/training/record-form';
import type { PageLoadEvent } from './$types';

/** What stands in a returned record, as it would be typed. */
export function written({ courseCode, completedOn, hours, comprehension, method }: ReturnedRecord): ClaimFields {
	// A form that an older build kept does not say all of it.
	const text = (value: string | number | null | undefined) => (value == null ? '' : String(value));
	return {
		courseCode: text(courseCode),
		completedOn,
		hours: text(hours),
		comprehension: text(comprehension),
		method: text(method)
	};
}

/**
 * A returned record as another page's answer on this device has it: without a network the form's own may be older than the return. null
 * where there is none, and on the server.
 */
export async function returnedHere({ parent }: PageLoadEvent, id: number | null): Promise<ReturnedRecord | null> {
	if (!browser || id === null) return null;
	const { staffNumber } = (await parent()).me;
	const kept = <T>(path: string) => lastSnapshot<T>(staffNumber, path).catch(() => null);
	const [ledger, home] = [await kept<OwnRecord[]>('/api/records'), await kept<Home>('/api/home')];
	const records = [...(ledger?.body ?? []), ...(home?.body.returned ?? [])];
	const found = records.find((record) => record.id === id && record.state === 'returned');
	return found ? { evidence: [], ...found } : null;
}
