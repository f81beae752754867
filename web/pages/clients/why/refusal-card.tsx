import { Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { valueWord } from '../../../i18n/wording.ts'
import { NameTag } from '../../../parts/name-tag.tsx'
import { When } from '../../../parts/when.tsx'
import { CLIENTS } from '../client-row.ts'
import { Decided } from './decided.tsx'
import { Differing } from './differing.tsx'
import type { Explained } from './explained.ts'
import { Mend } from './mend.tsx'

/** One refused request, in words: the fault, the received value, the checks that passed, and the remedy. */
export const RefusalCard = ({ explained, root = CLIENTS }: { readonly explained: Explained; readonly root?: string }) => {
  const { t } = useTranslation()
  const { check, at, endpoint, error, message, passed = [], tried, network, request_id, skipped = 0, spec } = explained
  return (
    <Stack component="article" className="card" p="lg" gap="xs" data-request={request_id} aria-label={t(`values.${check}`)}>
      <Group justify="space-between">
        <Text fw={600}>{t(`values.${check}`)}</Text>
        <Text size="sm" c="dimmed" component="div">
          <When at={at} />
        </Text>
      </Group>
      <Text size="sm">{t(`why.said.${check}`)}</Text>
      <Differing explained={explained} />
      {explained.decision && <Decided decision={explained.decision} />}
      {tried && (
        <Text size="sm" component="div">
          {t('why.tried')} <NameTag value={tried} />
        </Text>
      )}
      <Text size="sm" c="dimmed" component="div">
        <span className="mono">
          {endpoint} · {error}
        </span>
        {spec && ` · ${spec}`} · {network}
      </Text>
      <Text size="sm" c="dimmed">
        {t('parts.labelled', { label: t('why.message') })} <span lang="en">{message}</span>
      </Text>
      {passed.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('parts.labelled', { label: t('why.passed') })} {passed.map((name) => valueWord(name)).join(' → ')}
        </Text>
      )}
      {skipped > 0 && (
        <Text size="sm" c="dimmed">
          {t('why.skipped', { count: skipped })}
        </Text>
      )}
      {check === 'policy' && root === CLIENTS && (
        <Text size="sm">
          <Link to="/policies/lab" search={{ request: request_id } as never}>
            {t('lab.retry')}
          </Link>
        </Text>
      )}
      <NameTag value={request_id} />
      <Mend explained={explained} root={root} />
    </Stack>
  )
}
