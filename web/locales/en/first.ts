import { clients } from './clients.ts'
import { frame } from './frame.ts'
import { listedValues } from './listed-values.ts'

/** The texts of the first page: they are loaded with it. */
export const first = { ...frame, ...clients, values: listedValues }
