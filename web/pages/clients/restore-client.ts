import { call } from '../../api/call.ts'
import { fetchPage, queries } from '../../api/rows.ts'
import { holdFreshSecret } from '../../parts/fresh-secrets.ts'
import { CLIENTS } from './client-row.ts'

/** Brings a deleted client back as it last was. Its secrets died with it: it gets a new one, which its page shows once. */
export async function restoreClient(id: string, version?: number): Promise<void> {
  const path = `${CLIENTS}/${encodeURIComponent(id)}/versions`
  const last = version ?? (await fetchPage<{ readonly version: number }>(path, { limit: 1 })).data[0]?.version
  const { body } = await call<{ readonly data: { readonly secret?: string } }>(`${path}/${last}/restore`, { method: 'POST' })
  if (body.data.secret) holdFreshSecret(id, body.data.secret)
  await queries.invalidateQueries({ queryKey: [CLIENTS] })
}
