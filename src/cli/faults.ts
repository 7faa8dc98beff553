import { type Fault } from '$lib/domain/exchange';
import { type Io } from './command';

/** The answer of a refused import as the contract has it: nothing written, every fault. */
export function refusalAsJson(faults: readonly Fault[]): string {
	return JSON.stringify({ import: null, written: false, files: {}, errors: faults });
}

/** One summary line, then a line a fault with its place. */
export function printFaults(io: Io, faults: readonly Fault[]): void {
	io.err(`${faults.length} 件の誤りがあるため、何も取り込みませんでした。直してからもう一度取り込んでください。`);
	for (const { file, row, column, message } of faults)
		io.err([file, row === null ? null : `${row}行`, column, message].filter((part) => part !== null).join('\t'));
}
