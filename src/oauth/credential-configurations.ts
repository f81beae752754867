import { effective } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type CredentialConfiguration, credentialConfiguration } from '#model/credential-configuration.ts'
import { isInUse } from '#model/desk/answered-for.ts'
import { rememberedWhole } from '#store/remembered.ts'

/** The greatest number of active configurations of a tenant. */
const MOST = 500

/** The credential configurations in use of a tenant, by their identifiers. */
export type CredentialConfigurations = ReadonlyMap<string, CredentialConfiguration>

const active = memoizeWeak((context: Context) =>
  rememberedWhole(context, {
    resources: [credentialConfiguration],
    load: async (): Promise<CredentialConfigurations> => {
      const rows = await context.db.table(credentialConfiguration).find({ active: true }, { limit: MOST })
      return new Map(
        rows.filter((row) => isInUse(row, context.settings)).map((row) => [row.identifier, effective(credentialConfiguration, row, { ...context.settings })]),
      )
    },
  }),
)
/** The credentials that can be issued in a tenant; the same object until one changes. */
export const credentialConfigurations = (context: Context): MaybePromise<CredentialConfigurations> => active(context)()
