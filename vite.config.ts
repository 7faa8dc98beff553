import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { appManifest } from './src/start/app-manifest.ts';
import { root } from './src/start/checkout.mjs';
import { keepPhoneFiles } from './src/start/phone-files.ts';

// Figures must be the same whatever the server's time zone and language, so tests run far from Japan and in a language
// that writes numbers differently. Set before the workers start: Node reads the language only then.
if (process.env.VITEST) Object.assign(process.env, { TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8' });

/** Kit builds the worker; this writes the list of files to keep into it, and the manifest beside it. */
const pwa = SvelteKitPWA({
	strategies: 'injectManifest',
	srcDir: 'src',
	filename: 'service-worker.ts',
	injectRegister: false,
	manifest: appManifest,
	injectManifest: { globPatterns: ['client/**/*.{js,css,svg,html}'], manifestTransforms: [keepPhoneFiles(root)] }
});

// What package.json says of `sideEffects` belongs to the build: see tests/docs/side-effects.test.ts.
export default defineConfig({
	plugins: [tailwindcss(), sveltekit(), pwa],
	// Every page would carry the list of what each other page needs, a tenth of what a phone loads first. A page drawn on the server names
	// what it needs itself, and a phone keeps its pages' files; styles are still asked for in time.
	build: {
		modulePreload: { resolveDependencies: () => [] },
		// What nearly every page needs, with the libraries below it: in one file a twentieth smaller than in thirty, and asked for once.
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{
							name: 'base',
							test: /src\/lib\/ui\/(form\/(Button|DateField|ErrorSummary|Field|Form|NumberField|RadioGroup|RequiredMark|SelectField|composition|enhanced|written-before)|notice\/Notice(Icon)?)\./
						}
					]
				}
			}
		}
	},
	test: {
		environment: 'node',
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts'],
					// Random towns by the hundred on two cores that are busy otherwise.
					testTimeout: 60_000,
					setupFiles: ['tests/setup/strict-console.ts', 'tests/setup/own-modules.ts'],
					// One process for all files: to start one and load everything took longer than most files' tests.
					isolate: false
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/{integration,docs,setup}/**/*.test.ts'],
					globalSetup: ['tests/setup/in-memory.ts', 'tests/setup/run-folder.ts'],
					setupFiles: ['tests/setup/strict-console.ts', 'tests/setup/own-modules.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					// As above.
					isolate: false
				}
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					include: ['tests/{e2e,setup}/**/*.e2e.ts'],
					globalSetup: ['tests/setup/run-folder.ts', 'tests/setup/run-browser.ts'],
					// A busy machine takes longer than the second it is given otherwise.
					expect: { poll: { timeout: 20_000 } },
					testTimeout: 120_000,
					hookTimeout: 180_000,
					// A browser that stumbles once on a busy machine is told apart from a page that is broken; the report names both.
					retry: 1,
					// One process for all files: the town is made and the browser started once, and everything is loaded once.
					isolate: false,
					// Two cores: two browsers at once would only wait for each other.
					fileParallelism: false
				}
			},
			{
				extends: true,
				test: {
					name: 'kill',
					include: ['tests/kill/**/*.kill.ts'],
					globalSetup: ['tests/kill/make-town.ts'],
					setupFiles: ['tests/setup/strict-console.ts'],
					// One process for all files: they come one after the other, and loading everything five times takes longer than a kill.
					isolate: false,
					// In the long form one test kills forty times, with a start and a look at everything in between.
					testTimeout: 600_000,
					hookTimeout: 60_000,
					fileParallelism: false
				}
			}
		]
	}
});
