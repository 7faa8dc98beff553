/** Who made a change: an account of the application, or somebody at the command line. */
export type Actor = { kind: 'account'; accountId: number } | { kind: 'command-line' };

/** As it stands in the audit log. */
export function actorText(actor: Actor): string {
	return actor.kind === 'account' ? `account:${actor.accountId}` : 'command-line';
}
