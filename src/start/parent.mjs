import { readFileSync } from 'node:fs';

/**
 * Ends this process, as an ordinary stop would, when the one that started it is gone: npm killed outright tells its
 * children nothing, and a server left behind keeps the port and the database.
 */
export function stopWithParent() {
	const before = starters();
	const watch = () => starters() !== before && process.kill(process.pid, 'SIGTERM');
	setInterval(watch, 1000).unref();
}

/** Who started us: the parent and, where the parent is only a shell that npm put between, npm. */
function starters() {
	const { name, parent } = readProcess(process.ppid);
	return /^(sh|dash|bash)$/.test(name) ? `${process.ppid} ${parent}` : `${process.ppid}`;
}

/**
 * @param {number} pid
 * @returns {{ name: string, parent: string }} blank where the system does not tell (only Linux does)
 */
function readProcess(pid) {
	try {
		const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
		return { name, parent };
	} catch {
		return { name: '', parent: '' };
	}
}
