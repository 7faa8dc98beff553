import './node-version.mjs';
import { open, prepare } from './serve-build.mjs';

// `npm run build`: what start and serve do before they serve, for a server whose service may not write to the program.

open();
await prepare();
