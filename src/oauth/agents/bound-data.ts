import { z } from 'zod'
import { isObject } from '#fields/json-object.ts'
import { invalidRequest } from '#http/refusal.ts'
import { jsonDepth } from '#kit/json-depth.ts'
import type { PresentedContent } from '../presented-content.ts'

const [LONGEST, DEEPEST] = [16_384, 10]

/** The names under which credentials point to it: `presented.agent.…`, `presented.agent_configuration.…`. */
const [DATA, CONFIGURATION] = ['agent', 'agent_configuration'] as const

/** The parameters of the agent grants: what is bound to the agent token, and how whoever reads it is to understand it. */
export const boundParameters = {
  bind_data: z.string('send bind_data: a JSON object').max(LONGEST, `must be at most ${LONGEST} characters`),
  bind_configuration: z.string().max(LONGEST, `must be at most ${LONGEST} characters`).optional(),
}

function readObject(name: string, text: string): Readonly<Record<string, unknown>> {
  if (jsonDepth(text) > DEEPEST) throw invalidRequest(`${name} is nested more than ${DEEPEST} levels deep`)
  try {
    const said: unknown = JSON.parse(text)
    if (isObject(said)) return said
  } catch {
    // Answered like JSON that is no object.
  }
  throw invalidRequest(`${name} must be a JSON object`)
}

/** Reads what is to be bound. @throws {Refusal} `invalid_request` */
export const readBound = ({
  bind_data,
  bind_configuration,
}: {
  readonly bind_data: string
  readonly bind_configuration?: string | undefined
}): PresentedContent => ({
  claims: {
    [DATA]: [readObject('bind_data', bind_data)],
    ...(bind_configuration !== undefined && { [CONFIGURATION]: [readObject('bind_configuration', bind_configuration)] }),
  },
  keys: [],
})

/** The bound data by the names of the parameters, as introspection tells it. */
export const toldBound = ({ claims }: PresentedContent) => ({ bind_data: claims[DATA]?.[0], bind_configuration: claims[CONFIGURATION]?.[0] })
