/** Why a file is not taken as evidence. */
export type EvidenceRefusal =
	| 'empty'
	| 'too-large'
	| 'heic'
	| 'wrong-type'
	| 'cut-off'
	| 'damaged'
	| 'more-inside'
	| 'too-many-pixels'
	| 'pdf-locked'
	| 'pdf-active'
	| 'hash-differs'
	| 'too-many-unattached'
	| 'busy';

/** Why a file cannot be put on a record. */
export type AttachRefusal = 'not-found' | 'withdrawn' | 'not-uploaded' | 'too-many-files';

/** Why a file cannot be taken off its record; whoever does it for somebody else gives a reason. */
export type RemoveRefusal = 'not-found' | 'not-removable' | 'no-reason' | 'reason-too-long';

const photograph = '紙に印刷したものか画面を、写真に撮って付けてください。';

/** Each with what to do next. */
const sentences: Record<EvidenceRefusal | AttachRefusal | RemoveRefusal, string> = {
	empty: '証跡のファイルの中身がありません。ファイルを選び直してください。',
	'too-large': '証跡は、1回に合わせて5MBまで送れます。写真を小さくするか、ファイルを減らしてください。',
	heic: 'HEIC形式の写真は付けられません。写真の画面をスクリーンショットに撮って付けるか、iPhoneでは「設定」の「カメラ」の「フォーマット」を「互換性優先」にして撮り直してください。',
	'wrong-type': '証跡に付けられるのは、写真（JPEG・PNG）とPDFです。ほかの形式のものは、写真に撮って付けてください。',
	'cut-off': '証跡のファイルが途中で切れています。元のファイルを開けるか確かめて、もう一度選んでください。',
	damaged: '証跡のファイルを読み取れません。元のファイルを開けるか確かめて、写真を撮り直すか、選び直してください。',
	'more-inside': `証跡のファイルに、写真やPDFのほかのものが入っているため、付けられません。${photograph}`,
	'too-many-pixels':
		'写真が大きすぎます（5,000万画素まで）。カメラの画素数を下げて撮り直すか、スクリーンショットを付けてください。',
	'pdf-locked': `パスワードや制限の付いたPDFは付けられません。${photograph}`,
	'pdf-active': `動きのある内容や添付ファイルが入ったPDFは付けられません。印刷の画面で「PDFに保存」して作り直すか、${photograph}`,
	'hash-differs': '証跡のファイルが、送る途中で変わりました。もう一度送ってください。',
	'too-many-unattached':
		'記録に付いていない証跡が多すぎるため、受け取れません。送信待ちの記録を先に送ってから、もう一度お試しください。',
	busy: 'いま、ほかの証跡の処理で混み合っています。少し待ってから、もう一度送ってください。',
	'not-found': '証跡を付ける記録が見つかりません。自分の台帳を開き直して、確かめてください。',
	withdrawn: '取り下げた記録には、証跡を付けられません。もう一度記録してから付けてください。',
	'not-uploaded': '証跡のファイルがまだ届いていません。ファイルを選び直してください。',
	'too-many-files': '証跡は、1件の記録に5つまでです。要らないものを外してから付けてください。',
	'not-removable': '確認が済んだ記録の証跡は、人事担当が外します。どの記録かを人事担当にお知らせください。',
	'no-reason': '証跡を外す理由を書いてください。',
	'reason-too-long': '証跡を外す理由は200文字までで書いてください。'
};

/** The refusal for people. */
export function evidenceSentence(reason: EvidenceRefusal | AttachRefusal | RemoveRefusal): string {
	return sentences[reason];
}

/** Whether the same bytes may be taken another time. */
export function mayComeAgain(reason: EvidenceRefusal): boolean {
	return reason === 'busy' || reason === 'hash-differs' || reason === 'too-many-unattached';
}
