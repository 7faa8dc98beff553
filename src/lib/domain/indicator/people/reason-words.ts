import { type IndicatorKind } from '$lib/domain/plan';
import { type Behind, type Reason } from './behind';
import { type CompletionEvidence, isOfOtherMethod } from './evidence';
import { type Names } from '../words';

/** Why a person counts or does not, in one line: 「DX基礎 2024-06-12 受講」 「応用情報技術者試験により充足（合格 2019）」 「未受講」. */
export function reasonsInWords({ standing, reasons }: Behind, kind: IndicatorKind, names: Names): string {
	const words = reasons.map((reason) => reasonInWords(reason, names));
	if (standing === 'missing') words.unshift(...missingWords(kind, reasons));
	return words.join('、');
}

/** What somebody lacks; an answer below the threshold speaks for itself. */
function missingWords(kind: IndicatorKind, reasons: readonly Reason[]): string[] {
	if (kind === 'comprehension_rate') return [];
	if (kind === 'appointment_coverage') return ['空席'];
	if (kind.startsWith('qualification')) return ['未取得'];
	if (reasons.length > 0 && reasons.every(isOther)) return ['実施方法が違う'];
	return [reasons.length > 0 ? '受講が不足' : '未受講'];
}

function isOther(reason: Reason): boolean {
	return reason.kind === 'completion' && isOfOtherMethod(reason);
}

export function reasonInWords(reason: Reason, names: Names): string {
	if (reason.kind === 'absence') return `${reason.absenceKind}${periodWords(reason)}`;
	if (reason.kind === 'left-out') return `${reason.reason}${periodWords(reason)}`;
	if (reason.kind === 'appointment') return `${reason.departmentName}の${reason.role}${periodWords(reason)}`;
	const waiting = reason.confirmed ? '' : '（確認待ち）';
	if (reason.kind === 'completion') {
		const answer = reason.comprehension === undefined ? '' : `、理解度${reason.comprehension}`;
		return `${names.course(reason.courseCode)} ${reason.completedOn} 受講${answer}${otherMethodWords(reason)}${waiting}`;
	}
	if (reason.kind === 'pass') return `${names.qualification(reason.code)}に合格（${reason.countedOn}）${waiting}`;
	const name = names.qualification(reason.code);
	return `${name}${reason.standsFor === null ? 'を保有' : 'により充足'}（合格 ${reason.passedOn}）${waiting}`;
}

function otherMethodWords({ otherMethod }: CompletionEvidence): string {
	if (otherMethod === undefined) return '';
	return otherMethod === '' ? '、実施方法の記載なし' : `、${otherMethod}`;
}

function periodWords({ from, to }: { from: string; to: string | null }): string {
	return `（${from}から${to === null ? '' : `${to}まで`}）`;
}
