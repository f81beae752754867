import { Button, Group, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findDifferences } from '#fields/read.ts'
import type { TemplateVersion } from '#model/template-version.ts'
import { call } from '../../api/call.ts'
import { type AnyRow, queries, someOf, type Versioned } from '../../api/rows.ts'
import type { Section } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { ChangeTable } from '../../form/change-table.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { done, refused } from '../../parts/said.ts'
import { When } from '../../parts/when.tsx'

interface VersionsParts {
  readonly section: Section
  readonly seen: Versioned<AnyRow>
  readonly id: string
}

/** Fields that change at every edit and tell nobody anything. */
const bookkeeping = new Set(['version', 'updated_at'])
const present = (row: AnyRow): AnyRow => Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && !bookkeeping.has(name)))

/** The earlier versions of a template: each is compared with the present one before it is brought back. */
export const TemplateVersions = ({ section, seen, id }: VersionsParts) => {
  const { t } = useTranslation()
  const path = `${section.path}/${encodeURIComponent(id)}/versions`
  const { data: versions = [] } = useQuery(someOf<TemplateVersion>(path, { limit: 50 }))
  const [asked, ask] = useState<TemplateVersion>()
  const restoring = useMutation({
    mutationFn: async (version: number) => {
      await call(`${path}/${version}/restore`, { method: 'POST', ...(seen.etag ? { ifMatch: seen.etag } : {}) })
      await queries.invalidateQueries()
    },
    onSuccess: () => done(t('client.restored')),
    onError: refused,
    onSettled: () => ask(undefined),
  })
  const former = versions.filter(({ version }) => version !== seen.row['version'])
  if (former.length === 0) return null
  return (
    <section className="card" style={{ padding: 20, marginTop: 20 }} aria-label={t('templates.versions')}>
      <Title order={2} size="h3" mb="xs">
        {t('templates.versions')}
      </Title>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {former.map((version) => (
          <Group component="li" key={version.version} justify="space-between" py={4}>
            <Text size="sm">
              {t('client.version', { version: version.version })} · <When at={version.at} />
            </Text>
            <Button variant="default" size="compact-sm" onClick={() => ask(version)}>
              {t('templates.compare', { version: version.version })}
            </Button>
          </Group>
        ))}
      </ul>
      {asked && (
        <Confirm
          title={t('client.restore_title', { version: asked.version })}
          words={<ChangeTable resource={section.resource} changes={findDifferences(section.resource, present(seen.row), present(asked.template))} />}
          act={t('client.restore')}
          busy={restoring.isPending}
          confirm={() => may(section.area, 'manage') && restoring.mutate(asked.version)}
          cancel={() => ask(undefined)}
        />
      )}
    </section>
  )
}
