import type { Context } from '#http/context.ts'
import type { Presentation } from '#model/presentation/presentation.ts'

type Vaulted = Pick<Context, 'vault'>

/** The claims of a presentation, by the ids of the query. */
export type PresentedClaims = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

const about = (id: string) => `claims of ${id}`

/** Seals the claims of a presentation for its row, and no other. */
export const sealClaims = ({ vault }: Vaulted, id: string, claims: PresentedClaims): string => vault.seal(JSON.stringify(claims), about(id))

/** The claims of an accepted presentation; undefined when there are none. */
export const openClaims = ({ vault }: Vaulted, { id, sealed_claims }: Presentation): PresentedClaims | undefined =>
  sealed_claims === undefined ? undefined : JSON.parse(vault.unseal(sealed_claims, about(id)))
