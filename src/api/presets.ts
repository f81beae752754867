import type { JsonSchema } from '#fields/json-schema.ts'

/** The values that a preset fills in where nothing was sent. */
export const withPreset = <T extends object>(draft: T, sent: object, ready: Readonly<Record<string, unknown>> | undefined): T => ({
  ...draft,
  ...Object.fromEntries(Object.entries(ready ?? {}).filter(([name, value]) => value !== undefined && !Object.hasOwn(sent, name))),
})

/** The members that every preset has. */
export const presetProperties: Readonly<Record<string, JsonSchema>> = {
  id: { type: 'string' },
  name: { type: 'string' },
  documentation_uri: { type: 'string', description: 'The page that tells how to set it up there.' },
  values: { type: 'object', additionalProperties: true, description: 'The values that it fills in, by field.' },
}
