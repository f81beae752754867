import { record } from '#events/record.ts'
import { forbidden, notFound, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { parseForm } from '#http/request.ts'
import { isInUse } from '#model/desk/answered-for.ts'
import { type Presentation, presentation } from '#model/presentation/presentation.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { PRESENTATION_REQUEST } from '#model/system-scopes.ts'
import { digestOfCode } from '#presentation/answer.ts'
import { openClaims } from '#presentation/kept-claims.ts'
import { walletLink } from '#presentation/request.ts'
import { startPresentation } from '#presentation/start.ts'
import type { Transaction } from '#presentation/transaction.ts'
import { declared } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { faultIf, mergeErrors, refuseFaulty } from '../write/faults.ts'

/** `/api/presentations`: the presentations that were asked for lately, and what was seen. */
export const presentations = declared(presentation)

const scopes = [PRESENTATION_REQUEST, ...doorsOf('credentials').manage]

interface PresentationOrder {
  readonly verifier: string
  readonly return_to?: string
}
const isReturn = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= 2048 &&
  URL.canParse(value) &&
  (value.startsWith('https://') || /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3})[:/]/.test(value))

/** @throws {Refusal} 422 */
function readOrder(call: Call): PresentationOrder {
  const { verifier: named, return_to, ...unknown } = readMembers(call.request)
  const strays = Object.keys(unknown).map((name) => ({ [name.slice(0, 64)]: ['is not known here; there is verifier and return_to'] }))
  refuseFaulty(
    mergeErrors(
      ...strays,
      faultIf(typeof named !== 'string' || named === '' || named.length > 256, 'verifier', 'expected the id, the name or the scope of a verifier'),
      faultIf(return_to !== undefined && !isReturn(return_to), 'return_to', 'expected an https address'),
    ),
  )
  return { verifier: String(named), ...(isReturn(return_to) ? { return_to } : {}) }
}

/** Finds a verifier that the caller may ask by: any for an administrator; for others, those of all clients and their own. @throws {Refusal} */
async function verifierFor({ context, actor }: Call, named: string): Promise<Verifier> {
  const table = context.db.table(verifier)
  const [byScope] = await table.find({ scope: named }, { limit: 1 })
  const found = byScope ?? (await table.get(named)) ?? (await table.find({ name: named }, { limit: 1 }))[0]
  if (!found || !isInUse(found, context.settings)) throw unprocessable({ verifier: [`there is no active verifier ${named}`] })
  const isOpen = found.client_id === undefined || found.client_id === actor.client_id
  if (!isOpen && !doorsOf('credentials').manage.some((name) => actor.scopes.has(name))) throw forbidden('this verifier asks for another client')
  return found
}

/** The answer about a presentation that was begun. */
function toldStart({ context }: Call, asked: Transaction) {
  const links = {
    page: `${context.issuer}/present?presentation=${asked.handle}`,
    same_device: walletLink(context, asked, 'same_device'),
    ...(asked.verifier.cross_device && { cross_device: walletLink(context, asked, 'cross_device') }),
  }
  const { id, state, expires_at } = asked.row
  return json({ data: { id, state, expires_at, links } }, 201)
}

async function begin(call: Call) {
  const { context, actor } = call
  const { verifier: named, return_to } = readOrder(call)
  const by = await verifierFor(call, named)
  // The browser goes on to the offer and not to a page, so the code that reading the claims demands would never arrive.
  const isLost = return_to !== undefined && by.offers.length > 0
  if (isLost) throw unprocessable({ return_to: ['must be absent: after this verifier the wallet goes on to the credentials that it offers'] })
  const begun = { purpose: 'api', client_id: actor.client_id, return_to, offer_follows: by.offers.length > 0 } as const
  const asked = await startPresentation(context, by, begun, (batch, started) => {
    record(batch, presentationDeed(call, started.row, 'presentation.started'))
    call.settle(batch, toldStart(call, started))
  })
  return toldStart(call, asked)
}

