import { addDays } from '$lib/domain/calendar';
import { type Client } from './client';
import { inTurn } from './pages';
import { firstDayRecorded } from './people';
import { once, percentile } from './timing';

/** Each client records so many trainings; nobody in the town has taken this one on these days. */
const [warmUp, recorded] = [5, 60];
const course = 'CYDER';

/** How long recording a training takes in ms, and how many all clients together record in a second. */
export type RecordFigures = { p50: number; p95: number; perSecond: number };

export async function recordFigures(clients: readonly Client[]): Promise<RecordFigures> {
	await Promise.all(clients.map((client) => record(client, 0, warmUp)));
	const { result, milliseconds } = await once(() =>
		Promise.all(clients.map((client) => record(client, warmUp, recorded)))
	);
	const times = result.flat();
	const perSecond = times.length / (milliseconds / 1000);
	return { p50: percentile(times, 50), p95: percentile(times, 95), perSecond };
}

/** Records a training once for each of so many days from the nth on. */
export async function record(client: Client, from: number, times: number, courseCode = course): Promise<number[]> {
	let nth = from;
	return inTurn(times, async () => {
		const fields = {
			courseCode,
			completedOn: addDays(firstDayRecorded, nth++),
			hours: '1.5',
			comprehension: '4'
		};
		const { status, location, milliseconds } = await client.post('/records/new', fields);
		if (status !== 303 || !location.includes('saved='))
			throw new Error(`a record was answered with ${status} ${location}`);
		return milliseconds;
	});
}
