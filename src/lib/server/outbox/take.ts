import { type Viewer } from '$lib/domain/access';
import { type CommandAnswer, type OutboxCommand, type ReadCommand } from '$lib/domain/outbox';
import { actorOf } from '../access/actor';
import { conditionOf } from '../db/condition';
import { type Database, type Db } from '../db/open';
import { type Rounds, writeRounds } from '../db/write-rounds';
import { type DeviceReport, noteDevice } from './devices';
import { type Answers, takeCommands } from './taking';

/**
 * Does what a device sends of one person, in one transaction, each command with its own entry in the log, and notes what the device says
 * of itself. A command that cannot be done says why and holds up none of the others; neither does one over which this program stumbles:
 * then each is done in a transaction of its own, and that one is `waiting`.
 *
 * @param stumbled is told of every error that one command alone brought about
 * @returns one answer per command, in their order
 * @throws whatever is at fault where it is not a single command
 */
export async function takeRequest(
	database: Pick<Database, 'transact'>,
	viewer: Viewer,
	report: DeviceReport,
	read: readonly ReadCommand[],
	stumbled: (error: unknown) => void
): Promise<CommandAnswer[]> {
	const commands = read.flatMap((one) => (one.ok ? [one.command] : []));
	const answersOf = (answered: Answers) => read.map((one) => (one.ok ? answered.get(one.command)! : one.answer));
	const note = (db: Db, answers: readonly CommandAnswer[]) =>
		noteDevice(db, viewer, { ...report, commands }, answers, new Date());
	const inRounds = <T>(task: (rounds: Rounds) => Promise<T>) => writeRounds(database, actorOf(viewer), task);
	try {
		return await inRounds(async (rounds) => {
			const answers = answersOf(await takeCommands(rounds, viewer, commands));
			await note(rounds.db, answers);
			return answers;
		});
	} catch (error) {
		if (!mayBeOfOne(error) || commands.length === 0) throw error;
		// A database that takes not even this is at fault itself.
		await database.transact(({ db }) => note(db, []));
		const takeOne = (command: OutboxCommand) => inRounds((rounds) => takeCommands(rounds, viewer, [command]));
		const answers = answersOf(await takeApart(commands, takeOne, stumbled));
		await database.transact(({ db }) => note(db, answers));
		return answers;
	}
}

/** A full disk or a file that was taken away is no command's fault. */
function mayBeOfOne(error: unknown): boolean {
	return conditionOf(error) === 'unreachable';
}

/** Each by itself, in the order in which they were made; what stands on one that was not done waits with it. */
async function takeApart(
	commands: readonly OutboxCommand[],
	takeOne: (command: OutboxCommand) => Promise<Answers>,
	stumbled: (error: unknown) => void
): Promise<Answers> {
	const answers = new Map<OutboxCommand, CommandAnswer>();
	for (const command of commands.toSorted((one, other) => one.deviceSeq - other.deviceSeq)) {
		try {
			answers.set(command, (await takeOne(command)).get(command)!);
		} catch (error) {
			if (!mayBeOfOne(error)) throw error;
			stumbled(error);
			answers.set(command, { opId: command.opId, outcome: 'waiting' });
		}
	}
	return answers;
}
