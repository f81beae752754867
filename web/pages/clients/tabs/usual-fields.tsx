import { Group, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '#fields/form.ts'
import { type AnyResource, isInherited } from '#fields/resource.ts'
import { client as clientResource } from '#model/client.ts'
import type { Draft } from '../../../form/draft.ts'
import type { ClientKind } from '../kinds.ts'
import { isUsual } from './plan.ts'

const EVERYTHING = 'gatehouse-every-field'

/** True when a field holds something else than at the beginning: such a field is always shown. */
function isSet(name: string, value: unknown): boolean {
  const { fields }: AnyResource = clientResource
  const initial = fields[name]?.initial
  if (value === undefined || value === null) return false
  return isInherited(initial) || JSON.stringify(value) !== JSON.stringify(initial)
}

/** Chooses the fields that the kind of application uses, those that are set or at fault, or every one. */
export function useUsualFields(kind: ClientKind, draft: Draft) {
  const [every, setEvery] = useState(() => localStorage.getItem(EVERYTHING) === 'yes')
  const isShown = ({ name }: Input): boolean =>
    every || isUsual(kind, name) || isSet(name, draft.values[name]) || name in draft.changes || draft.errors[name] !== undefined
  const showEvery = (wanted: boolean) => {
    localStorage.setItem(EVERYTHING, wanted ? 'yes' : 'no')
    setEvery(wanted)
  }
  return { isShown, every, showEvery }
}

interface EveryFieldParts {
  readonly every: boolean
  readonly showEvery: (wanted: boolean) => void
}

/** The switch that shows every field. */
export const EveryField = ({ every, showEvery }: EveryFieldParts) => {
  const { t } = useTranslation()
  return (
    <Group mt="md">
      <Switch
        checked={every}
        onChange={(event) => showEvery(event.currentTarget.checked)}
        label={t('client.every_field')}
        description={t('client.every_field_words')}
      />
    </Group>
  )
}
