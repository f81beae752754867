import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { compileJsonSchema, type JsonSchemaCheck } from '#kit/json-schema.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type AuthorizationDetailType, authorizationDetailType } from '#model/authorization-detail-type.ts'
import { credentialConfiguration } from '#model/credential-configuration.ts'
import { rememberedWhole } from '#store/remembered.ts'
import { credentialConfigurations } from '../credential-configurations.ts'
import { credentialDetailType } from './openid-credential.ts'

/** The greatest number of types in a tenant. */
const MOST = 500

/** The active types of a tenant, by their names. */
export type DetailTypes = ReadonlyMap<string, AuthorizationDetailType>

const known = memoizeWeak((context: Context) =>
  rememberedWhole(context, {
    resources: [authorizationDetailType, credentialConfiguration],
    load: async (): Promise<DetailTypes> => {
      const rows = await context.db.table(authorizationDetailType).find({ active: true }, { limit: MOST })
      const built = credentialDetailType(await credentialConfigurations(context))
      return new Map([...rows, ...built].map((row) => [row.type, row]))
    },
  }),
)
/** The types of authorization details that can be requested in a tenant; the same object until one changes. */
export const detailTypes = (context: Context): MaybePromise<DetailTypes> => known(context)()

/** The compiled schema of a type, made once for each version of its row. */
export const schemaOf = memoizeWeak(({ schema }: AuthorizationDetailType): Promise<JsonSchemaCheck> => compileJsonSchema(schema))

/** True when a client may request details of a type (RFC 9396 §10). */
export const mayRequest = ({ authorization_details_types: listed }: CompiledClient, { type }: Pick<AuthorizationDetailType, 'type'>): boolean =>
  listed.includes(type)
