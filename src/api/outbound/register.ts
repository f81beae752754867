import { secureUrl } from '#fields/kinds.ts'
import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { outboundProvider } from '#model/outbound/provider.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { discoverProvider } from '#outbound/discovery.ts'
import { outboundHealth } from '#outbound/health.ts'
import { presets } from '#outbound/presets/all.ts'
import { findShared, sharedWith } from '#outbound/shared.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { refuseStrays } from '../write/stray-members.ts'
import { needsProvider, withProvider } from './remote-answer.ts'

const doors = doorsOf('outbound')
const tag = 'outbound'
const text = { type: 'string' } as const
const orNothing = { type: ['string', 'null'] } as const
const instant = { type: ['integer', 'null'], description: 'In milliseconds since 1970.' } as const
const count = { type: 'integer', minimum: 0 } as const

async function discover(call: Call) {
  const sent = readMembers(call.request)
  const { issuer } = sent
  refuseStrays(sent, ['issuer'])
  const parsed = secureUrl().schema.safeParse(issuer)
  if (!parsed.success) throw unprocessable({ issuer: ['must be an https address; http is for loopback addresses only'] })
  const { provider, scopes } = await withProvider(call, () => discoverProvider(call.context.fetch, parsed.data))
  return json({ data: { provider, scopes } })
}

/** Lists the clients and providers that other tenants share with this one: they can be used, not read. */
async function listShared(call: Call) {
  const { context } = call
  const [clients, providers] = await Promise.all([sharedWith(context, remoteClient.name), sharedWith(context, outboundProvider.name)])
  const named = async (shares: typeof clients, resource: typeof remoteClient | typeof outboundProvider) =>
    (await Promise.all(shares.map(({ id }) => findShared(context, resource as typeof remoteClient, id)))).flatMap((housed) =>
      housed ? [{ id: housed.row.id, kind: resource.name, name: housed.row.name }] : [],
    )
  return json({ data: [...(await named(clients, remoteClient)), ...(await named(providers, outboundProvider))] })
}

const namedListSchema = (properties: Readonly<Record<string, object>>) => ({
  type: 'array',
  items: { type: 'object', required: ['id', 'name'], properties: { id: text, name: text, ...properties } },
})
const troubled = namedListSchema({ failing_since: instant, error: orNothing, error_description: orNothing })

/** The outbound register as a whole. */
export const outboundOverview: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/outbound/health',
    scopes: doors.read,
    tag,
    summary: 'How the outbound register does: secrets that expire, refreshes that fail, permissions that were lost, day by day',
    success: {
      status: 200,
      doc: 'The figures, and the first rows of each kind.',
      schema: () =>
        dataSchema({
          title: 'outbound_health',
          type: 'object',
          required: ['statuses', 'expiring_secrets', 'failing', 'lost', 'days'],
          properties: {
            statuses: {
              type: 'object',
              additionalProperties: count,
              description: 'How many authorizations there are in each status, counted no further than 10,000.',
            },
            expiring_secrets: namedListSchema({ secret_expires_at: instant }),
            failing: troubled,
            lost: troubled,
            days: {
              type: 'array',
              items: {
                type: 'object',
                required: ['day', 'refreshed', 'failed', 'lost'],
                properties: {
                  day: { type: 'integer', description: 'Its beginning, in milliseconds since 1970, in UTC.' },
                  refreshed: count,
                  failed: count,
                  lost: count,
                },
              },
            },
          },
        }),
    },
    run: async ({ context }) => json({ data: await outboundHealth(context) }),
  },
  {
    method: 'GET',
    path: '/api/outbound/presets',
    scopes: doors.read,
    tag,
    summary: 'The providers that are ready to be used',
    success: {
      status: 200,
      doc: 'Presets, by name.',
      schema: () =>
        dataSchema({
          type: 'array',
          items: {
            title: 'outbound_preset',
            type: 'object',
            required: ['id', 'name', 'provider', 'scopes'],
            properties: {
              id: text,
              name: text,
              documentation_uri: { type: 'string', description: 'Where a client is made there.' },
              provider: { type: 'object', additionalProperties: true, description: 'The fields of the provider.' },
              scopes: { type: 'object', additionalProperties: text },
              parameters: { type: 'array', items: { type: 'object', required: ['key', 'value'], properties: { key: text, value: text } } },
            },
          },
        }),
    },
    run: () => json({ data: presets.map(({ sign_in: _, ...shown }) => shown) }),
  },
  {
    method: 'GET',
    path: '/api/outbound/shared',
    scopes: doors.read,
    tag,
    summary: 'The clients and providers of other tenants that this one may use',
    success: { status: 200, doc: 'The shared clients and providers.', schema: () => dataSchema(namedListSchema({ kind: text })) },
    run: listShared,
  },
  {
    method: 'POST',
    path: '/api/outbound/providers/discover',
    scopes: doors.manage,
    tag,
    summary: 'Read what a server says of itself (RFC 8414), as fields of a provider; nothing is written',
    body: () => ({ type: 'object', required: ['issuer'], additionalProperties: false, properties: { issuer: text } }),
    success: {
      status: 200,
      doc: 'The fields of a provider, and the scopes that it knows.',
      schema: () =>
        dataSchema({
          title: 'discovered_provider',
          type: 'object',
          required: ['provider', 'scopes'],
          properties: { provider: { type: 'object', additionalProperties: true }, scopes: { type: 'array', items: text } },
        }),
    },
    ...needsProvider,
    run: discover,
  },
]
