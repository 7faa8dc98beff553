import { createHash } from 'node:crypto';
import { canonicalJson } from '$lib/domain/frozen';
import { type AnyReport } from '$lib/domain/indicator';

const letters = 16;

/** A figure in a few letters, which a form sends along: whether the one before somebody's eyes is still the one there is. */
export function figureSeen(overall: AnyReport['overall']): string {
	return createHash('sha256').update(canonicalJson(overall)).digest('hex').slice(0, letters);
}
