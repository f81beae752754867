import { form } from '#fields/form.ts'
import type { Section } from '../../api/sections.ts'
import { wording } from '../../i18n/wording.ts'

/** The label of a column or filter, in the reader's language. */
export function titleIn({ resource }: Section, name: string): string {
  const input = form(resource, 'admin').find((each) => each.name === name)
  return input ? wording(resource.name, input).label : name
}
