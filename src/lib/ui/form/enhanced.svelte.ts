import { onMount } from 'svelte';

/**
 * False on the server and until the page has come alive: what needs JavaScript is drawn only then, so that nothing is shown
 * that would not work. Call while a component is being set up.
 */
export function whenEnhanced(): { readonly current: boolean } {
	let current = $state(false);
	onMount(() => {
		current = true;
	});
	return {
		get current() {
			return current;
		}
	};
}
