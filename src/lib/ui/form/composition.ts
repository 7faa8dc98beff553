/**
 * Whether this key belongs to an input method: the Enter that confirms a kanji. Safari reports it after the composition has
 * ended, recognisable only by the key code 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}

/** Keeps the Enter that confirms a kanji from submitting the form. Listens once, for every form, in the root layout. */
export function refuseWhileComposing(event: KeyboardEvent): void {
	if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
}
