import { createClient } from '@libsql/client';

// Another program on the same file: takes SQLite's write lock, writes something, and never commits it. It is killed for that.

const client = createClient({ url: process.env.DATABASE_URL!, timeout: 5000 });
const transaction = await client.transaction('write');
await transaction.execute(`INSERT INTO throttle (key, failures, last_at, blocked_until) VALUES ('never', 1, 0, 0)`);
process.stdout.write('held\n');
setInterval(() => undefined, 1000);
