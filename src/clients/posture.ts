import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fieldsOf, isInherited } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { assessPosture } from '#model/assess-posture.ts'
import { type Client, client } from '#model/client.ts'
import { clientPosture } from '#model/client-posture.ts'
import { type PostureScore, postureScore } from '#model/posture-score.ts'
import type { Settings } from '#model/settings.ts'
import { tenant } from '#model/tenant.ts'
import { after, anyOf, type Batch, before, type Match, type TenantTables } from '#store/store.ts'
import { type JobKind, jobKind } from '#work/job-kind.ts'

const EVERY = 600_000
const TENANTS = 500
/** How many clients are measured at once: the event loop is blocked for as long. */
const SLICE = 100

/** A digest of the rules and of the settings that clients inherit: a score that was measured with another digest is out of date. Never 0. */
const yardstick = memoizeWeak((settings: Settings): number => {
  const rules = clientPosture.map(({ id, severity, weight, concerns, isBroken }) => [id, severity, weight, String(concerns.includes), String(isBroken)])
  const inherited = fieldsOf(client).flatMap(([, { initial }]) => (isInherited(initial) ? [settings[initial.inherits as keyof Settings]] : []))
  // 48 bits: a whole number that JavaScript holds exactly.
  const digest = createHash('sha256')
    .update(JSON.stringify([rules, inherited]))
    .digest()
    .readUIntBE(0, 6)
  return Math.max(1, digest)
})

const scoreOf = (row: Client, settings: Settings): Omit<PostureScore, 'id'> => ({
  score: assessPosture(row, settings).score,
  measured_by: yardstick(settings),
})

/** Stores the score of a client, in the batch that writes the client. */
export const keepScore = (batch: Batch, row: Client, settings: Settings): void => batch.changeAny(postureScore, { id: row.id }, scoreOf(row, settings))

/** Measures a slice of clients anew; tells whether there may be more. */
async function measureSlice(db: TenantTables, settings: Settings, outdated: Match<typeof postureScore.fields>): Promise<boolean> {
  const scores = await db.table(postureScore).find(outdated, { order: 'measured_by', limit: SLICE })
  if (scores.length === 0) return false
  const rows = new Map((await db.table(client).find({ id: anyOf(scores.map(({ id }) => id)) }, { limit: SLICE })).map((row) => [row.id, row]))
  await db.together((batch) => {
    for (const { id, measured_by } of scores) {
      const row = rows.get(id)
      // An edit in the meantime has stored a newer score; compare and set keeps that one.
      if (row) batch.changeAny(postureScore, { id, measured_by }, scoreOf(row, settings))
      else batch.remove(postureScore, { id, measured_by })
    }
  })
  return scores.length === SLICE
}

/** The schedule that measures the clients of all tenants anew after a change of rules or settings, and those that the server itself made. */
export const measurePostures = (settings: Settings): JobKind<Context> =>
  jobKind({
    kind: 'posture',
    doc: 'Measures clients by the present posture rules and settings.',
    payload: z.object({}),
    every: EVERY,
    run: async (_payload, { store, signal }) => {
      const present = yardstick(settings)
      for (let last: { key: string } | undefined; ; ) {
        const tenants = await store.global.table(tenant).find({}, { limit: TENANTS, ...(last ? { after: last } : {}) })
        for (const { id } of tenants)
          for (const outdated of [{ measured_by: before(present) }, { measured_by: after(present + 1) }])
            while (!signal.aborted && (await measureSlice(store.in(id), settings, outdated)));
        const end = tenants.at(-1)
        if (!end || tenants.length < TENANTS || signal.aborted) return undefined
        last = { key: end.id }
      }
    },
  })
