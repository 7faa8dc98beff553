/** What a page says to the worker: put the newer build to work; send what is unsent. */
export type WordToWorker = { type: 'SKIP_WAITING' } | { type: 'send' };

/** What the worker says to the pages: the server has answered, what is unsent may have changed. */
export type WordToPage = { type: 'sent' };

/** Under which the browser is asked to wake the worker once there is a network. */
export const syncTag = 'kenshu-outbox';
