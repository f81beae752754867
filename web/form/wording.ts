import i18next from 'i18next'
import type { Input } from '#fields/form.ts'

/** The label and help of an input: those of the declaration, unless the reader's language has its own. */
export function wording(resource: string, input: Input): { readonly label: string; readonly help: string } {
  const own = (part: 'label' | 'help', otherwise: string): string => {
    const key = `fields.${resource}.${input.name}.${part}`
    return i18next.exists(key) ? String(i18next.t(key as never)) : otherwise
  }
  return { label: own('label', input.label), help: own('help', input.help) }
}

/** The words people use for a value that a protocol spells. */
export function valueWord(value: string): string {
  const key = `values.${value.replaceAll(/[.:]/g, '_')}`
  return i18next.exists(key) ? String(i18next.t(key as never)) : value
}
/** What choosing a value means, in a sentence; nothing when it goes without saying. */
export function valueHelp(value: string): string | undefined {
  const key = `value_help.${value.replaceAll(/[.:]/g, '_')}`
  return i18next.exists(key) ? String(i18next.t(key as never)) : undefined
}

/** The heading of a part of a form. */
export function headingWord(name: string): string {
  const key = `headings.${name}`
  return i18next.exists(key) ? String(i18next.t(key as never)) : name
}
