import { dayInJapan, timeInJapan } from '$lib/domain/calendar';
import { type ClaimFields } from '$lib/domain/training';
import { type UnsentItem } from './outbox';

const kinds: Record<UnsentItem['command']['kind'], string> = { record: '記録', amend: '編集', withdraw: '取消' };

/** 控えを保存: what is unsent, for people to read and, below, for whoever has to enter it by hand or by program. */
export function unsentAsText(items: readonly UnsentItem[], courseName: (code: string) => string, now: Date): string {
	const commands = items.map(({ command }) => command);
	return [
		'研修手帳 未送信の記録の控え',
		`保存した日時：${moment(now)}`,
		`件数：${items.length}件`,
		'この控えは、人事担当に渡すと登録してもらえます。',
		'',
		...items.flatMap((item, index) => [`${index + 1}. ${kinds[item.command.kind]}`, ...lines(item, courseName), '']),
		'--- ここから下は、コンピューターが読むための控えです ---',
		JSON.stringify({ kenshu: 'unsent', savedAt: now.toISOString(), commands }, null, '\t'),
		''
	].join('\r\n');
}

function lines({ command, createdAt, answer }: UnsentItem, courseName: (code: string) => string): string[] {
	const said = command.kind === 'withdraw' ? [`理由：${command.reason}`] : claimLines(command.claim, courseName);
	const reason = answer && 'message' in answer ? [`送信できない理由：${answer.message}`] : [];
	const envelope = [`職員番号：${command.userId}`, `記録した日時：${moment(new Date(createdAt))}`];
	return [...said, ...envelope, ...reason].map((line) => `   ${line}`);
}

function claimLines(claim: ClaimFields, courseName: (code: string) => string): string[] {
	return [
		`研修：${courseName(claim.courseCode)}（${claim.courseCode}）`,
		`受講日：${claim.completedOn}`,
		`時間：${claim.hours || '―'}`,
		`理解度：${claim.comprehension || '―'}`
	];
}

function moment(instant: Date): string {
	return `${dayInJapan(instant)} ${timeInJapan(instant)}`;
}
