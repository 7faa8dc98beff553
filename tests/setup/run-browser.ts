import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.mjs';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where `launchBrowser` finds the browser of this run. */
		browser: string;
	}
}

/** What Playwright turns off, which a list of our own takes the place of. */
const offForPlaywright = [
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'AimEnabled',
	'PreconnectToSearch'
];

/** Processes made ready for every new page in case they are wanted: for the next page, and for the address bar of a window nobody sees. */
const madeInAdvance = [
	'SpareRendererForSitePerProcess',
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup',
	'WebUIOmniboxFullPopup'
];

const args = [
	`--disable-features=${[...offForPlaywright, ...madeInAdvance].join(',')}`,
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
