import { json } from '#http/render.ts'
import { reviewStates } from '#model/desk/answered-for.ts'
import { toMend, toStrengthen } from '#model/posture-rule.ts'
import { readParameters } from '../list/query.ts'
import { type Call, doorsOf, type Operation, type Parameter } from '../operation.ts'
import { hardeningSchema, scoreSchema } from '../resources/posture-schemas.ts'
import { dataSchema } from '../schemas.ts'
import { lastActivities } from './activity.ts'
import { type DeskKind, type DeskRow, deskKinds } from './kinds.ts'

/** The rows of each kind that are looked at. */
const MOST = 200
const kindName = ({ administered }: DeskKind): string => administered.resource.name
const kindNames = deskKinds.map(kindName)

const query: readonly Parameter[] = [
  { name: 'kind', doc: 'Rows of this kind only.', schema: { enum: kindNames } },
  { name: 'review', doc: 'Rows in this state of review only.', schema: { enum: reviewStates } },
  { name: 'owner', doc: 'Rows of this owner only.', schema: { type: 'string' } },
]

async function rowsOf(kind: DeskKind, match: Readonly<Record<string, string>>, { context }: Call) {
  const rows = (await context.db.table(kind.administered.resource).find(match, { limit: MOST })) as unknown as readonly DeskRow[]
  return rows
    .filter((row) => kind.isListed?.(row) ?? true)
    .map((row) => {
      const posture = kind.assess(row, context)
      const { id, active, review, owner = null } = row
      return {
        kind: kindName(kind),
        id,
        name: String(row[kind.title]),
        active,
        owner,
        review,
        score: posture.score,
        hardening: posture.hardening,
        mend: toMend(posture).map(({ rule }) => rule),
        strengthen: toStrengthen(posture).map(({ rule }) => rule),
      }
    })
}

async function listDesk(call: Call) {
  const { kind: wanted, ...rest } = readParameters(call, query)
  const match = Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string] => pair[1] !== undefined))
  const { scopes } = call.actor
  // A kind of another area is told to those who may read that.
  const mayRead = ({ administered: { doors } }: DeskKind) => doors.read.some((scope) => scopes.has(scope))
  const kinds = deskKinds.filter((kind) => (wanted === undefined || kindName(kind) === wanted) && mayRead(kind))
  const found = (await Promise.all(kinds.map((kind) => rowsOf(kind, match, call)))).flat()
  const last = await lastActivities(
    call.context.db,
    found.map(({ id }) => id),
  )
  const rows = found.map((row) => ({ ...row, last_at: last.get(row.id) ?? null }))
  return json({ data: rows.sort((a, b) => a.score - b.score || a.hardening - b.hardening || a.name.localeCompare(b.name)) })
}

const ruleNames = (description: string) => ({ type: 'array', items: { type: 'string' }, description })
const properties = {
  kind: { enum: kindNames },
  id: { type: 'string' },
  name: { type: 'string' },
  active: { type: 'boolean' },
  owner: { type: ['string', 'null'] },
  review: { enum: reviewStates },
  score: scoreSchema,
  hardening: hardeningSchema,
  mend: ruleNames('The rules that it breaks by a setting weaker than the default.'),
  strengthen: ruleNames('The rules by which it could be safer than the default.'),
  last_at: { type: ['integer', 'null'], description: 'Its last use or refusal in ninety days.' },
}

/** `GET /api/desk`: all verifiers, credential configurations, status lists and wallet providers, the worst first. */
export const deskList: Operation = {
  method: 'GET',
  path: '/api/desk',
  scopes: doorsOf('credentials').read,
  tag: 'desk',
  summary: `List verifiers, credential configurations, status lists and wallet providers together, the worst first: at most ${MOST} of each kind`,
  query,
  success: {
    status: 200,
    doc: 'The rows.',
    schema: () => dataSchema({ type: 'array', items: { title: 'desk_row', type: 'object', required: Object.keys(properties), properties } }),
  },
  run: listDesk,
}
