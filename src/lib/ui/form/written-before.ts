type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What somebody has written into the page before it came alive. Call while the root is being set up: coming alive draws
 * some fields anew from the data. The answer puts back what was written, and tells whoever listens, as typing does.
 */
export function writtenBefore(page: ParentNode): () => void {
	const controls = [...page.querySelectorAll<Control>('input, select, textarea')];
	const written = controls.filter(isWritten).map((control) => ({ control, state: stateOf(control) }));
	return () => {
		for (const { control, state } of written) putBack(control, state);
	};
}

/** Whether it shows something else than the server drew. */
function isWritten(control: Control): boolean {
	if (control instanceof HTMLSelectElement) return control.value !== drawnValue(control);
	// Of radio buttons only the chosen one speaks: whoever listens takes a word of any for its choice.
	if (isTicked(control))
		return control.checked !== control.defaultChecked && (control.checked || control.type === 'checkbox');
	// A hidden field is the page's own, and the choice of a file stays by itself.
	if (control.type === 'hidden' || control.type === 'file') return false;
	return control.value !== control.defaultValue;
}

function drawnValue({ options }: HTMLSelectElement): string | undefined {
	const drawn = [...options].find(({ defaultSelected }) => defaultSelected) ?? options[0];
	return drawn?.value;
}

function stateOf(control: Control): string | boolean {
	return isTicked(control) ? control.checked : control.value;
}

function isTicked(control: Control): control is HTMLInputElement {
	return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
}

function putBack(control: Control, state: string | boolean): void {
	if (typeof state === 'boolean') (control as HTMLInputElement).checked = state;
	else control.value = state;
	for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }));
}
