import { type DutyState } from './duty';
import { type RateRule } from './evaluate';
import { type Behind, type Reason } from './people';
import { type Standing } from './standing';
import { type Names } from './words';

/** The one word for where a person stands with a figure. */
export const standingWords: Record<Standing, DutyState> = {
	counted: '済',
	pending: '確認中',
	missing: '未',
	excluded: '対象外'
};

/** Why a person counts or does not, in one line: 「DX基礎 2024-06-12 受講」 「応用情報技術者試験により充足（合格 2019）」 「未受講」. */
export function reasonsInWords({ standing, reasons }: Behind, kind: RateRule['kind'], names: Names): string {
	const words = reasons.map((reason) => reasonInWords(reason, names));
	if (standing === 'missing')
		words.unshift(kind === 'qualification_rate' ? '未取得' : reasons.length > 0 ? '受講が不足' : '未受講');
	return words.join('、');
}

export function reasonInWords(reason: Reason, names: Names): string {
	if (reason.kind === 'absence')
		return `${reason.absenceKind}（${reason.from}から${reason.to === null ? '' : `${reason.to}まで`}）`;
	const waiting = reason.confirmed ? '' : '（確認待ち）';
	if (reason.kind === 'completion') return `${names.course(reason.courseCode)} ${reason.completedOn} 受講${waiting}`;
	const name = names.qualification(reason.code);
	return `${name}${reason.standsFor === null ? 'を保有' : 'により充足'}（合格 ${reason.passedOn}）${waiting}`;
}
