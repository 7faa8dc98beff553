import { type Reminded, type ReminderRefusal, reminderSentences } from '$lib/domain/requirement';
import { wholeNumber } from '$lib/server/training/seen';
import type { ReminderAnswer } from '$lib/ui/requirement/ReminderForm.svelte';
import { fail } from '@sveltejs/kit';

/** The form of a 催促 as it was sent: of which requirement, to whom, with which words. */
export function writtenReminder(data: FormData) {
	const text = (name: string) => String(data.get(name) ?? '');
	return {
		requirementId: wholeNumber(text('requirement')) ?? 0,
		people: data.getAll('people').map(String),
		words: text('words')
	};
}

type Said = { message?: string; reminder: ReminderAnswer };

/**
 * What is said of a 催促 that was not sent, with what was written: at its own form where it is to be put right there, else above the page.
 *
 * @param answer the shape of the page's answers
 */
export function refusedReminder<T>(
	{ requirementId, people, words }: ReturnType<typeof writtenReminder>,
	reason: ReminderRefusal,
	answer: (said: Said) => T
) {
	const sentence = reminderSentences[reason];
	const written = { requirementId, people, words, errors: {} };
	if (reason === 'words-too-long') return fail(422, answer({ reminder: { ...written, errors: { words: sentence } } }));
	if (reason === 'nobody-chosen') return fail(422, answer({ reminder: { ...written, errors: { people: sentence } } }));
	return fail(409, answer({ message: sentence, reminder: written }));
}

/** What became of a 催促, for the address of the page that tells it. */
export function remindedQuery({ reminded, already, gone }: Reminded): string {
	return `reminded=${reminded}&already=${already}&gone=${gone}`;
}

/** The same read again; null where the address tells of none. */
export function remindedIn(query: URLSearchParams): Reminded | null {
	const number = (name: string) => wholeNumber(query.get(name)) ?? 0;
	if (!query.has('reminded')) return null;
	return { reminded: number('reminded'), already: number('already'), gone: number('gone') };
}
