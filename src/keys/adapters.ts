import type { GuardedFetch } from '#kit/fetch.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { signer } from '#model/signer.ts'
import { rememberedWhole } from '#store/remembered.ts'
import type { Store, TenantTables } from '#store/store.ts'
import { readAdapterKeys, type SigningAdapter } from './adapter.ts'
import { remoteSigner } from './remote-signer.ts'
import type { SealedFields } from './sealed.ts'

/** The dependencies of a tenant's adapters. */
export interface AdapterParts {
  readonly db: TenantTables
  readonly store: Store
  readonly sealed: SealedFields
  readonly fetch: GuardedFetch
}

/** The most signers of a tenant that are read. */
const MOST = 200

/** The adapters of a tenant by name, one for each signer. The same map until a signer changes. */
export const signingAdapters = ({ db, store, sealed, fetch }: AdapterParts): (() => MaybePromise<ReadonlyMap<string, SigningAdapter>>) =>
  rememberedWhole(
    { db, store },
    {
      resources: [signer],
      load: async () => {
        const rows = await db.table(signer).find({}, { limit: MOST })
        return new Map(
          rows.map((row) => [
            row.name,
            remoteSigner({ url: row.url, keys: readAdapterKeys(row.jwks), secret: () => sealed.open(signer, row, 'secret') }, fetch),
          ]),
        )
      },
    },
  )