/** Finds a presentation that the caller began. Claims are about people: an administrator does not read those of another application. @throws {Refusal} */
async function ownPresentation(call: Call): Promise<Presentation> {
  const row = await call.context.db.table(presentation).get(keyIn(call))
  if (row?.purpose !== 'api' || row.client_id !== call.actor.client_id) throw notFound('there is no such presentation of this client')
  return row
}

async function readPresented(call: Call) {
  const { context, request } = call
  const row = await ownPresentation(call)
  const { state, seen, holder, refusal, flow } = row
  const { response_code } = parseForm(request.query)
  // OID4VP 1.0 §13.3: the code proves that the person at the wallet is the one at the browser.
  const isProved =
    flow !== 'same_device' || row.return_to === undefined || (response_code !== undefined && digestOfCode(context, response_code) === row.response_code)
  if (!isProved) throw forbidden('response_code is missing or wrong: it came to return_to with the browser')
  const claims = openClaims(context, row)
  if (claims) await context.db.together((batch) => record(batch, presentationDeed(call, row, 'presentation.read')))
  return json({ data: { id: row.id, state, flow: flow ?? null, holder: holder ?? null, refusal: refusal ?? null, seen, claims: claims ?? null } })
}

/** The event of what a caller does with a presentation. */
export const presentationDeed = ({ context, actor, request }: Call, row: Presentation, action: string) => ({
  at: context.now(),
  actor_type: actor.type,
  actor_id: actor.id,
  client_id: actor.client_id,
  action,
  target_type: 'presentation',
  target_id: row.id,
  address: request.address,
  request_id: request.id,
})

const linkSchema = (description: string) => ({ type: 'string', description })
const nullableSchema = (type: string, description: string) => ({ type: [type, 'null'], description })

/** Operations on presentations beyond CRUD. */
export const presentationOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/api/presentations',
    scopes,
    tag: 'presentation',
    summary: 'Ask for a presentation of credentials',
    body: () => ({
      type: 'object',
      required: ['verifier'],
      additionalProperties: false,
      properties: {
        verifier: linkSchema('The id, the name or the scope of a verifier.'),
        return_to: linkSchema('Where the browser goes after a wallet on the same device answered; `response_code` is added. Not for a verifier that offers.'),
      },
    }),
    success: {
      status: 201,
      doc: 'A presentation that waits for a wallet, and the links that open one.',
      schema: () =>
        dataSchema({
          type: 'object',
          required: ['id', 'state', 'expires_at', 'links'],
          properties: {
            id: linkSchema('Its id.'),
            state: linkSchema('`waiting`.'),
            expires_at: { type: 'integer', description: 'When it can no longer be answered, in milliseconds since 1970.' },
            links: {
              type: 'object',
              properties: {
                page: linkSchema('A page that shows the links, and waits.'),
                same_device: linkSchema('Opens a wallet on the device of the browser.'),
                cross_device: linkSchema('For a QR code: opens a wallet on another device. Left out where `cross_device` of the verifier is off.'),
              },
            },
          },
        }),
    },
    run: begin,
  },
  {
    method: 'GET',
    path: '/api/presentations/:id/claims',
    scopes,
    tag: 'presentation',
    summary: 'Read the claims of a presentation',
    query: [{ name: 'response_code', doc: 'The code that came with the browser to `return_to`.', schema: { type: 'string' } }],
    success: {
      status: 200,
      doc: 'The claims, as long as they are kept: an hour after the presentation ended.',
      schema: () =>
        dataSchema({
          type: 'object',
          required: ['id', 'state', 'seen', 'claims'],
          properties: {
            id: linkSchema('Its id.'),
            state: linkSchema('`waiting`, `accepted` or `refused`.'),
            flow: nullableSchema('string', 'How the wallet was reached.'),
            holder: nullableSchema('string', 'The DID, or the thumbprint of the key, that the holder proved.'),
            refusal: nullableSchema('string', 'Why it was refused.'),
            seen: { type: 'array', items: { type: 'object' }, description: 'Each credential: its type, its issuer and the names of its claims.' },
            claims: { type: ['object', 'null'], description: 'The claims of each credential, by the ids of the query.' },
          },
        }),
    },
    run: readPresented,
  },
]
