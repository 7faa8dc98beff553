import { foldedMethod } from '$lib/domain/training';
import { type ServerRecord } from './answer';
import { type Blank, type DoneCommand, type Facts, sourceOfDevice, type StandingRecord } from './known';

/** What it says of the training, and nothing else. */
export function factsOf({ courseCode, completedOn, hours, comprehension, method }: Facts): Facts {
	return { courseCode, completedOn, hours, comprehension, ...(method !== undefined && { method }) };
}

/** Whether both say the same of the training; null says nothing. A 実施方法 that is not known contradicts none. */
export function isSame(record: Facts, facts: Facts | null): boolean {
	if (facts === null) return false;
	const isSaid = record.method !== undefined && facts.method !== undefined;
	return said(record) === said(facts) && (!isSaid || (record.method ?? null) === (facts.method ?? null));
}

function said({ courseCode, completedOn, hours, comprehension }: Facts): string {
	return JSON.stringify([courseCode, completedOn, hours, comprehension]);
}

const blanks: readonly Blank[] = ['hours', 'comprehension', 'method'];

/** What a claim of the same training says where the record is blank. One that was confirmed stays as it was confirmed. */
export function blanksFilled(record: StandingRecord, claim: Facts): Blank[] {
	if (record.state === 'confirmed') return [];
	return blanks.filter((field) => record[field] == null && claim[field] != null);
}

/** Whether something that the claim says is not what the record says. What the claim leaves blank contradicts nothing. */
export function isPartial(record: Facts, claim: Facts): boolean {
	return blanks.some((field) => claim[field] != null && !saysAlike(record, claim, field));
}

/** One 実施方法 may be spelt in several ways. */
function saysAlike(record: Facts, claim: Facts, field: Blank): boolean {
	if (field !== 'method') return claim[field] === record[field];
	return foldedMethod(claim.method ?? '') === foldedMethod(record.method ?? '');
}

/** Whether a record is known by another way too than by the person's own word. */
export function hasOtherSource({ sources }: StandingRecord): boolean {
	return sources.some((source) => source !== sourceOfDevice);
}

/**
 * Whether what a record says is the word of somebody else, who put it there or has it too. What its person rewrote after 差戻し is theirs again,
 * as long as it says what one of their commands left.
 */
export function isOthersWord(record: StandingRecord, heads: readonly DoneCommand[]): boolean {
	const isOwn = heads.some(({ joined }) => joined === 'rewrote') && heads.some(({ facts }) => isSame(record, facts));
	return hasOtherSource(record) && !isOwn;
}

/** The record as a device is shown it. */
export function shownRecord(record: StandingRecord): ServerRecord {
	const { courseCode, completedOn, hours, comprehension, method, state, entry } = record;
	return { courseCode, completedOn, hours, comprehension, ...(method != null && { method }), state, entry };
}
