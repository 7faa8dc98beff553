import './node-version.mjs';
import { isWildcard, localOrigin, parseOrigin, parsePort, tryPort } from './address.mjs';
import { isMissingFile } from './database-file.mjs';
import { makeDemonstration } from './demonstration.mjs';
import * as say from './sentences.mjs';
import { open, prepare, refuse, serveBuild } from './serve-build.mjs';
import { aligned, readSignIns } from './sign-ins.mjs';
import { upgradeIfOlder } from './upgrade.mjs';

// `npm start`: the demonstration, from nothing to an address and the people who can sign in.

const command = 'npm start';
const demonstration = 'file:data/demo.db';

open();
const address = await readAddress();
await prepare();
const isDemonstration = await prepareDatabase((process.env.DATABASE_URL ||= demonstration));
process.env.ORIGIN = address.origin;
await serveBuild({ ...address, command });
announce();

/** The free address this start will have; refuses before anything slow is done. */
async function readAddress() {
	const { HOST, PORT, ORIGIN } = process.env;
	const host = HOST || '127.0.0.1';
	const port = parsePort(PORT) ?? refuse(say.portInvalid(PORT ?? ''));
	const tried = await tryPort(host, port);
	if (!tried.ok) refuse(say.portRefused(tried.reason, { host, port, command }));
	const origin = ORIGIN ? (parseOrigin(ORIGIN) ?? refuse(say.originInvalid(ORIGIN))) : localOrigin(host, tried.port);
	return { host, port: tried.port, origin };
}

/**
 * @param {string} url DATABASE_URL
 * @returns {Promise<boolean>} whether it certainly holds the demonstration
 */
async function prepareDatabase(url) {
	if (isMissingFile(url)) {
		if (!(await makeDemonstration(url))) refuse(say.demonstrationFailed);
		return true;
	}
	if (url !== demonstration) return false;
	if (!(await upgradeIfOlder(url))) refuse(say.upgradeFailed);
	return true;
}

function announce() {
	console.log(`\n${say.serving(address.origin)}`);
	if (isWildcard(address.host) && address.origin === localOrigin(address.host, address.port))
		console.log(say.otherMachines);
	console.log(`\n${say.signInHeading(isDemonstration)}`);
	for (const signIn of aligned(readSignIns())) console.log(say.signInLine(signIn));
	console.log(`\n${say.howToStop}`);
}
