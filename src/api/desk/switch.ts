import { nounOf } from '../administered.ts'
import type { Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import type { DeskKind, DeskRow } from './kinds.ts'

const switching = ({ administered }: DeskKind, name: 'enable' | 'disable', summary: string): Operation =>
  rowVerb(administered, name, {
    summary,
    conditional: true,
    run: (call) => {
      const active = name === 'enable'
      return change(administered, call, { edit: (was) => ({ draft: { ...(was as DeskRow), active }, sent: { active } }), deed: `${name}d` })
    },
  })

/** `POST {collection}/{id}/disable` and `/enable`: the switch of a row on the desk. It takes effect with the answer, at every node. */
export const deskSwitch = (kind: DeskKind): readonly Operation[] => {
  const noun = nounOf(kind.administered.resource)
  return [switching(kind, 'disable', `Switch a ${noun} off`), switching(kind, 'enable', `Switch a ${noun} on again`)]
}
