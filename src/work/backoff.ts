import { randomInt } from 'node:crypto'

const [FIRST, LONGEST] = [2000, 3_600_000]

/** Exponential backoff with full jitter: a random wait in milliseconds of up to 2, 4, 8 … seconds, at most an hour, after the `failures`th failure. */
export const backoff = (failures: number): number => 500 + randomInt(Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20)))
