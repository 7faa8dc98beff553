// Loaded before the built server by server.ts: a test run that is killed leaves no server behind.
import { stopWithParent } from '../../src/start/parent.mjs';

stopWithParent();
