import { isForWantOfNetwork } from '$lib/offline/lost';
import type { HandleClientError } from '@sveltejs/kit';

const lost = 'つながりません。つながるところで、もう一度開いてください。';

/** A page that is opened by a link and did not come: most often there is no network. */
export const handleError: HandleClientError = ({ error, message }) => ({
	message: isForWantOfNetwork(error) ? lost : message
});
