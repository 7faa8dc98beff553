import type { DayNumber } from '$lib/domain/calendar';
import { EMPTY_SECTION } from '../town/departments';
import { digitalOfficers } from './digital-officers';
import type { DxTraining } from '../training/dx-training';
import { heads } from './heads';
import { leadersAndResponders } from './leaders';
import type { Person } from '../town/people';
import type { Setting } from '../setting';

export type Appointment = {
	person: Person;
	role: string;
	department: string;
	from: DayNumber;
	/** last day, null while open */
	to: DayNumber | null;
	/** 発令番号, blank where the order has none */
	orderNumber: string;
};

/** Every 役割の発令 of the town: heads, security managers, DX推進員, leaders and CSIRT, by person and date. */
export function appointmentsOf(people: Person[], setting: Setting, training: DxTraining): Appointment[] {
	return [
		...people.flatMap(heads),
		...people.flatMap(electionOfficeHead),
		...digitalOfficers(people, setting),
		...leadersAndResponders(people, setting, training)
	];
}

/** 選挙管理委員会事務局 is headed by the one who is lent to it as 事務局長. */
function electionOfficeHead(person: Person): Appointment[] {
	return person.concurrentPosts
		.filter((post) => post.department === EMPTY_SECTION && post.rank === '事務局長')
		.map(({ department, from, to }) => ({ person, role: '所属長', department, from, to, orderNumber: '' }));
}
