import type { Widget } from './kinds.ts'
import { labelOf } from './label.ts'
import { mayRead } from './read.ts'
import { type AnyResource, type Author, fieldsOf, isInherited, mayLack } from './resource.ts'
import { mayWrite } from './write.ts'

/** One input of a form, as data: the API serves it and a page draws it, for any resource. */
export interface Input {
  readonly name: string
  readonly label: string
  readonly section: string
  readonly widget: Widget
  readonly help: string
  readonly spec?: string
  readonly required: boolean
  readonly editable: 'always' | 'create' | 'never'
  readonly initial?: unknown
  readonly inherits?: string
  readonly choices?: readonly string[] | { readonly registry: string } | { readonly resource: string }
}

/** The form in which `author` sees and edits a resource: in declared order, grouped by section. */
export function form(r: AnyResource, author: Author): Input[] {
  return fieldsOf(r)
    .filter(([, f]) => mayRead(f, author === 'admin' ? 'admin' : 'portal') || mayWrite(f, author, true))
    .map(([name, f]) => ({
      name,
      label: labelOf(name),
      section: f.section ?? 'General',
      widget: f.kind.widget,
      help: f.doc,
      ...(f.spec ? { spec: f.spec } : {}),
      required: mayWrite(f, author, true) && !mayLack(f) && f.initial === undefined && name !== r.key,
      editable: mayWrite(f, author, false) ? 'always' : mayWrite(f, author, true) ? 'create' : 'never',
      ...(isInherited(f.initial) ? { inherits: f.initial.inherits } : f.initial !== undefined ? { initial: f.initial } : {}),
      ...(f.kind.choices ? { choices: f.kind.choices } : {}),
    }))
}
