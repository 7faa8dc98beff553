import { expect, it } from 'vitest';
import { countOf } from './vitest-count.mjs';

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const unloadedFile = { status: 'failed', assertionResults: [] };

it.each([
	{ passed: 2, failed: 0, files: [passedFile], status: 0, sum: '2, 0', because: 'all is well' },
	{ passed: 1, failed: 2, files: [failedFile], status: 1, sum: '1, 2', because: 'a failed test counts once' },
	{ passed: 2, failed: 0, files: [passedFile, unloadedFile], status: 1, sum: '2, 1', because: 'a file did not load' },
	{ passed: 2, failed: 0, files: [passedFile], status: 1, sum: '2, 1', because: 'an error came outside every test' },
	{ passed: 2, failed: 0, files: [passedFile], status: 139, sum: '2, 1', because: 'the runner crashed at the end' },
	{ passed: 0, failed: 0, files: [], status: 0, sum: '0, 1', because: 'no test ran' }
])('counts $sum when $because', ({ passed, failed, files, status, sum }) => {
	const count = countOf({ numPassedTests: passed, numFailedTests: failed, testResults: files }, status);
	expect(`${count.passed}, ${count.failed}`).toBe(sum);
});

it('counts one failure for a run that wrote no report', () => {
	expect(countOf(null, 1)).toEqual({ passed: 0, failed: 1 });
});
