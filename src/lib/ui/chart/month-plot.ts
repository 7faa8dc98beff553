import type { CivilDate } from '$lib/domain/calendar';
import type { Piece } from './target-geometry';

/** The place of the curve in px: what is above it, its own height, and what is written below. */
export const plot = { top: 26, height: 220, bottom: 48 };

/** A known day of the curve: `x` in percent, `y` in px. */
export type Point = { x: number; y: number; text: string; asOf: CivilDate };

/** A target's line and words. */
export type TargetLine = Piece & { text: string };

/** A fiscal year under the curve, in percent; `start` is its 1 April, null where the curve begins later. */
export type Span = { fiscalYear: number; x1: number; x2: number; start: number | null };
