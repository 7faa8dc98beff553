import { type Answers } from './judge-list';
import { type Question } from './question';

type Fields = { get(name: string): unknown };

/** The choices beside the candidates. */
export const nobodyChoice = 'nobody';
export const otherChoice = 'other';

/** The name of a question's fields in the form: by the first row it is about, which is no secret and no name. */
export function questionName({ rowNumbers }: Pick<Question, 'rowNumbers'>): string {
	return `row-${rowNumbers[0] ?? 0}`;
}

/**
 * Whom the officer means, by the question's key; `errors` by the field's name. What was not answered, or does not stand in the form
 * because it is on another page, stays as it is.
 */
export function parseAnswers(
	form: Fields,
	questions: readonly Question[],
	isKnown: (staffNumber: string) => boolean
): { answers: Answers; errors: Record<string, string> } {
	const answers: Record<string, string | null> = {};
	const errors: Record<string, string> = {};
	for (const question of questions) {
		const name = questionName(question);
		const chosen = text(form.get(name));
		const typed = text(form.get(`${name}-number`)).normalize('NFKC');
		const meant = chosen === otherChoice || (chosen === '' && typed !== '') ? typed : chosen;
		if (meant === nobodyChoice) answers[question.key] = null;
		else if (meant !== '' && isKnown(meant)) answers[question.key] = meant;
		else if (meant !== '') errors[name] = `職員番号「${meant}」の職員がいません。先頭の0も含めて入力してください。`;
		else if (chosen === otherChoice) errors[name] = '職員番号を入力してください。';
	}
	return { answers, errors };
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim().slice(0, 64) : '';
}
