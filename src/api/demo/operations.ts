import { WALLET_CLIENT } from '#clients/sources/wallet.ts'
import { record } from '#events/record.ts'
import { json, noContent } from '#http/render.ts'
import { newOffer } from '#issuance/offers/new-offer.ts'
import { credentialOffer } from '#model/credential-offer.ts'
import { user } from '#model/user.ts'
import { startPresentation } from '#presentation/start.ts'
import { refuseUnlessAlmighty } from '../escalation.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { presentationDeed } from '../resources/presentations.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { readMembers } from '../write/body.ts'
import { faultIf, mergeErrors, refuseFaulty } from '../write/faults.ts'
import { strayMembers } from '../write/stray-members.ts'
import { CARD, DESK, type DemoRows, ensureDemo, removeDemo } from './rows.ts'

/** Seconds for a person to find their wallet. */
const LIFE = 600

const answerDemo = (demo_page: string) => json({ data: { demo_page } }, 201)

/** Offers the membership card to the caller; a client that calls for itself offers it to whoever signs in. */
async function offerCard(call: Call) {
  const { context, actor } = call
  const person = actor.type === 'user' ? await context.db.table(user).get(actor.id) : undefined
  const to = person ? ({ id: DESK, grants: ['preauthorized_code'] } as const) : ({ id: WALLET_CLIENT, grants: ['authorization_code'] } as const)
  const client = { id: to.id, enforce_tx_code: false }
  const draft = { client, person, credential_configuration_ids: [CARD], grants: [...to.grants], life: LIFE }
  const made = newOffer(draft, context)
  const answer = answerDemo(made.told.offer_page)
  await context.db.together((batch) => {
    batch.insert(credentialOffer, made.row)
    audit(batch, call, { resource: credentialOffer, deed: 'created', is: made.row })
    call.settle(batch, answer)
  })
  return answer
}

/** Asks for the membership card, and where something follows, offers it to the wallet that answered. */
async function askForCard(call: Call, asked: DemoRows['door'], follows: boolean) {
  const { context, actor } = call
  const after = { purpose: 'wallet', client_id: DESK, offer_follows: true, return_to: `${context.issuer}/wallet` } as const
  const page = (handle: string) => `${context.issuer}/present?presentation=${handle}`
  const begun = follows ? after : ({ purpose: 'api', client_id: actor.client_id } as const)
  const { handle } = await startPresentation(context, asked, begun, (batch, started) => {
    record(batch, presentationDeed(call, started.row, 'presentation.started'))
    call.settle(batch, answerDemo(page(started.handle)))
  })
  return answerDemo(page(handle))
}

/** The flows that can be tried. */
const flows: Readonly<Record<string, (call: Call, rows: DemoRows) => ReturnType<typeof offerCard>>> = {
  issuance: offerCard,
  presentation: (call, { door }) => askForCard(call, door, false),
  issuance_after_presentation: (call, { boathouse }) => askForCard(call, boathouse, true),
}
const names = Object.keys(flows)

async function begin(call: Call) {
  const sent = readMembers(call.request)
  const flow = typeof sent['flow'] === 'string' && Object.hasOwn(flows, sent['flow']) ? flows[sent['flow']] : undefined
  refuseFaulty(mergeErrors(strayMembers(sent, ['flow']), faultIf(!flow, 'flow', `expected one of ${names.join(', ')}`)))
  await refuseUnlessAlmighty(call)
  const rows = await ensureDemo(call)
  return (flow ?? offerCard)(call, rows)
}

const scopes = doorsOf('credentials').manage
const TAG = 'demo'

/** `/api/demo`: the flows of verifiable credentials, to try with the built-in wallet. */
export const demoOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/api/demo',
    scopes,
    tag: TAG,
    summary: 'Begin a demo of verifiable credentials',
    body: () => ({
      type: 'object',
      required: ['flow'],
      additionalProperties: false,
      properties: {
        flow: {
          enum: names,
          description: 'A card is issued, asked for, or asked for and followed by another. What the demo needs is made where it is missing.',
        },
      },
    }),
    success: {
      status: 201,
      doc: 'A demo that waits for a wallet.',
      schema: () =>
        dataSchema({
          type: 'object',
          properties: { demo_page: { type: 'string', description: 'The page to open: with a QR code, and a link to the built-in wallet.' } },
        }),
    },
    run: begin,
  },
  {
    method: 'DELETE',
    path: '/api/demo',
    scopes,
    tag: TAG,
    summary: 'Remove the clients, credential configurations and verifiers of the demo',
    success: { status: 204, doc: 'Gone.' },
    async run(call) {
      await refuseUnlessAlmighty(call)
      await removeDemo(call)
      return noContent()
    },
  },
]
