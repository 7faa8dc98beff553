import { changeRoles } from '$lib/server/access/account/roles';
import { type Command, type ExitStatus, Refused, withWritableDatabase } from './command';
import { readOptions } from './options';
import { accountSentence, onlyStaffNumber, readRoles } from './user-words';

/** `kenshu user role 職員番号 --role 役割 …`: the whole list, whatever the account had before. */
export const changeUserRoles: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, { role: { type: 'string', multiple: true } });
	const staffNumber = onlyStaffNumber(positionals);
	const roles = readRoles(values.role ?? []);
	const outcome = await withWritableDatabase((database) =>
		changeRoles(database, { kind: 'command-line' }, { staffNumber, roles }, new Date())
	);
	if (outcome.ok)
		io.err(
			`職員番号 ${staffNumber} の役割を変えました（${words(outcome.before)} → ${words(outcome.roles)}）。次の操作から有効です。`
		);
	else if (outcome.reason === 'unchanged')
		io.err(`職員番号 ${staffNumber} の役割は、もともと ${words(roles)} です。何も変えていません。`);
	else throw new Refused(accountSentence(outcome.reason, staffNumber));
	return 0 satisfies ExitStatus;
};

function words(roles: readonly string[]): string {
	return [...new Set(roles)].join('・') || 'なし';
}
