import '../../src/start/node-version.mjs';
import { buildIfStale } from '../../src/start/build.mjs';
import { root } from '../../src/start/checkout.mjs';
import { runProject } from '../setup/vitest-count.mjs';

// `npm run test:kill`: the long form of the kill tests. KILLS says how many, KILL_SEED repeats a run.

process.chdir(root);
delete process.env.NODE_ENV;
process.env.KILLS ||= '120';
const { passed, failed } = (await buildIfStale()) ? await runProject('kill') : { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
