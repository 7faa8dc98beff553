import { type Answers } from './judge-list';
import { isOnlyZeros, type Question } from './question';

/**
 * The questions as they are asked: those without an answer first, and of these those that may be answered all at once last, so that
 * whoever answers page by page is always shown what is left to be thought about.
 */
export function askingOrder(questions: readonly Question[], answers: Answers): Question[] {
	const ranks: Question[][] = [[], [], []];
	for (const question of questions)
		ranks[isOpen(question, answers) ? (isOnlyZeros(question) ? 1 : 0) : 2]!.push(question);
	return ranks.flat();
}

export function isOpen({ key }: Question, answers: Answers): boolean {
	return answers[key] === undefined;
}

/** The open questions in which only the zeros are gone. */
export function openZeros(questions: readonly Question[], answers: Answers): Question[] {
	return questions.filter((question) => isOpen(question, answers) && isOnlyZeros(question));
}

/** All of these answered with the only one who can be meant. */
export function zerosAnswers(questions: readonly Question[], answers: Answers): Record<string, string> {
	return Object.fromEntries(
		openZeros(questions, answers).map(({ key, candidates }) => [key, candidates[0]!.staffNumber])
	);
}
