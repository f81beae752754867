import type { Texts } from './en.ts'

export const fr = {} as Texts
