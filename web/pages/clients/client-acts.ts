import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import { client as clientResource } from '#model/client.ts'
import { call } from '../../api/call.ts'
import { create, patch, queries, remove, type Versioned } from '../../api/rows.ts'
import { randomText } from '../../auth/pkce.ts'
import { issuer } from '../../auth/place.ts'
import { holdFreshSecret } from '../../parts/fresh-secrets.ts'
import { done, refused } from '../../parts/said.ts'
import { CLIENTS, type ClientRow } from './client-row.ts'
import { offerUndo } from './undo-removal.tsx'

/** The actions on a client that ask first. */
export const askedActs = ['disable', 'remove', 'revoke', 'transfer', 'move'] as const
export type AskedAct = (typeof askedActs)[number]

/** The fields that an administrator may give a new client: what a copy of it is made from. */
export function copyableFields(client: ClientRow): Record<string, unknown> {
  const row = client as unknown as Record<string, unknown>
  const names = form(clientResource, 'admin').flatMap(({ name, editable }) => (editable === 'always' && row[name] !== undefined ? [name] : []))
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

/** Fields of which no two clients may have the same value. */
const unique = ['slug', 'registered_name', 'id_token_kid', 'did', 'key_pair_type', 'public_client_id'] as const

/** The command that makes the same client elsewhere. */
export const curlOf = (client: ClientRow): string =>
  [
    `curl -sS --fail-with-body "${issuer}/api/clients" \\`,
    '  -H "Authorization: Bearer $TOKEN" -H \'Content-Type: application/json\' \\',
    `  -d '${JSON.stringify({ client: copyableFields(client) }).replaceAll("'", `'\\''`)}'`,
  ].join('\n')

export const jsonOf = (client: ClientRow): string => JSON.stringify({ client: { id: client.id, ...copyableFields(client) } }, null, 2)

/** Changing, copying, and removing a client, as calls of the API. */
export function useClientActs({ row: client, etag }: Versioned<ClientRow>, settled: () => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = (id: string) => void navigate({ to: `/clients/${encodeURIComponent(id)}` })
  const changing = useMutation({
    mutationFn: (changes: Partial<ClientRow>) => patch(CLIENTS, { id: client.id, name: 'client', changes: changes as Record<string, unknown>, etag }),
    onSuccess: async () => {
      done(t('form.saved'))
      await queries.invalidateQueries({ queryKey: [`${CLIENTS}/${encodeURIComponent(client.id)}/activity`] })
    },
    onError: refused,
    onSettled: settled,
  })
  const removing = useMutation({
    mutationFn: () => remove(CLIENTS, client.id),
    onSuccess: () => {
      offerUndo({ ids: [client.id], words: t('client.removed', { name: client.name }), back: () => open(client.id) })
      void navigate({ to: '/clients' })
    },
    onError: refused,
    onSettled: settled,
  })
  const revoking = useMutation({
    mutationFn: () => call('/api/tokens/revoke', { method: 'POST', body: { client_id: client.id } }),
    onSuccess: async () => {
      done(t('client.revoked'))
      await queries.invalidateQueries({ queryKey: ['/api/tokens'] })
    },
    onError: refused,
    onSettled: settled,
  })
  const copying = useMutation({
    mutationFn: () => {
      const fields = Object.fromEntries(Object.entries(copyableFields(client)).filter(([name]) => !unique.some((one) => one === name)))
      return create<ClientRow & { readonly secret?: string }>(CLIENTS, 'client', { ...fields, name: t('client.copy_of', { name: client.name }) }, randomText())
    },
    onSuccess: (made) => {
      if (made.secret) holdFreshSecret(made.id, made.secret)
      done(t('client.duplicated'))
      open(made.id)
    },
    onError: refused,
  })
  const adopting = useMutation({
    mutationFn: () => call(`${CLIENTS}/${encodeURIComponent(client.id)}/adopt`, { method: 'POST' }),
    onSuccess: async () => {
      done(t('registrations.adopted', { name: client.name }))
      await queries.invalidateQueries({ queryKey: [CLIENTS] })
    },
    onError: refused,
  })
  return { changing, removing, revoking, copying, adopting }
}
