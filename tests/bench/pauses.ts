import { type Client } from './client';
import { pageDays } from './pages';
import { record } from './records';
import { type Served } from './served';
import { percentile } from './timing';

/** The longest pause of the server's event loop, in ms: in the middle one of ten rounds, and in the worst. */
export type Pauses = { median: number; worst: number };

const rounds = 10;

/** Each round makes a record, so that no figure is known any more, and then asks for all plans and for all years of an indicator. */
export async function pausesOf(served: Served, hr: Client, staff: Client): Promise<Pauses> {
	const pauses: number[] = [];
	const days = pageDays();
	for (let round = 0; round < rounds; round++) {
		await record(staff, 500 + round, 1);
		await served.observe();
		await hr.get('/plans');
		await hr.get(`/indicators/sennan-security?as-of=${days.next().value}`);
		pauses.push((await served.observe()).pause);
	}
	return { median: percentile(pauses, 50), worst: Math.max(...pauses) };
}
