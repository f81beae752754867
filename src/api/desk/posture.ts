import { json } from '#http/render.ts'
import { nounOf } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { findingSchema, hardeningSchema, scoreSchema } from '../resources/posture-schemas.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import type { DeskKind, DeskRow } from './kinds.ts'

async function postureOn({ administered, assess }: DeskKind, call: Call) {
  const { findings, ...posture } = assess((await findRow(administered, call)) as DeskRow, call.context)
  return json({ data: { ...posture, findings: findings.map((finding) => ({ ...finding, fix: finding.fix ?? null })) } })
}

const schema = dataSchema({
  title: 'desk_posture',
  type: 'object',
  required: ['score', 'hardening', 'findings'],
  properties: { score: scoreSchema, hardening: hardeningSchema, findings: { type: 'array', items: findingSchema('desk_finding', { type: 'string' }) } },
})

/** `GET {collection}/{id}/posture`: how far a row on the desk is from the secure defaults. */
export const deskPosture = (kind: DeskKind): Operation =>
  rowVerb(kind.administered, 'posture', {
    method: 'GET',
    summary: `Read the posture of a ${nounOf(kind.administered.resource)}, with fixes`,
    success: { status: 200, doc: 'Score and findings.', schema: () => schema },
    run: (call) => postureOn(kind, call),
  })
