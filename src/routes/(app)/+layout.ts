import { browser } from '$app/environment';
import { forgetOthers } from '$lib/offline/identity';
import { askWho } from './ask';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async (event) => {
	const { body: me, at } = await askWho(event);
	// Before anything is drawn: what is kept of somebody else is not for these eyes.
	if (browser && at === null) await forgetOthers(me.staffNumber).catch(() => null);
	return { me, meAt: at };
};
