import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { client } from '#model/client.ts'
import { type CredentialConfiguration, credentialConfiguration } from '#model/credential-configuration.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import type { Administered } from '../administered.ts'
import type { Call } from '../operation.ts'
import { clientResource } from '../resources/clients.ts'
import { credentialKinds } from '../resources/credential-configurations.ts'
import { verifiers } from '../resources/verifiers.ts'
import { audit } from '../write/audit.ts'
import { createRow } from '../write/create.ts'
import { configurationHistory, keepVersion } from '../write/history.ts'
import { removeRow } from '../write/remove.ts'

/** The client of the demo: the desk that issues. */
export const DESK = 'demo-membership-desk'
/** The credentials: a membership card, and the pass that follows when it is shown. */
export const [CARD, PASS] = ['demo-membership-card', 'demo-boat-pass']

const clientsOf = ({ issuer }: Context) => [
  {
    id: DESK,
    name: 'Demo: membership desk',
    description: 'Issues the credentials of the demo.',
    supported_grant_types: ['preauthorized_code', 'vp_token'],
    redirect_uris: [`${issuer}/wallet`],
  },
]

const demoType = ({ issuer }: Context, name: string) => `${issuer}/demo/${name}`
const cardOf = (en: string, fr: string, background_color: string) => [
  { name: en, locale: 'en', background_color },
  { name: fr, locale: 'fr', background_color },
]

const configurationsOf = (context: Context, at: number): readonly CredentialConfiguration[] => [
  newRow(credentialConfiguration, {
    id: 'vcc_demo_membership_card',
    identifier: CARD,
    description: 'Demo: a membership card.',
    vct: demoType(context, 'membership'),
    claims: [
      { name: 'username', pointer: 'preferred_username', mandatory: true, disclosable: true, display: [{ name: 'Member' }, { name: 'Membre', locale: 'fr' }] },
      { name: 'name', disclosable: true, display: [{ name: 'Name' }, { name: 'Nom', locale: 'fr' }] },
      { name: 'level', value: 'Gold', disclosable: true, display: [{ name: 'Level' }, { name: 'Niveau', locale: 'fr' }] },
    ],
    display: cardOf('Demo membership card', 'Carte de membre (démo)', '#12107c'),
    created_at: at,
    updated_at: at,
  }),
  newRow(credentialConfiguration, {
    id: 'vcc_demo_boat_pass',
    identifier: PASS,
    description: 'Demo: a pass for whoever shows the membership card.',
    vct: demoType(context, 'boat-pass'),
    claims: [
      {
        name: 'holder',
        pointer: 'presented.card.username',
        mandatory: true,
        disclosable: true,
        display: [{ name: 'Holder' }, { name: 'Titulaire', locale: 'fr' }],
      },
      { name: 'boat', value: 'Heron', display: [{ name: 'Boat' }, { name: 'Bateau', locale: 'fr' }] },
    ],
    display: cardOf('Demo boat pass', 'Laissez-passer (démo)', '#0b5d4b'),
    created_at: at,
    updated_at: at,
  }),
]

/** A verifier that asks for one claim of the membership card. */
const asking = (context: Context, claim: string) => ({
  credentials: [{ id: 'card', format: 'dc+sd-jwt' as const, meta: { vct_values: [demoType(context, 'membership')] }, claims: [{ path: [claim] }] }],
})
const verifiersOf = (context: Context, at: number): readonly Verifier[] => [
  newRow(verifier, {
    id: 'vrf_demo_club_door',
    name: 'Demo: club door',
    scope: 'demo_club_door',
    purpose: 'Show the level of your demo membership card.',
    dcql: asking(context, 'level'),
    created_at: at,
    updated_at: at,
  }),
  newRow(verifier, {
    id: 'vrf_demo_boathouse',
    name: 'Demo: boathouse',
    scope: 'demo_boathouse',
    purpose: 'Show your demo membership card, and get a boat pass.',
    dcql: asking(context, 'username'),
    subject_claim: 'username',
    offers: [PASS],
    created_at: at,
    updated_at: at,
  }),
]

/** The verifiers of the demo. */
export interface DemoRows {
  readonly door: Verifier
  readonly boathouse: Verifier
}

/** Makes the rows of the demo that are not there; those that are there stay as they are, so that people may play with them. */
export async function ensureDemo(call: Call): Promise<DemoRows> {
  const { context } = call
  const { db } = context
  const found = <T>(rows: readonly (T | undefined)[]) => rows.filter((row) => row !== undefined)
  for (const sent of clientsOf(context))
    if (!(await db.table(client).get(sent.id)))
      await createRow(clientResource as Administered, { ...call, settle: () => {} }, { sent, collection: '/api/clients' })
  const [configurations, asked] = [configurationsOf(context, context.now()), verifiersOf(context, context.now())]
  const [kept, known] = await Promise.all([
    Promise.all(configurations.map(({ id }) => db.table(credentialConfiguration).get(id))).then(found),
    Promise.all(asked.map(({ id }) => db.table(verifier).get(id))).then(found),
  ])
  await db.together((batch) => {
    for (const is of configurations.filter(({ id }) => !kept.some((one) => one.id === id))) {
      batch.insert(credentialConfiguration, is)
      keepVersion(batch, configurationHistory, is, call)
      audit(batch, call, { resource: credentialConfiguration, deed: 'created', is })
    }
    for (const is of asked.filter(({ id }) => !known.some((one) => one.id === id))) {
      batch.insert(verifier, is)
      audit(batch, call, { resource: verifier, deed: 'created', is })
    }
  })
  const [door, boathouse] = asked.map((row) => known.find(({ id }) => id === row.id) ?? row) as [Verifier, Verifier]
  return { door, boathouse }
}

/** Removes the rows of the demo that are there, each as the API removes it. */
export async function removeDemo(call: Call): Promise<void> {
  const { context } = call
  const removal = async (a: Administered, ids: readonly string[]) => {
    for (const id of ids) {
      if (!(await context.db.table(a.resource).get(id))) continue
      const headers = Object.fromEntries(Object.entries(call.request.headers).filter(([name]) => name !== 'if-match'))
      await removeRow(a, { ...call, request: { ...call.request, headers, params: { id } }, settle: () => {} })
    }
  }
  const named = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
  await removal(verifiers as Administered, named(verifiersOf(context, 0)))
  await removal(credentialKinds as Administered, named(configurationsOf(context, 0)))
  await removal(clientResource as Administered, named(clientsOf(context)))
}
