import { expect, it } from 'vitest';
import { completionStates } from '$lib/domain/training';
import { type CommandRefusal } from './answer';
import { commandSentence, conflictSentence, othersRecordSentence } from './sentences';

const codes: Record<CommandRefusal, true> = {
	...{ unreadable: true, 'invalid-claim': true, 'id-reused': true, 'version-too-old': true, 'another-person': true },
	...{ withdrawn: true, 'no-reason': true, 'already-recorded': true, 'unknown-course': true, 'before-hiring': true },
	...{ 'not-employed': true, 'not-returned': true, 'not-found': true, 'too-many-files': true }
};

it.each(Object.keys(codes) as CommandRefusal[])(
	'%s is told in whole sentences, the last of which says what to do',
	(code) => {
		expect(commandSentence(code)).toMatch(/[^。]+。$/);
		expect(commandSentence(code)).toMatch(/(ください|されます)。$/);
	}
);

it.each([...completionStates])('so is a conflict with a record that is %s', (state) => {
	expect(conflictSentence(state)).toMatch(/ください。$/);
});

it('so is an edit of what somebody else put there; one of a confirmed record is told apart from one of another version', () => {
	expect(othersRecordSentence).toMatch(/ください。$/);
	expect(conflictSentence('confirmed')).not.toBe(conflictSentence('waiting'));
});
