import { accountSentences } from './account';
import { describeTold } from './testing/told';

describeTold('accounts', accountSentences, [
	{
		event: 'account.created',
		payload: { accountId: 3, staffNumber: '1234', roles: ['職員', '人事'] },
		sentence: '利用者を作りました：佐藤 花子（1234）（役割 職員・人事）'
	},
	{
		event: 'account.created',
		payload: { accounts: 250, roles: ['職員'] },
		sentence: '利用者を250人分作りました（役割 職員）'
	},
	{
		event: 'account.password-changed',
		payload: { accountId: 4 },
		sentence: 'パスワードを変更しました：管理者（9001）'
	},
	{
		event: 'account.password-reset',
		payload: { accountId: 3, unlocked: false },
		sentence: 'パスワードを再発行しました：佐藤 花子（1234）'
	},
	{
		event: 'account.password-reset',
		payload: { accountId: 3, unlocked: true },
		sentence: 'パスワードを再発行しました：佐藤 花子（1234）（停止を解きました）'
	},
	{ event: 'account.locked', payload: { accountId: 3 }, sentence: '利用者を停止しました：佐藤 花子（1234）' },
	{
		event: 'account.roles-changed',
		payload: { accountId: 3, before: ['職員'], roles: ['職員', '人事'] },
		sentence: '役割を変更しました：佐藤 花子（1234）（職員 → 職員・人事）'
	}
]);
