import type { Members } from '#fields/json-object.ts'
import { unprocessable } from '#http/refusal.ts'
import type { FieldAliases } from '#model/client-aliases.ts'

const oursOf = ({ names }: FieldAliases, name: string): string | undefined => (Object.hasOwn(names, name) ? names[name] : undefined)
const isMark = ({ marks }: FieldAliases, name: string, value: unknown): boolean => Object.hasOwn(marks, name) && marks[name] === value

/** A body with our names of the fields in place of its aliases, whatever else stands in it. */
export const withOurNames = (aliases: FieldAliases, sent: Members): Members =>
  Object.fromEntries(
    Object.entries(sent)
      .filter(([name, value]) => !isMark(aliases, name, value))
      .map(([name, value]) => [oursOf(aliases, name) ?? name, value]),
  )

/** A body with its aliases replaced by our names of the fields. @throws {Refusal} 422 when a field is sent by both names */
export function withoutAliases(aliases: FieldAliases | undefined, sent: Members): Members {
  if (!aliases) return sent
  for (const name of Object.keys(sent)) {
    const ours = oursOf(aliases, name)
    if (ours !== undefined && Object.hasOwn(sent, ours)) throw unprocessable({ [name]: [`is an alias of ${ours}, which is sent too: send one of them`] })
  }
  return withOurNames(aliases, sent)
}
