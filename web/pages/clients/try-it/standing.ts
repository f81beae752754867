import type { Registry } from '../../../api/registry.ts'
import type { ClientRow } from '../client-row.ts'
import { type WayName, wayNamesOf } from './way-names.ts'

/** The grants that the server has off until its operator says otherwise, and the setting that says so (RFC 9700 §2.1.2, §2.4). */
export const switched = { password: 'password_grant', implicit: 'implicit_grant' } as const
export type Switched = keyof typeof switched

/** A grant that cannot be run, and on which side it is off. */
export interface Off {
  readonly grant: Switched
  readonly atServer: boolean
  readonly atClient: boolean
}
/** The flows of a client that run from the page, those that do not and why, and those that no page can run. */
export interface Standing {
  readonly open: readonly WayName[]
  readonly off: readonly Off[]
  readonly elsewhere: readonly string[]
}

/** Where the grants of a client stand at a server that serves these. */
export function standingOf(client: ClientRow, served: readonly string[], registry: Registry): Standing {
  const wayNames = wayNamesOf(registry)
  const own = (grant: string) => client.supported_grant_types.includes(grant)
  const off = (Object.keys(switched) as Switched[])
    .map((grant) => ({ grant, atServer: !served.includes(grant), atClient: !own(grant) }))
    .filter(({ atServer, atClient }) => atServer || atClient)
  return {
    open: wayNames.filter((name) => own(name) && !off.some(({ grant }) => grant === name)),
    off,
    elsewhere: client.supported_grant_types.filter((grant) => !wayNames.includes(grant)),
  }
}
