import type { AnyResource } from '#fields/resource.ts'
import { valueSchema } from '#fields/write.ts'
import { fieldErrors } from '../../src/api/write/field-errors.ts'
import { names } from '../../src/app.ts'

/** Values that people and programs send by mistake. */
const mistakes = [null, '', 'two\nlines', 'a b', '\u0000', '\u202e', 'x'.repeat(70_000), -1, 0.5, 9e15, true, [], {}, { a: 1 }, [1], ['x', 'a b'], [{}], [null]]

/** Everything that the declarations of a resource say of wrong values of its fields. */
export const saidOfMistakes = (r: AnyResource): readonly string[] =>
  Object.entries(r.fields).flatMap(([name, field]) =>
    mistakes.flatMap((mistake) => {
      const checked = valueSchema(field, names).safeParse(mistake)
      if (checked.success) return []
      const issues = checked.error.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] }))
      return Object.values(fieldErrors(issues, r.name)).flat()
    }),
  )
