import './node-version.mjs';
import { parseOrigin, parsePort, tryPort } from './address.mjs';
import * as say from './sentences.mjs';
import { open, prepare, refuse, serveBuild } from './serve-build.mjs';

// `npm run serve`: the real thing. Nothing is guessed about the database and the address people use.

const command = 'npm run serve';

open();
const { HOST, PORT, ORIGIN } = requireSettings();
const host = HOST || '127.0.0.1';
const port = parsePort(PORT) ?? refuse(say.portInvalid(PORT ?? ''));
// The server compares this text with what browsers send: a slash at its end would refuse every form.
process.env.ORIGIN = parseOrigin(ORIGIN) ?? refuse(say.originInvalid(ORIGIN));

const tried = await tryPort(host, port);
if (!tried.ok) refuse(say.portRefused(tried.reason, { host, port, command }));
await prepare();
await serveBuild({ host, port: tried.port, command });
console.log(say.serving(process.env.ORIGIN));

/** The environment with the settings that have no sensible default. */
function requireSettings() {
	const { DATABASE_URL, ORIGIN, HOST, PORT } = process.env;
	if (DATABASE_URL && ORIGIN) return { ORIGIN, HOST, PORT };
	return refuse(say.settingsMissing(['DATABASE_URL', 'ORIGIN'].filter((name) => !process.env[name])));
}
