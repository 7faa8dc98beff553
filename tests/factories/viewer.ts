import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';

/** Somebody who asks: 職員 0001 of 企画課 (1010) below 企画部 (1000) on 2026-06-15, unless the test says otherwise. */
export function viewer(change: Partial<Viewer> = {}): Viewer {
	return {
		accountId: 1,
		staffNumber: '0001',
		staffId: 1,
		name: '海野 花子',
		roles: ['職員'],
		mustChangePassword: false,
		today: day('2026-06-15'),
		departmentCode: '1010',
		departmentName: '企画課',
		departmentLine: ['1010', '1000'],
		headed: new Set(),
		deputised: new Set(),
		inPlaceOf: [],
		confirmation: { completions: '所属長', holdings: '所属長' },
		...change
	};
}
