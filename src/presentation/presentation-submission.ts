import { demand } from '#credentials/fault.ts'
import { isObject } from '#fields/json-object.ts'
import type { Verifier } from '#model/presentation/verifier.ts'

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return demand(false, `${name} is not JSON`)
  }
}

/** The presentations of a `vp_token` of draft 21: one alone, or several in an array. */
function presentationsIn(text: string): readonly unknown[] {
  const list = text.startsWith('[') ? parse(text, 'vp_token') : [text]
  return Array.isArray(list) ? list : []
}

/**
 * A response by presentation exchange as the `vp_token` of version 1.0: lists of presentations by the ids of the query (OID4VP draft 21 §6.1). The wallet
 * says which presentation answers which descriptor, and not only their order.
 * @throws {CredentialFault}
 */
export function tokenOfSubmission(vp_token: string, submission: string | undefined, { id }: Pick<Verifier, 'id'>): string {
  demand(submission !== undefined, 'the response has no presentation_submission')
  const said = parse(submission, 'presentation_submission')
  demand(isObject(said) && said['definition_id'] === id, 'the definition_id of presentation_submission is not that of the request')
  const map: unknown = said['descriptor_map']
  demand(Array.isArray(map), 'presentation_submission has no descriptor_map')
  const presented = presentationsIn(vp_token)
  const answers = new Map<string, unknown[]>()
  for (const entry of map) {
    demand(isObject(entry) && typeof entry['id'] === 'string' && typeof entry['path'] === 'string', 'an entry of descriptor_map has no id and path')
    const [, index] = /^\$(?:\[(\d{1,3})\])?$/.exec(entry['path']) ?? []
    const isWhole = entry['path'] === '$' && presented.length === 1
    demand(isWhole || index !== undefined, `the path of ${entry['id'].slice(0, 64)} in descriptor_map leads to no presentation: expected $, or $[0] and so on`)
    answers.set(entry['id'], [...(answers.get(entry['id']) ?? []), presented[Number(index ?? 0)]])
  }
  return JSON.stringify(Object.fromEntries(answers))
}
