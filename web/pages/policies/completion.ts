import { EditorState, type Extension } from '@uiw/react-codemirror'
import { policy as declared } from '#model/policy.ts'
import { policyEngineNames, policyPoints, policyStages } from '#model/policy-points.ts'

/** A JSON Schema, as far as completion reads it. */
export interface Described {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Described>>
}
interface Choice {
  readonly label: string
  readonly type: 'property' | 'keyword' | 'constant'
  readonly info?: string
  readonly detail?: string
}
interface Place {
  readonly pos: number
  readonly explicit: boolean
  matchBefore(pattern: RegExp): { readonly from: number; readonly text: string } | null
}

const operators = ['$enum', '$one-of', '$not', '$contains', '$every', '$present-all', '$length', '$reference', '$literal']
const words = ['present?', 'nil?', 'not-blank?']

const property = (label: string, info: string | undefined, detail: string): Choice => ({ label, type: 'property', detail, ...(info ? { info } : {}) })

/** The members of the request object and those inside them, from its schema. */
const membersOf = ({ properties = {} }: Described): readonly Choice[] =>
  Object.entries(properties).flatMap(([name, inner]) => [
    property(name, inner.description, 'request'),
    ...Object.entries(inner.properties ?? {}).map(([each, { description }]) => property(each, description, name)),
  ])

/** Offers the fields of a policy, the members of the request object, and the words of the pattern language. */
export function policyCompletion(schema: Described): Extension {
  const choices: readonly Choice[] = [
    ...Object.entries(declared.fields).map(([name, { doc }]) => property(name, doc, 'policy')),
    ...membersOf(schema),
    ...operators.map((label): Choice => ({ label, type: 'keyword' })),
    ...words.map((label): Choice => ({ label, type: 'keyword' })),
    ...['allow', 'deny', ...policyStages, ...policyEngineNames, ...policyPoints].map((label): Choice => ({ label, type: 'constant' })),
  ]
  const unique = [...new Map(choices.map((choice) => [choice.label, choice])).values()]
  const complete = (place: Place) => {
    const word = place.matchBefore(/[$\w-]+/)
    if (!word && !place.explicit) return null
    return { from: word?.from ?? place.pos, options: unique, validFor: /^[$\w-]*$/ }
  }
  return EditorState.languageData.of(() => [{ autocomplete: complete }])
}
