import { initialValues } from '#fields/write.ts'
import { assessPosture } from '#model/assess-posture.ts'
import { type Client, client } from '#model/client.ts'
import { toMend } from '#model/posture-rule.ts'

type Values = Readonly<Record<string, unknown>>
interface Place {
  readonly resource: string
  readonly field: string
}

/** Why the value of a field is weaker than the default, by the posture rules: said where the choice is made. */
export function weaknessesAt({ resource, field }: Place, values: Values, settings: Values): readonly string[] {
  if (resource !== client.name) return []
  // A client that is being made lacks values that nobody has typed yet; no rule asks for those.
  const draft = { ...initialValues(client), ...values } as unknown as Client
  return toMend(assessPosture(draft, settings))
    .filter(({ fields }) => fields.some((name) => name === field))
    .map(({ sentence }) => sentence)
}
