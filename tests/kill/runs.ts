import { type Tx } from '$lib/server/db/open';
import { importRun } from '$lib/server/db/schema';
import { isNull } from 'drizzle-orm';
import { type RunningCommand, startKenshu } from './processes';
import { packagePath, type TownFile } from './town';

/** The one job of the moment: the package is taken in where it is not, and taken back where it is. */
export type Job = { kind: 'import' | 'undo'; start(): RunningCommand };

/** The number of the import that holds the yearly package; null while none does. */
export async function standingImport({ db }: Tx): Promise<number | null> {
	const standing = await db.select().from(importRun).where(isNull(importRun.undoneBy));
	const full = standing.filter(({ name, files }) => name === 'yearly' && files['completions.csv']!.added > 0);
	return full.at(-1)?.number ?? null;
}

/** What a command of this state has to do. @param standing as `standingImport` tells */
export function nextJob(town: TownFile, standing: number | null): Job {
	return standing === null
		? { kind: 'import', start: () => startKenshu(town, 'import', packagePath('yearly')) }
		: { kind: 'undo', start: () => startKenshu(town, 'import', 'undo', String(standing)) };
}

/** Whether it has been done, by the state it was begun in and the one after. */
export function isDone(job: Job, standing: number | null): boolean {
	return (job.kind === 'import') === (standing !== null);
}

/** Whether the command said so: 取込 3 を行いました, 取込 3 を取り消しました. */
export const saidDone = (output: string) => /^取込 \d+ を(行い|取り消し)ました/m.test(output);
