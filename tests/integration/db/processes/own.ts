import { own } from '$lib/server/db/owner/owner';

// Owns a database until it is killed.

const [path = '', kind = 'server'] = process.argv.slice(2);
const owned = await own(path, kind === 'command' ? 'command' : 'server');
process.stdout.write(owned.ok ? 'owned\n' : 'owned by another\n');
if (owned.ok) setInterval(() => undefined, 1000);
