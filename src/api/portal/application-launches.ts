import { LAUNCH_TTL } from '#oauth/launch.ts'
import { answerLaunch, launchContextSchema, launchSuccess, readLaunchContext } from '../clients/launches.ts'
import type { Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { readOptionalBody } from '../write/body.ts'
import { faultIf, refuseFaulty } from '../write/faults.ts'
import { applications } from './applications.ts'
import { findMyself } from './developer.ts'

/**
 * `POST /clients/{id}/launches`: a test launch. The developer opens the application for themself, as a portal would for others. Only a draft learns a
 * context by it: APIs obey the context in the tokens of a live application, and its developer could name anybody's record there.
 */
export const testLaunch: Operation = rowVerb(applications, 'launches', {
  summary: `Launch my application for myself, to test it: a token, good once for ${LAUNCH_TTL / 60} minutes; with a context while it is a draft`,
  body: () => ({ type: 'object', additionalProperties: false, properties: { context: launchContextSchema } }),
  bodyOptional: true,
  success: launchSuccess,
  async run(call) {
    const context = readLaunchContext(readOptionalBody(call.request), [])
    const row = await findRow(applications, call)
    const isForged = row.stage !== 'draft' && Object.keys(context).length > 0
    refuseFaulty(faultIf(isForged, 'context', 'only a draft takes one from its developer: send none, or ask a portal to launch the application'))
    return answerLaunch(call, { row, person: await findMyself(call), context })
  },
})
