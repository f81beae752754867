import { json } from '#http/render.ts'
import { assessPosture, type Finding } from '#model/assess-posture.ts'
import { assessProfiles } from '#model/assess-profiles.ts'
import { client } from '#model/client.ts'
import { clientPosture } from '#model/client-posture.ts'
import { toMend, toStrengthen } from '#model/posture-rule.ts'
import { postureScore } from '#model/posture-score.ts'
import { profileModes, profileNames } from '#model/profiles/names.ts'
import { anyOf } from '#store/store.ts'
import { administered } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { clientResource } from './clients.ts'
import { findingSchema, hardeningSchema, scoreSchema } from './posture-schemas.ts'

const ruleNames = (description: string) => ({ type: 'array', items: { type: 'string' }, description })
const ruleNamesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule)

/** `/api/posture`: all clients, the worst first. The order is that of the stored scores; each listed client is assessed anew. */
export const postures = administered({
  resource: postureScore,
  path: '/api/posture',
  doors: doorsOf('clients'),
  verbs: ['list'],
  sort: 'score',
  extras: {
    name: { type: ['string', 'null'], description: 'The name of the client.' },
    kind: { type: ['string', 'null'], description: 'The kind of application.' },
    active: { type: ['boolean', 'null'], description: 'The client is active.' },
    hardening: hardeningSchema,
    mend: ruleNames('The rules that it breaks by a setting weaker than the default.'),
    strengthen: ruleNames('The rules by which it could be safer than the default.'),
  },
  async present(rows, { context: { db, settings } }) {
    const found = rows.length === 0 ? [] : await db.table(client).find({ id: anyOf(rows.map(({ id }) => id)) }, { limit: rows.length })
    const clients = new Map(found.map((row) => [row.id, row]))
    return rows.map(({ id }) => {
      const row = clients.get(id)
      if (!row) return { name: null, kind: null, active: null, hardening: 0, mend: [], strengthen: [] }
      const posture = assessPosture(row, settings)
      const { name, kind, active } = row
      return {
        name,
        kind,
        active,
        score: posture.score,
        hardening: posture.hardening,
        mend: ruleNamesOf(toMend(posture)),
        strengthen: ruleNamesOf(toStrengthen(posture)),
      }
    })
  },
})

async function postureOf(call: Call) {
  const row = await findRow(clientResource, call)
  const { findings, ...posture } = assessPosture(row, call.context.settings)
  const heaviestFirst = findings.toSorted((a, b) => a.severity.localeCompare(b.severity) || b.weight - a.weight)
  const { settings } = call.context
  const judged = assessProfiles(row, settings).map(({ rules, ...profile }) => ({
    ...profile,
    rules: rules.map((rule) => ({ ...rule, fix: rule.fix ?? null })),
  }))
  return json({ data: { ...posture, findings: heaviestFirst.map((finding) => ({ ...finding, fix: finding.fix ?? null })), profiles: judged } })
}

const judgedRule = {
  title: 'judged_rule',
  type: 'object',
  required: ['rule', 'spec', 'sentence', 'fields', 'broken', 'fix'],
  properties: {
    rule: { type: 'string' },
    spec: { type: 'string', description: 'The section that demands it.' },
    sentence: { type: 'string', description: 'The demand.' },
    fields: { type: 'array', items: { type: 'string' }, description: 'The fields that decide it; none where only requests can break it.' },
    broken: { type: 'boolean', description: 'The registration of the client breaks it.' },
    fix: { type: ['object', 'null'], description: 'A merge patch for the client, where there is one.' },
  },
}

const postureSchema = dataSchema({
  title: 'posture',
  type: 'object',
  required: ['score', 'hardening', 'findings', 'profiles'],
  properties: {
    score: scoreSchema,
    hardening: hardeningSchema,
    findings: {
      type: 'array',
      description: 'Findings to mend, then those that would strengthen it, each by weight.',
      items: findingSchema('finding', { enum: clientPosture.map(({ id }) => id) }),
    },
    profiles: {
      type: 'array',
      description: 'Every profile with the answers of the client; those that it is held to stand first.',
      items: {
        title: 'judged_profile',
        type: 'object',
        required: ['name', 'title', 'mode', 'rules'],
        properties: {
          name: { enum: profileNames },
          title: { type: 'string' },
          mode: { enum: ['none', ...profileModes], description: 'How the client is held to it; `none`: it is not.' },
          rules: { type: 'array', items: judgedRule },
        },
      },
    },
  },
})

export const clientPostureVerb: Operation = rowVerb(clientResource, 'posture', {
  method: 'GET',
  summary: 'Read the posture of a client: its distance from the secure defaults, with fixes',
  success: { status: 200, doc: 'Score and findings.', schema: () => postureSchema },
  run: postureOf,
})
