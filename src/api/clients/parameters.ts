import type { AnyResource } from '#fields/resource.ts'
import { parameterReferences } from '#model/application-parameters.ts'
import type { client } from '#model/client.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { anyOf } from '#store/store.ts'
import type { Edit } from '../administered.ts'
import type { Call } from '../operation.ts'
import type { FieldErrors } from '../write/faults.ts'

const referred: Readonly<Record<(typeof parameterReferences)[number], AnyResource>> = {
  outbound_connection: outboundConnection,
  outbound_authorization: outboundAuthorization,
  remote_client: remoteClient,
}

const missing: Readonly<Record<(typeof parameterReferences)[number], (key: string) => string>> = {
  outbound_connection: (key) => `there is no outbound connection ${key}`,
  outbound_authorization: (key) => `there is no outbound authorization ${key}`,
  remote_client: (key) => `there is no remote client ${key}`,
}

/** The faults of parameter values that are keys of rows which do not exist. Those that stood before are let be: a row may have been deleted since. */
export async function parameterReferenceFaults({ was, draft }: Edit<typeof client.fields>, { context: { db } }: Call): Promise<FieldErrors> {
  const messages: string[] = []
  for (const type of parameterReferences) {
    const given = draft.parameters.filter((one) => one.type === type).flatMap(({ name }) => draft.parameter_values[name] ?? [])
    const before = new Set(Object.values(was?.parameter_values ?? {}).flat())
    const keys = given.filter((key): key is string => typeof key === 'string' && !before.has(key))
    if (keys.length === 0) continue
    const resource = referred[type]
    const rows = await db.table(resource).find({ id: anyOf(keys) }, { limit: keys.length })
    for (const key of keys) if (!rows.some((row) => row['id'] === key)) messages.push(missing[type](key.slice(0, 64)))
  }
  return messages.length > 0 ? { parameter_values: messages } : {}
}
