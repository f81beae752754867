import { metadataDocument } from './document.ts'
import { registeredElsewhere } from './registered.ts'
import type { ClientSource } from './source.ts'
import { table } from './table.ts'
import { walletsByDid } from './wallet.ts'

/**
 * The sources of clients, in order of precedence. The first source that knows an id wins, so that no later source can impersonate a client that is
 * registered here.
 */
export const clientSources: readonly ClientSource[] = [table, metadataDocument, registeredElsewhere, walletsByDid]
