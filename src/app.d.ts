import type { Visit } from '$lib/server/access/guards';
import type { IncomingMessage } from 'node:http';

declare global {
	namespace App {
		// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface, because Kit's own is one
		interface Locals extends Visit {}
		interface Platform {
			/** the request as it came from the network; the built server tells it */
			req?: IncomingMessage;
		}
		interface Error {
			message: string;
			/** under which an unexpected error stands in the log */
			number?: string;
			/** the session of whoever asks is there no more */
			ended?: true;
			/** somebody has ended it: what can be read on the device is to go */
			elsewhere?: true;
			/** no session is known of whoever asks: on a device that was somebody's its cookie has lapsed or was cleared */
			nobody?: true;
		}
	}
}
