export const usage = `使い方: npm run --silent kenshu -- コマンド

  migrate                          データベースを作る・新しい版に上げる
  import PATH [--dry-run] [--encoding utf-8|cp932] [--format json]
                                   一括取込パッケージ（フォルダ、.zip、.xlsx）を取り込む
  import list                      取込の一覧
  import undo 番号                 取込を一回分まるごと取り消す
  report コード [--as-of YYYY-MM-DD | --fiscal-year 年度] [--format json|csv|xlsx] [--output FILE]
                                   指標を計算する
  report --list                    指標の一覧
  user create 職員番号 --role 役割 [--role 役割 …] [--password-stdin]
  user role 職員番号 --role 役割 [--role 役割 …]
                                   利用者の役割を、指定したものだけにする
  user list [--format json]        利用者の一覧
  user reset-password 職員番号 [--password-stdin]
  user lock 職員番号
  user invite --all --output FILE  まだない利用者をまとめて作り、配付用の一覧を書き出す
  backup FILE                      データベース全体のバックアップを作る（サーバーは動いたままでよい）
  restore FILE [--verify]          バックアップから戻す（--verify は確かめるだけ）
  audit verify [--expect 番号:ハッシュ] [--format json]
                                   操作の記録と、その記録が書いた行が書き換えられていないか確かめる
  demo [--staff 人数] [--seed 数] [--today YYYY-MM-DD]
                                   空のデータベースに「汐見市」を作る

設定: DATABASE_URL（既定 file:data/kenshu.db）、DATABASE_AUTH_TOKEN`;

/** The lines of the usage about one command, each with what it is for. */
export function usageOf(command: string): string {
	const lines = usage.split('\n');
	const first = lines.findIndex((line) => line.startsWith(`  ${command} `));
	const rest = lines.slice(first + 1);
	const after = rest.findIndex((line) => !line.startsWith(`  ${command} `) && !line.startsWith(' '.repeat(10)));
	return [lines[0], '', ...lines.slice(first, first + 1 + after), '', lines.at(-1)].join('\n');
}
