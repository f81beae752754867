import type { ClientSource } from './source.ts'
import { table } from './table.ts'

/** Where clients come from. The first source that knows an id has it, so nobody elsewhere can take the name of a client that was registered here. */
export const clientSources: readonly ClientSource[] = [table]
