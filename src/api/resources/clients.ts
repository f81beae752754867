import { choices, removeBelongings } from '#clients/dependents.ts'
import { refuseRemoval } from '#clients/protection.ts'
import { source } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { lastUse } from '#model/activity.ts'
import { type Client, client } from '#model/client.ts'
import { clientAliases } from '#model/client-aliases.ts'
import { type ClientState, clientState, clientStates } from '#model/client-state.ts'
import { fieldsWith } from '#model/client-traits.ts'
import { grantsOfKind } from '#model/start-values.ts'
import { anyOf, type Batch, before } from '#store/store.ts'
import { type AnyRow, declared, type Narrowing } from '../administered.ts'
import { clientFaults, fillClient, planClient, retireKeys } from '../clients/edit.ts'
import { scopesOf } from '../clients/powers.ts'
import { presentClients } from '../clients/present.ts'
import { unregister } from '../clients/registration.ts'
import { planTestUsersGone } from '../clients/test-users.ts'
import { warningsOf } from '../clients/warnings.ts'
import { refuseEscalation } from '../escalation.ts'
import { choiceIn, instantIn } from '../list/query.ts'
import type { Call } from '../operation.ts'
import { refuseIfReferred } from '../write/referrers.ts'

const idleSince: Narrowing = {
  name: 'idle_since',
  doc: 'Clients that got no token since this moment, or never got one.',
  schema: { type: 'string' },
  // A client that did not exist at that moment was not idle.
  match: (value) => ({ created_at: before(instantIn('idle_since', value)) }),
  screen: notUsedSince,
  along: (value) => ({ last_used_at: before(instantIn('idle_since', value)) }),
}

async function notUsedSince(rows: readonly AnyRow[], value: string, { context }: Call): Promise<AnyRow[]> {
  if (rows.length === 0) return []
  const since = instantIn('idle_since', value)
  const uses = await context.db.table(lastUse).find({ id: anyOf(rows.map((row) => String(row['id']))) })
  const used = new Set(uses.filter(({ last_used_at }) => last_used_at >= since).map(({ id }) => id))
  return rows.filter((row) => !used.has(String(row['id'])))
}

const inState: Narrowing = {
  name: 'state',
  doc: `Clients in this state: ${clientStates.join(', ')}.`,
  schema: { enum: [...clientStates] },
  match: (value) => ({ active: stateIn(value) !== 'disabled' }),
  screen: async (rows, value, { context }) => {
    const wanted = stateIn(value)
    if (rows.length === 0 || wanted === 'disabled') return rows
    const uses = await context.db.table(lastUse).find({ id: anyOf(rows.map((row) => String(row['id']))) })
    const useOf = new Map(uses.map((use) => [use.id, use]))
    return rows.filter((row) => clientState(row as Client, useOf.get(String(row['id'])), context.now()) === wanted)
  },
}

const stateIn = (value: string): ClientState => choiceIn('state', value, clientStates)

/** Plans the removal of a client with its dependents. @throws {Refusal} 403, 409 */
export async function planRemoval(row: Client, call: Call) {
  refuseRemoval(row)
  await refuseIfReferred(call, row.id, choices)
  const testUsersGo = await planTestUsersGone(row.id, call)
  return {
    also: (batch: Batch) => {
      testUsersGo(batch)
      removeBelongings(batch, row.id)
      unregister(batch, row, call)
      retireKeys(batch, row, { call })
    },
  }
}

/** `/api/clients`, without its verbs. */
export const clientResource = declared(client, {
  holding: { grant_type: 'supported_grant_types', label: 'labels' },
  narrowing: [idleSince, inState],
  orderings: ['last_used_at', 'recent_tokens', 'recent_refusals'].map((field) => ({ field, by: lastUse })),
  whole: fieldsWith('whole'),
  extras: {
    last_used_at: { type: ['integer', 'null'], description: 'When it last got a token; in lists.' },
    state: { enum: [...clientStates], description: 'How it does, in one word; in lists.' },
    last_refused_at: { type: ['integer', 'null'], description: 'When it was last refused; in lists.' },
    last_refusal: { type: ['string', 'null'], description: 'The OAuth error of the last refusal; in lists.' },
    recent_tokens: { type: 'integer', description: 'Access tokens issued today and in the seven days before; in lists.' },
    recent_refusals: { type: 'integer', description: 'Requests refused today and in the seven days before; in lists.' },
    owner_name: { type: ['string', 'null'], description: 'The name of the person who owns it; not in lists.' },
    secret: { type: 'string', description: 'The secret, only in the answer that made it.' },
  },
  further: {
    public_key: field(source(16_384), {
      doc: 'The public key of a key pair of the tenant, which then signs for the client, as with `key_pair_id`.',
      optional: true,
    }),
  },
  aliases: clientAliases,
  initials: ({ kind }) => grantsOfKind(kind as Client['kind'] | undefined),
  fill: fillClient,
  faults: clientFaults,
  plan: planClient,
  present: presentClients,
  warnings: warningsOf,
  async removal(row, call) {
    await refuseEscalation(call, scopesOf(row))
    return planRemoval(row, call)
  },
})
