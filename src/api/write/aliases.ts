import { unprocessable } from '#http/refusal.ts'
import type { FieldAliases } from '#model/client-aliases.ts'
import type { Members } from './body.ts'

/** A body with its aliases replaced by our names of the fields. @throws {Refusal} 422 when a field is sent by both names */
export function withoutAliases(aliases: FieldAliases | undefined, sent: Members): Members {
  if (!aliases) return sent
  const renamed: [string, unknown][] = []
  for (const [name, value] of Object.entries(sent)) {
    if (Object.hasOwn(aliases.marks, name) && aliases.marks[name] === value) continue
    const ours = Object.hasOwn(aliases.names, name) ? aliases.names[name] : undefined
    if (ours !== undefined && Object.hasOwn(sent, ours)) throw unprocessable({ [name]: [`is an alias of ${ours}, which is sent too: send one of them`] })
    renamed.push([ours ?? name, value])
  }
  return Object.fromEntries(renamed)
}
