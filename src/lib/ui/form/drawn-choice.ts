import { onMount } from 'svelte';

let isAlive = false;

/**
 * Puts back what somebody chose in a select before the page came alive: Svelte then shows the choice it was drawn with, while it takes over
 * what was written into other fields. Call while a component is being set up.
 */
export function keepDrawnChoice(id: string, keep: (value: string) => void): void {
	const isDrawn = typeof document !== 'undefined' && !isAlive;
	const chosen = isDrawn ? document.querySelector<HTMLSelectElement>(`select#${CSS.escape(id)}`)?.value : undefined;
	onMount(() => {
		isAlive = true;
		if (chosen !== undefined) keep(chosen);
	});
}
