import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runKenshu } from './checkout.mjs';
import { databaseFile } from './database-file.mjs';
import { makingDemonstration } from './sentences.mjs';

const making = '.making-';

/**
 * Makes a database file with the demonstration town. It grows under another name and takes its own only when it is
 * whole, so an interrupted start leaves no half a town to be served by the next one.
 *
 * @param {string} url DATABASE_URL of a file that does not exist yet
 * @returns {Promise<boolean>} whether the town is there now
 */
export async function makeDemonstration(url) {
	const file = databaseFile(url) ?? '';
	mkdirSync(dirname(file), { recursive: true });
	removeAbandoned(file);
	console.log(makingDemonstration);
	const suffix = `${making}${process.pid}`;
	const draft = file + suffix;
	const removeDraft = () => removeStartingWith(draft);
	process.once('exit', removeDraft); // a signal meanwhile ends us there
	const env = { DATABASE_URL: url.replace(/[?#].*$/, '') + suffix };
	const status = await runKenshu(['demo'], { env, quiet: true });
	// Somebody else's start may have finished first: theirs is served, ours goes.
	if (status === 0 && existsSync(draft) && !existsSync(file)) takeName(draft, file);
	removeDraft();
	process.off('exit', removeDraft);
	return existsSync(file);
}

/**
 * @param {string} draft
 * @param {string} file
 */
function takeName(draft, file) {
	// First what was not yet folded into the database, so that the database never stands there without it.
	if (existsSync(`${draft}-wal`)) renameSync(`${draft}-wal`, `${file}-wal`);
	renameSync(draft, file);
}

/** @param {string} file whose drafts by starts that no longer run are removed */
function removeAbandoned(file) {
	const start = `${basename(file)}${making}`;
	for (const name of readdirSync(dirname(file))) {
		const pid = name.startsWith(start) ? parseInt(name.slice(start.length), 10) : NaN;
		if (pid > 0 && !isRunning(pid)) rmSync(join(dirname(file), name), { recursive: true, force: true });
	}
}

/** @param {number} pid */
function isRunning(pid) {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** @param {string} path the start of what goes: the database and what stands beside it */
function removeStartingWith(path) {
	for (const name of readdirSync(dirname(path)))
		if (name.startsWith(basename(path))) rmSync(join(dirname(path), name), { recursive: true, force: true });
}
