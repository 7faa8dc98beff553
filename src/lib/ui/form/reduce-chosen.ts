import type { Chosen } from '$lib/offline/choose';

/** How a file field stands. `refusal`: why something that was chosen cannot be sent; null for nothing. */
export type Choosing = { isBusy: boolean; refusal: string | null };

const fallback = '証跡のファイルを読み取れませんでした。画面を開き直して、もう一度選んでください。';

/** What is sent of these files; where it cannot even be tried, what to do. */
export async function readyChosen(chosen: readonly File[]): Promise<Chosen> {
	try {
		const { readyEach } = await import('$lib/offline/choose');
		return await readyEach(chosen);
	} catch {
		return { files: [], refusal: fallback };
	}
}

/**
 * To be attached to a file field of a form: pictures that are chosen are made small, and what cannot be sent is taken out of the field, before
 * the form goes to the server. A form that is sent meanwhile waits for it, and stays where something was refused.
 */
export function reduceChosen(tell: (choosing: Choosing) => void): (input: HTMLInputElement) => () => void {
	return (input) => {
		const { form } = input;
		let pending: Promise<string | null> | null = null;
		const choose = () => {
			const mine: Promise<string | null> = putBack(input, () => pending === mine).then((refusal) => {
				if (pending !== mine) return refusal;
				pending = null;
				tell({ isBusy: false, refusal });
				return refusal;
			});
			pending = mine;
			tell({ isBusy: true, refusal: null });
		};
		const hold = (event: SubmitEvent) => {
			if (!pending) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			const { submitter } = event;
			void pending.then((refusal) => refusal ?? form?.requestSubmit(submitter));
		};
		input.addEventListener('change', choose);
		form?.addEventListener('submit', hold, { capture: true });
		return () => {
			input.removeEventListener('change', choose);
			form?.removeEventListener('submit', hold, { capture: true });
		};
	};
}

/** @returns why something is not among them; null for nothing */
async function putBack(input: HTMLInputElement, isStill: () => boolean): Promise<string | null> {
	const { files, refusal } = await readyChosen([...(input.files ?? [])]);
	if (!isStill()) return null;
	const all = new DataTransfer();
	for (const { bytes, name } of files) all.items.add(new File([bytes], name ?? 'evidence'));
	input.files = all.files;
	return refusal;
}
