import { type PostureOf, toMend } from '#model/posture-rule.ts'
import type { Warning } from '../administered.ts'

/** The warnings about a row on the desk: what its posture rules find to mend, each at the field that decides it. */
export const postureWarnings = <R>(posture: PostureOf<R>): readonly Warning[] =>
  toMend(posture).map(({ fields: [field], sentence }) => ({ field, message: sentence }))
