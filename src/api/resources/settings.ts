import { readSchema } from '#fields/json-schema.ts'
import { fieldsOf } from '#fields/resource.ts'
import { json } from '#http/render.ts'
import { settings as declared } from '#model/settings.ts'
import { doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

const shown = fieldsOf(declared).filter(([, f]) => f.kind.widget !== 'secret')

/** `GET /api/settings`: the settings in force, without the secret ones. They are written in the environment or a file, not here. */
export const settingsOperation: Operation = {
  method: 'GET',
  path: '/api/settings',
  scopes: doorsOf('configuration').read,
  tag: 'settings',
  summary: 'Read the settings in force',
  success: {
    status: 200,
    doc: 'Settings by their names.',
    schema: (names) => dataSchema(readSchema({ ...declared, fields: Object.fromEntries(shown) }, 'admin', names)),
  },
  run: ({ context }) => {
    const values: Readonly<Record<string, unknown>> = context.settings
    return json({ data: Object.fromEntries(shown.map(([name]) => [name, values[name] ?? null])) })
  },
}
