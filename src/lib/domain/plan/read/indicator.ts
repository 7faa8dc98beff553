import { type Indicator, indicatorKinds, type IndicatorRule } from '../rule';
import { longestName } from '../line';
import { type ObjectReader } from './object-reader';
import { keysOfKind, ruleReaders } from './rule';
import { readTargets } from './targets';

const commonKeys = ['code', 'name', 'note', 'kind', 'targets'];

/** What could be read of an indicator; `indicator` null where it has a fault. */
export type IndicatorReading = { code: string | undefined; path: string; indicator: Indicator | null };

/** Reads one indicator with its rule and targets. Faults go to the reader's context. */
export function readIndicator(reader: ObjectReader, planCode: string | undefined): IndicatorReading {
	const before = reader.context.faults.length;
	const kind = reader.word('kind', indicatorKinds);
	if (kind) reader.refuseKeysBeside([...commonKeys, ...keysOfKind[kind]]);
	const code = reader.code('code');
	const name = reader.line('name', longestName);
	const note = reader.textOrNull('note');
	const rule = kind && ruleReaders[kind](reader);
	const targets = readTargets(reader);
	const sound = reader.context.faults.length === before && planCode !== undefined;
	const indicator = sound ? ({ code, planCode, name, note, rule: rule as IndicatorRule, targets } as Indicator) : null;
	return { code, path: reader.at('code'), indicator };
}
