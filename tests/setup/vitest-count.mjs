import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../../src/start/checkout.mjs';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults: FileResult[] }} Report vitest's JSON */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/**
 * What a vitest run comes to. A file that could not be loaded has no tests to count and is one failure, and so is a run
 * that failed for another reason: it crashed, found no test, or an error came outside every test.
 *
 * @param {Report | null} report null when the run wrote none
 * @param {number} status the run's exit status
 * @returns {Count}
 */
export function countOf(report, status) {
	const passed = report?.numPassedTests ?? 0;
	const broken = report?.testResults.filter(isBroken).length ?? 0;
	const failed = (report?.numFailedTests ?? 0) + broken;
	const wentWrong = status !== 0 || passed + failed === 0;
	return { passed, failed: wentWrong ? Math.max(failed, 1) : failed };
}

/** @param {FileResult} file */
const isBroken = (file) =>
	file.status === 'failed' && !file.assertionResults.some((assertion) => assertion.status === 'failed');

/**
 * Runs one vitest project, with its own output for people, and counts its tests.
 *
 * @param {string} project as in vite.config.ts
 * @returns {Promise<Count>}
 */
export async function runProject(project) {
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-test-'));
	const file = join(folder, 'report.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const status = await runNode(['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]);
	const count = countOf(readReport(file), status);
	rmSync(folder, { recursive: true, force: true });
	return count;
}

/**
 * @param {string} file
 * @returns {Report | null}
 */
function readReport(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return null;
	}
}
