import { addAbsences } from './town/absences';
import { appointmentsOf } from './roles/appointments';
import { careers } from './town/careers';
import { addConcurrentPosts } from './town/concurrent-posts';
import { DxTraining } from './training/dx-training';
import { exercisesOf } from './training/exercises';
import { type EnteredValue, manualValuesOf } from './manual-values';
import { type PackageFile, type TownRecords, packageFiles } from './package-files';
import { plansOf } from './plans';
import { qualificationsOf } from './training/qualifications';
import { type Setting, settingOf } from './setting';
import signIns from './sign-ins.json';
import { waitingInVisitedSection, waitingRecords } from './training/waiting-records';
import { habitOf } from './training/year-of-training';

export type SignIn = { title: string; staffNumber: string; password: string; roles: string[] };

export type DemonstrationTown = {
	/** The import package: each file's rows, the header with the English column names first. May be read more than once. */
	files: Record<PackageFile, Iterable<string[]>>;
	/** the value of plan.json */
	plan: unknown;
	/** numbers entered by hand, which no file of a package holds */
	manualValues: EnteredValue[];
	/** Who can sign in. 所属長 needs no role: an appointment in appointments.csv makes them one. */
	signIns: SignIn[];
};

/**
 * 汐見市, an invented town, as an import package. The same options give the same rows, on every machine and day.
 *
 * @param options staff: about how many people are employed today (438 unless told, at least 100); today: `YYYY-MM-DD`
 * @throws RangeError when today is no day or before 2026-04-01, or staff is below 100
 */
export function demonstrationTown(options: { staff?: number; seed?: number; today: string }): DemonstrationTown {
	const setting = settingOf(options);
	const files = packageFiles(recordsOfTown(setting));
	return { files, plan: plansOf(setting), manualValues: manualValuesOf(setting), signIns };
}

function recordsOfTown(setting: Setting): TownRecords {
	const people = careers(setting);
	addAbsences(people, setting);
	addConcurrentPosts(people, setting);
	const reserved = waitingInVisitedSection(people, setting);
	const training = new DxTraining(people, setting, reserved);
	const habit = habitOf(people, setting);
	const appointments = appointmentsOf(people, setting, training);
	const waiting = waitingRecords(people, reserved, training, setting, habit);
	const exercises = exercisesOf(appointments, setting);
	const sources = { setting, habit, training, exercises, waiting };
	return { setting, people, appointments, holdings: qualificationsOf(people, setting), sources };
}
