import { pino } from 'pino';

/** The server's log: a line of JSON on standard output for each thing that went wrong. */
export const log = pino({ name: 'kenshu-techo' });
