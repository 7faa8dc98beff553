import type { CommandRefusal } from '$lib/domain/outbox';
import type { ClaimField } from '$lib/domain/training';

const fields: Partial<Record<CommandRefusal, ClaimField>> = {
	'unknown-course': 'courseCode',
	'before-hiring': 'completedOn',
	'already-recorded': 'completedOn'
};

/** The field a refusal is about; null where it is about the whole. The server names a claim's own faults by their sentences alone. */
export function fieldOf({ code, message }: { code: CommandRefusal; message: string }): ClaimField | null {
	if (code !== 'invalid-claim') return fields[code] ?? null;
	if (/研修を/.test(message)) return 'courseCode';
	if (/^時間/.test(message)) return 'hours';
	if (/^実施方法/.test(message)) return 'method';
	return /^理解度/.test(message) ? 'comprehension' : 'completedOn';
}
