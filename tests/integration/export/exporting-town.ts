import { type Viewer } from '$lib/domain/access';
import { openDatabase } from '$lib/server/db/open';
import { isHttpError, isRedirect } from '@sveltejs/kit';
import { GET } from '../../../src/routes/(app)/indicators/[code]/export/[file]/+server';
import { load } from '../../../src/routes/(app)/indicators/[code]/export/unfit/+page.server';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageContents, type PackageSketch } from '../../factories/package';
import { smallTown } from '../../factories/package-town';
import { viewer } from '../../factories/viewer';
import { serve } from '../../setup/current';
import { temporaryDatabaseFile } from '../../setup/database';
import { imported } from '../cli/in-process';

/** Who asks, on the day of the tests; the heads of the small town as its appointments say. */
export const [hr, promoter, security, headOfInformation, member, administrator] = [
	viewer({ staffNumber: '0004', roles: ['人事'] }),
	viewer({ staffNumber: '0004', roles: ['DX推進担当'] }),
	viewer({ staffNumber: '0004', roles: ['情報セキュリティ担当'] }),
	viewer({ staffNumber: '0002', headed: new Set(['1010']) }),
	viewer(),
	viewer({ roles: ['管理者'], staffId: null, departmentCode: null, departmentLine: [] })
];

export type Answer = { status: number; headers: Headers; bytes: Buffer; location: string };

/** Asks for a file of 出力 as this viewer: what a browser is answered. */
export async function take(who: Viewer, file: string, query = 'as-of=2024-03-31', code = 'town-dx'): Promise<Answer> {
	const none = { headers: new Headers(), bytes: Buffer.alloc(0), location: '' };
	try {
		const response = await GET(event(who, { code, file }, query) as unknown as Parameters<typeof GET>[0]);
		const { status, headers } = response;
		return { status, headers, bytes: Buffer.from(await response.arrayBuffer()), location: '' };
	} catch (thrown) {
		if (isRedirect(thrown)) return { ...none, status: thrown.status, location: thrown.location };
		if (isHttpError(thrown)) return { ...none, status: thrown.status };
		throw thrown;
	}
}

/** The list of letters that CP932 has not. */
export async function unfitPage(who: Viewer, file: string) {
	const asked = event(who, { code: 'town-dx' }, `file=${file}&as-of=2024-03-31`);
	const page = await load(asked as unknown as Parameters<typeof load>[0]);
	return page as Exclude<typeof page, void>;
}

function event(who: Viewer, params: Record<string, string>, query: string) {
	const url = new URL(`http://localhost/indicators/${params.code}/export?${query}`);
	return { locals: { viewer: who, sessionId: 'x', returnTo: url.pathname, isApi: false }, params, url };
}

/** The server's database holds the small town with what else is said; returns how to remove it. For the tests of a whole file. */
export async function serveSmallTown(more: PackageSketch): Promise<() => void> {
	const { url, folder, remove } = await temporaryDatabaseFile();
	for (const [index, sketch] of [smallTown, more].entries()) {
		const path = join(folder, `package-${index}`);
		mkdirSync(path);
		for (const [name, content] of packageContents(sketch)) writeFileSync(join(path, name), content);
		const { errors } = await imported(url, path);
		if (errors.length > 0) throw new Error(JSON.stringify(errors));
	}
	const database = await openDatabase(url);
	serve(database);
	return () => {
		database.close();
		remove();
	};
}
