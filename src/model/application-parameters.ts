import { z } from 'zod'

/** The types of the parameters of an application. The last three refer to rows of this server by their keys. */
export const parameterTypes = ['text', 'number', 'flag', 'choice', 'url', 'outbound_connection', 'outbound_authorization', 'remote_client'] as const
/** The types whose values are keys of rows. */
export const parameterReferences = ['outbound_connection', 'outbound_authorization', 'remote_client'] as const

const [MOST, LONGEST] = [50, 4096]
const name = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must begin with a lower-case letter and hold lower-case letters, digits and underscores')
const parameter = z.strictObject({
  name,
  type: z.enum(parameterTypes),
  label: z.string().min(1).max(128).optional(),
  description: z.string().max(1024).optional(),
  group: z.string().min(1).max(64).optional(),
  required: z.boolean().optional(),
  /** The value is a list. */
  many: z.boolean().optional(),
  choices: z.array(z.string().min(1).max(256)).min(1).max(100).optional(),
})

/** A parameter that an application declares, for its administrator to fill in. */
export type ApplicationParameter = z.infer<typeof parameter>

/** The declared parameters of an application, each name once. */
export const applicationParameters = z
  .array(parameter)
  .max(MOST)
  .refine((all) => new Set(all.map((one) => one.name)).size === all.length, 'must not name the same parameter twice')
  .refine(
    (all) => all.every(({ type, choices }) => (type === 'choice') === (choices !== undefined)),
    'give choices to parameters of the type choice, and to no other',
  )

const single = z.union([z.string().max(LONGEST), z.number(), z.boolean()])
/** The values of parameters, by their names. */
export const parameterValues = z.record(name, z.union([single, z.array(single).max(100)]))
export type ParameterValues = z.infer<typeof parameterValues>

const expected = {
  text: { fits: (value: unknown) => typeof value === 'string' && value !== '', words: 'a text' },
  number: { fits: (value: unknown) => typeof value === 'number', words: 'a number' },
  flag: { fits: (value: unknown) => typeof value === 'boolean', words: 'true or false' },
  url: { fits: (value: unknown) => typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? ''), words: 'a web address' },
  key: { fits: (value: unknown) => typeof value === 'string' && value !== '', words: 'the id of a row' },
} as const

function faultOfValue({ name: called, type, choices = [] }: ApplicationParameter, value: unknown): string | undefined {
  if (type === 'choice') return choices.includes(value as string) ? undefined : `the parameter ${called} must be one of ${choices.join(', ')}`
  const { fits, words } = type in expected ? expected[type as keyof typeof expected] : expected.key
  return fits(value) ? undefined : `the parameter ${called} must be ${words}`
}

/** The faults of the values that were filled in, against the parameters that the application declares. */
export function parameterFaults(declared: readonly ApplicationParameter[], values: ParameterValues): string[] {
  const unknown = Object.keys(values).filter((given) => !declared.some((one) => one.name === given))
  return [
    ...unknown.map((given) => `the application declares no parameter ${given}`),
    ...declared.flatMap((one) => {
      const value = values[one.name]
      if (value === undefined) return []
      if (one.many !== Array.isArray(value) && (one.many || Array.isArray(value)))
        return [`the parameter ${one.name} must be ${one.many ? 'a list' : 'one value, no list'}`]
      return (Array.isArray(value) ? value : [value]).flatMap((each) => faultOfValue(one, each) ?? [])
    }),
  ]
}

/** The names of required parameters without a value. */
export const missingParameters = (declared: readonly ApplicationParameter[], values: ParameterValues): string[] =>
  declared.filter(({ required, name: called }) => required && values[called] === undefined).map(({ name: called }) => called)

/** The values that fit the declared parameters. */
export const fittingValues = (declared: readonly ApplicationParameter[], values: ParameterValues): ParameterValues =>
  Object.fromEntries(Object.entries(values).filter(([called, value]) => parameterFaults(declared, { [called]: value }).length === 0))
