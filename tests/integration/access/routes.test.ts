import {
	can,
	type Admission,
	isKnownRoute,
	isOpenToAnyone,
	pathOfRoute,
	routeTable,
	type Viewer,
	viewerRoles
} from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { openDatabase } from '$lib/server/db/open';
import { isHttpError, isRedirect } from '@sveltejs/kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../setup/current';
import { temporaryDatabaseFile } from '../../setup/database';
import { type Way, ways } from '../../setup/ways';

/** Who gets in: the first row of a path and action. */
function admissionTo({ path, action }: Way): Admission | undefined {
	return routeTable.find((row) => row.path === path && row.action === action)?.who;
}

function someone(role: (typeof viewerRoles)[number], changes: Partial<Viewer> = {}): Viewer {
	return {
		accountId: 1,
		staffNumber: '0001',
		staffId: 1,
		name: '汐見花子',
		roles: [role === '所属長' || role === '確認代行' ? '職員' : role],
		mustChangePassword: false,
		today: day('2026-11-21'),
		departmentCode: '1010',
		departmentName: '企画課',
		departmentLine: ['1010'],
		headed: new Set(role === '所属長' ? ['1010'] : []),
		deputised: new Set(role === '確認代行' ? ['1010'] : []),
		inPlaceOf: [],
		confirmation: { completions: '所属長', holdings: '所属長' },
		...changes
	};
}

const administratorOnly = someone('管理者', { staffId: null, departmentCode: null, departmentLine: [] });

/** What a handler answers this visitor, as far as its guard goes: `in`, or the status and place it is sent away with. */
async function answerOf({ path, handler }: Way, viewer: Viewer | null): Promise<string> {
	const locals = { viewer, sessionId: viewer && 'x', returnTo: path, isApi: path.startsWith('/api') };
	const url = new URL(`http://localhost${path}`);
	const event = {
		locals,
		url,
		params: {},
		request: new Request(url, { method: 'POST' }),
		cookies: {},
		parent: async () => ({})
	};
	try {
		await handler?.(event);
		return 'in';
	} catch (thrown) {
		if (isRedirect(thrown)) return `${thrown.status} ${thrown.location}`;
		return isHttpError(thrown, 401) || isHttpError(thrown, 403) ? `${thrown.status}` : 'in';
	}
}

// Whoever is let in goes on to the database: it must not be that of this checkout.
beforeAll(async () => {
	const { url, remove } = await temporaryDatabaseFile();
	const database = await openDatabase(url);
	serve(database);
	return () => {
		database.close();
		remove();
	};
});

const guarded = ways.filter((way) => way.handler !== null && admissionTo(way) !== 'anyone');

describe('every way in has a row in domain/access/routes', () => {
	it.each(ways)('$path $action', (way) => {
		expect(admissionTo(way), `no row for ${way.path} ${way.action}`).toBeDefined();
	});
});

describe('every guard answers as the table says', () => {
	it.each(guarded)('$path $action sends nobody to the sign-in', async (way) => {
		const to = way.path.startsWith('/api') ? '401' : `303 /login?next=${encodeURIComponent(way.path)}`;
		expect(await answerOf(way, null)).toBe(to);
	});

	it.each(guarded.filter(({ path }) => path !== '/password'))(
		'$path $action sends who has a first password to change it',
		async (way) => {
			const to = way.path.startsWith('/api') ? '403' : `303 /password?next=${encodeURIComponent(way.path)}`;
			expect(await answerOf(way, someone('人事', { mustChangePassword: true }))).toBe(to);
		}
	);

	const visitors = [
		...viewerRoles.map((role) => ({ role: role as string, viewer: someone(role) })),
		{ role: '職員でない管理者', viewer: administratorOnly }
	];
	const tries = guarded.flatMap((way) => visitors.map((visitor) => ({ ...way, ...visitor, way })));

	it.each(tries)('$path $action for $role', async ({ way, viewer }) => {
		const who = admissionTo(way);
		const admitted = who === 'signed-in' || (who !== undefined && who !== 'anyone' && can(viewer, who));
		expect((await answerOf(way, viewer)) === '403').toBe(!admitted);
	});
});

describe('the table itself', () => {
	it('opens nothing that it does not know, and nothing of the application without a sign-in', () => {
		expect(isKnownRoute('/not-there')).toBe(false);
		expect(isOpenToAnyone('/not-there')).toBe(false);
		const open = new Set(routeTable.map((row) => row.path).filter(isOpenToAnyone));
		expect([...open].sort()).toEqual(['/healthz', '/login', '/logout', '/logout/everywhere', '/shell']);
	});

	it.each([
		['/(app)/confirm', '/confirm'],
		['/(app)', '/'],
		['/', '/'],
		['/(app)/indicators/[code]/(people)/people', '/indicators/[code]/people']
	])('takes the groups out of %s', (routeId, path) => {
		expect(pathOfRoute(routeId)).toBe(path);
	});
});
