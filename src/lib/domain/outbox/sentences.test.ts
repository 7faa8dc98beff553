import { expect, it } from 'vitest';
import { type CommandRefusal } from './answer';
import { commandSentence, conflictSentence } from './sentences';

const codes: Record<CommandRefusal, true> = {
	...{ unreadable: true, 'invalid-claim': true, 'id-reused': true, 'version-too-old': true, 'another-person': true },
	...{ withdrawn: true, 'no-reason': true, 'already-recorded': true, 'unknown-course': true, 'before-hiring': true },
	...{ 'not-employed': true, 'not-returned': true }
};

it.each(Object.keys(codes) as CommandRefusal[])(
	'%s is told in whole sentences, the last of which says what to do',
	(code) => {
		expect(commandSentence(code)).toMatch(/[^。]+。$/);
		expect(commandSentence(code)).toMatch(/(ください|されます)。$/);
	}
);

it('so is a conflict', () => {
	expect(conflictSentence).toMatch(/ください。$/);
});
