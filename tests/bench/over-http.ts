import { Client } from './client';
import { insertRate } from './inserts';
import { pageFigures } from './pages';
import { pausesOf } from './pauses';
import { type makeAccounts, password } from './people';
import { planFigures } from './plans';
import { recordFigures } from './records';
import { serve } from './served';
import { type Measure } from './table';

type People = Awaited<ReturnType<typeof makeAccounts>>;

/** What people at their browsers feel: the built server in a process of its own, asked by signed-in clients. */
export async function overHttp(folder: string, path: string, people: People): Promise<Measure[]> {
	const served = await serve(folder, `file:${path}`);
	const clients: Client[] = [];
	const kept = (client: Client) => (clients.push(client), client);
	try {
		const first = kept(await new Client(served.url).signIn(people.hr, password));
		const hr = [first, ...people.staff.slice(1).map(() => kept(first.again()))];
		const staff: Client[] = [];
		// One after the other: the sign-in slows down whoever tries from one address at once.
		for (const number of people.staff) staff.push(kept(await new Client(served.url).signIn(number, password)));
		await first.get('/plans');
		const loaded = await served.observe();
		const page = await pageFigures(hr);
		const plan = await planFigures(first, staff[0]!);
		const records = await recordFigures(staff);
		const inserts = await insertRate(folder);
		const most = (await served.observe()).most;
		const pauses = await pausesOf(served, first, staff[0]!);
		return [
			{ what: "the indicator's page, one client: p50", value: page.one.p50, unit: 'ms', goal: { most: 35 } },
			{ what: 'ten clients at once: p50', value: page.ten.p50, unit: 'ms' },
			{ what: 'ten clients at once: p95', value: page.ten.p95, unit: 'ms', goal: { most: 200 } },
			{ what: 'its size, uncompressed', value: page.bytes / 1000, unit: 'kB' },
			{ what: "a plan's page with twelve month-ends: p50", value: plan.warm.p50, unit: 'ms' },
			{ what: "a plan's page with twelve month-ends: p95", value: plan.warm.p95, unit: 'ms', goal: { most: 100 } },
			{
				what: 'right after a record of a course it counts: p95',
				value: plan.fresh.p95,
				unit: 'ms',
				goal: { most: 100 }
			},
			{ what: 'longest pause while figures are computed, median of ten rounds', value: pauses.median, unit: 'ms' },
			{ what: 'longest pause, worst round', value: pauses.worst, unit: 'ms', goal: { most: 20 } },
			{ what: 'recording a training, ten clients: p50', value: records.p50, unit: 'ms' },
			{ what: 'recording a training, ten clients: p95', value: records.p95, unit: 'ms', goal: { most: 50 } },
			{ what: 'records a second, ten clients', value: records.perSecond, unit: '/s' },
			{ what: 'bare inserts of the library a second', value: inserts, unit: '/s' },
			{ what: 'server: memory after its first page', value: loaded.megabytes, unit: 'MB' },
			{ what: 'server: most memory under load', value: most, unit: 'MB' }
		];
	} finally {
		for (const client of clients) client.close();
		await served.stop();
	}
}
