import '../../src/start/node-version.mjs';
import { buildIfStale } from '../../src/start/build.mjs';
import { root, runNpm } from '../../src/start/checkout.mjs';
import { installMissing } from '../../src/start/install.mjs';
import { findOrInstallChromium, hasJapaneseFont } from './chromium.mjs';
import { runProject } from './vitest-count.mjs';

// `npm test`: everything, on a fresh clone too. Every step runs even when an earlier one failed, so that one run tells
// all there is to mend; the last line of standard output is the sum.

/** @typedef {import('./vitest-count.mjs').Count} Count */

const noBrowser =
	'No Chromium or Chrome was found for the browser tests: install one, or set CHROME_PATH to its program, and run npm test again.';
const noFont = 'No Japanese font was found (Debian: fonts-noto-cjk); screenshots will show boxes.';

process.chdir(root);
// The tools choose their own; a value meant for a server would change how they work.
delete process.env.NODE_ENV;

const installed = await installMissing({ development: true });
const browser = installed && (await findOrInstallChromium());
if (installed && !browser) console.error(noBrowser);
if (browser && !hasJapaneseFont()) console.error(noFont);

/** @type {Promise<boolean> | undefined} */
let built;

/** Made once, however many ask for it. */
const build = () => (built ??= buildIfStale());

/** @typedef {[title: string, run: () => Promise<Count>]} Step */

/** @type {Step[]} the longest first, so that no core is left idle at the end */
const steps = [
	['browser', browserTests],
	['integration', () => runProject('integration')],
	['unit', () => runProject('unit')],
	['kill', killTests],
	['types', () => script('check')],
	['lint', () => script('lint')]
];
finish(installed ? await runAll() : [one(false)]);

/** Two lanes for two cores: whichever ends its step takes the next one. */
async function runAll() {
	const left = steps.values();
	return (await Promise.all([runLane(left), runLane(left)])).flat();
}

/** @param {Iterable<Step>} left what no lane has taken yet */
async function runLane(left) {
	const counts = [];
	for (const step of left) counts.push(await runStep(step));
	return counts;
}

/** @param {Step} step */
async function runStep([title, run]) {
	const from = Date.now();
	const count = await run().catch(crashed);
	const seconds = Math.round((Date.now() - from) / 1000);
	console.log(`\n${title}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`);
	return count;
}

/** @param {unknown} error of a step that could not even be run: one failure */
function crashed(error) {
	console.error(error);
	return one(false);
}

/** @param {boolean} passed */
function one(passed) {
	return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** @param {string} name a script that passes or fails as one test */
async function script(name) {
	return one((await runNpm(['run', '--silent', name])) === 0);
}

/** The short form; `npm run test:kill` is the long one. */
async function killTests() {
	return (await build()) ? runProject('kill') : one(false);
}

async function browserTests() {
	return browser && (await build()) ? runProject('e2e') : one(false);
}

/** @param {Count[]} counts */
function finish(counts) {
	const passed = counts.reduce((sum, count) => sum + count.passed, 0);
	const failed = counts.reduce((sum, count) => sum + count.failed, 0);
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
	if (installed && !browser) console.error(noBrowser);
	console.log(`${passed} passed, ${failed} failed`);
}
