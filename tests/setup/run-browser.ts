import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.mjs';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where `launchBrowser` finds the browser of this run. */
		browser: string;
	}
}

const args = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Starts the Chromium or Chrome of this machine, without a window: once for a run, since a start takes a second of a core. */
export default async function ({ provide }: TestProject) {
	const executablePath = findChromium();
	if (!executablePath) throw new Error('No Chromium or Chrome was found. Set CHROME_PATH.');
	const server = await chromium.launchServer({ executablePath, headless: true, chromiumSandbox: false, args });
	provide('browser', server.wsEndpoint());
	return () => server.close();
}
