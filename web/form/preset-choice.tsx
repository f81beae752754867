import { Group, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AnyResource } from '#fields/resource.ts'
import { initialValues } from '#fields/write.ts'
import { documentAt } from '../api/rows.ts'
import { Lettered } from '../parts/letters.tsx'
import type { Draft } from './draft.ts'

interface Preset {
  readonly id: string
  readonly name: string
  readonly documentation_uri?: string
  /** The values that it fills in; that of the outbound register is a provider. */
  readonly values?: Readonly<Record<string, unknown>>
  readonly provider?: Readonly<Record<string, unknown>>
}

interface PresetChoiceParts {
  readonly resource: AnyResource
  readonly draft: Draft
  /** The operation of the API that lists the presets. */
  readonly path: string
}

/** Fills the form in from a preset. Everything can be changed afterwards. */
export default function PresetChoice({ resource, draft, path }: PresetChoiceParts) {
  const { t } = useTranslation()
  const { data: presets = [] } = useQuery(documentAt<readonly Preset[]>(path))
  const chosen = presets.find(({ id }) => id === draft.values['preset'])
  const choose = (id: string | null) => {
    const preset = presets.find((one) => one.id === id)
    if (!preset) return
    const { name, documentation_uri } = preset
    const further = 'documentation_uri' in resource.fields ? { documentation_uri } : {}
    const said = Object.entries({ name, ...further, ...preset.provider, ...preset.values, preset: preset.id }).filter(([, value]) => value !== undefined)
    draft.rebase(initialValues(resource), undefined, { ...draft.changes, ...Object.fromEntries(said) })
  }
  return (
    <Group className="card" p="lg" mb="lg" align="flex-end">
      <Select
        label={t('form.preset')}
        data={presets.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen?.id ?? null}
        renderOption={({ option }) => <Lettered name={option.label}>{option.label}</Lettered>}
        searchable
        onChange={choose}
        comboboxProps={{ withinPortal: true }}
      />
      {chosen?.documentation_uri && (
        <Text size="sm">
          <a href={chosen.documentation_uri} target="_blank" rel="noreferrer">
            {t('form.preset_there')}
          </a>
        </Text>
      )}
    </Group>
  )
}
