import { type AnyReport } from '../report/report';
import { isMet } from '../report/overall';

/** Of how many years there is a judgement, and in how many of them the target was reached. */
export type Evaluation = { judged: number; met: number };

/** @param years the whole body on the last day of each year; without a target, or without anybody to count, a year is not judged */
export function evaluationOf(years: readonly AnyReport['overall'][]): Evaluation {
	const judgements = years.map(isMet).filter((met) => met !== null);
	return { judged: judgements.length, met: judgements.filter((met) => met).length };
}
