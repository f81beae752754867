import { z } from 'zod'
import { type Answer, json, noContent } from '#http/render.ts'
import { exclusionKey, signalExclusion } from '#model/signal-exclusion.ts'
import { signalStream } from '#model/signal-stream.ts'
import { subjectIdentifier } from '#model/subject-identifier.ts'
import { signalPaths } from '#oauth/endpoints/ssf-configuration.ts'
import { findPeople } from '#oauth/signals/subjects.ts'
import { Conflict } from '#store/store.ts'
import type { Call, Operation } from '../operation.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { documentedSchema } from '../write/parsed-body.ts'
import { namingBy } from './naming.ts'
import { ownStream, readSent, receiving } from './own-stream.ts'

const about = z.object({ stream_id: z.string(), subject: subjectIdentifier, verified: z.boolean().optional() })

/** The stream and the people of a request: nobody is no fault, or a receiver could ask who has an account (SSF 1.0 §9). @throws {Refusal} 404 for the stream */
async function findMeant(call: Call) {
  const { stream_id, subject } = readSent(about, call)
  const stream = await ownStream(call, stream_id)
  return { stream, people: await findPeople(await namingBy(call), subject) }
}

/** SSF 1.0 §8.1.3.2: everybody is a subject from the start, so that only a removal is taken back. */
async function addSubject(call: Call): Promise<Answer> {
  const { stream, people } = await findMeant(call)
  await writeTogether(signalStream, call, (batch) => {
    for (const { id } of people) batch.remove(signalExclusion, { id: exclusionKey(stream.id, id) })
    audit(batch, call, { resource: signalStream, deed: 'subject_added', was: stream, is: stream })
  })
  return json({})
}

async function removeSubject(call: Call): Promise<Answer> {
  const { stream, people } = await findMeant(call)
  const write = writeTogether(signalStream, call, (batch) => {
    for (const { id } of people) {
      const row = { id: exclusionKey(stream.id, id), stream_id: stream.id, user_id: id }
      // In place of the same one, should it be there.
      batch.remove(signalExclusion, { id: row.id })
      batch.insert(signalExclusion, row)
    }
    audit(batch, call, { resource: signalStream, deed: 'subject_removed', was: stream, is: stream })
  })
  // Another request that removes the same people was quicker.
  await write.catch((caught: unknown) => {
    if (!(caught instanceof Conflict)) throw caught
  })
  return noContent()
}

/** The subjects of a stream (SSF 1.0 §8.1.3). */
export const subjectOperations: readonly Operation[] = [
  receiving({
    method: 'POST',
    path: signalPaths.add_subject_endpoint,
    summary: 'Hear of a person again',
    body: documentedSchema(about),
    success: { status: 200, doc: 'Their events are sent.', schema: documentedSchema(z.object({})) },
    refuses: [404],
    run: addSubject,
  }),
  receiving({
    method: 'POST',
    path: signalPaths.remove_subject_endpoint,
    summary: 'Hear no more of a person',
    body: documentedSchema(about),
    success: { status: 204, doc: 'Their events are left out.' },
    refuses: [404],
    run: removeSubject,
  }),
]
