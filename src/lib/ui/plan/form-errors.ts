import type { FormError } from '$lib/ui/form/ErrorSummary.svelte';

/** The sentences of a form for its summary; each field's id is its name. */
export function formErrors(errors: Record<string, string | undefined> | undefined): FormError[] {
	return Object.entries(errors ?? {}).flatMap(([field, message]) => (message ? [{ field, message }] : []));
}
