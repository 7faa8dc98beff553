import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../../src/start/checkout.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/** Where a browser is, when it is not on the path. */
function usualPlaces() {
	return [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		...windows.map((name) => join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'))
	];
}

/**
 * The Chromium or Chrome to test with: CHROME_PATH, else one on the path, else one in a usual place.
 *
 * @returns {string | null} the full path of its program; null when there is none
 */
export function findChromium() {
	const { CHROME_PATH, PATH = '' } = process.env;
	if (CHROME_PATH) return existsSync(CHROME_PATH) ? CHROME_PATH : null;
	const onPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
	return [...onPath, ...usualPlaces()].find((file) => existsSync(file)) ?? null;
}

const mayInstall = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/**
 * Finds a browser; on Debian, as root, installs one (and a Japanese font, without which screenshots show boxes) if there
 * is none.
 *
 * @returns {Promise<string | null>} null when there is none and it could not be installed
 */
export async function findOrInstallChromium() {
	const found = findChromium();
	if (found || process.env.CHROME_PATH || !mayInstall()) return found;
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update'], { env });
	await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
	return findChromium();
}

/** Whether the system can show Japanese; true where it cannot be asked. */
export function hasJapaneseFont() {
	try {
		return execFileSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).trim() !== '';
	} catch {
		return true;
	}
}
