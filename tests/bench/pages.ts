import { addDays, type CivilDate, day } from '$lib/domain/calendar';
import { type Answer, type Client } from './client';
import { percentile } from './timing';

/** The training of the year over everybody: the largest figure, shown for every department to 人事. */
const path = '/indicators/sennan-security';

/** `one`, `ten`: how many people ask at once; in ms and bytes. */
export type PageFigures = { one: { p50: number }; ten: { p50: number; p95: number }; bytes: number };

/** The indicator's page; every request asks for a day nobody asked for before, so that no figure of it is known yet. */
export async function pageFigures(clients: readonly Client[]): Promise<PageFigures> {
	const days = pageDays();
	const [first] = clients;
	const ask = (client: Client) => open(client, days);
	await inTurn(10, () => ask(first!));
	const one = await inTurn(60, () => ask(first!));
	const ten = (await Promise.all(clients.map((client) => inTurn(20, () => ask(client))))).flat();
	const times = (answers: Answer[], percent: number) =>
		percentile(
			answers.map(({ milliseconds }) => milliseconds),
			percent
		);
	return {
		one: { p50: times(one, 50) },
		ten: { p50: times(ten, 50), p95: times(ten, 95) },
		bytes: Math.max(...one.map(({ bytes }) => bytes))
	};
}

async function open(client: Client, days: Iterator<CivilDate>): Promise<Answer> {
	const answer = await client.get(`${path}?as-of=${days.next().value}`);
	if (answer.status !== 200) throw new Error(`the page was answered with ${answer.status} ${answer.location}`);
	return answer;
}

export function* pageDays(): Generator<CivilDate, never> {
	for (let date = day('2023-04-02'); ; date = addDays(date, 1)) yield date;
}

export async function inTurn<T>(times: number, task: () => Promise<T>): Promise<T[]> {
	const results: T[] = [];
	for (let time = 0; time < times; time++) results.push(await task());
	return results;
}
