import { Anchor, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconShieldPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assessPosture } from '#model/assess-posture.ts'
import { type FindingOf, type PostureOf, type Severity, toMend, toStrengthen } from '#model/posture-rule.ts'
import type { AnyRow } from '../../api/rows.ts'
import { useSettings } from '../../api/settings.ts'
import type { ClientRow } from './client-row.ts'
import { JudgedLine } from './judged-line.tsx'

/** Puts the changes that mend a weakness into the form. */
export type Mend = ((changes: AnyRow) => void) | undefined

const tone = (score: number) => (score >= 85 ? 'teal' : score >= 60 ? 'yellow' : 'red')

interface PostureCardParts {
  readonly client: ClientRow
  readonly mend: Mend
  /** How many findings of each kind are shown before the rest is unfolded. */
  readonly most?: number
  /** Many short lines that should fit on one screen. */
  readonly compact?: boolean
}

/** How safe the client is as it stands in the form: what is weaker than the default, then what could be stronger, each with its fix. */
export const PostureCard = ({ client, mend, most = 20, compact = false }: PostureCardParts) => {
  const { t } = useTranslation()
  const posture = assessPosture(client, useSettings())
  return (
    <Stack component="section" className="card" p={compact ? 'md' : 'lg'} gap={compact ? 6 : 'sm'} aria-label={t('posture.title')}>
      <Title order={2} size="h3">
        {t('posture.title')}
      </Title>
      <PostureBars posture={posture} mend={mend} most={most} />
    </Stack>
  )
}

interface PostureBarsParts {
  readonly posture: PostureOf<AnyRow>
  readonly mend: Mend
  readonly most: number
}

/** The score and the hardening of anything that has a posture, each with its findings. */
export const PostureBars = ({ posture, mend, most }: PostureBarsParts) => (
  <>
    <Bar severity="mend" value={posture.score} color={tone(posture.score)} findings={toMend(posture)} mend={mend} most={most} />
    <Bar severity="strengthen" value={posture.hardening} color="blue" findings={toStrengthen(posture)} mend={mend} most={most} />
  </>
)

interface BarParts {
  readonly severity: Severity
  readonly value: number
  readonly color: string
  readonly findings: readonly FindingOf<AnyRow>[]
  readonly mend: Mend
  readonly most: number
}

const Bar = ({ severity, value, color, findings, mend, most }: BarParts) => {
  const { t } = useTranslation()
  const [unfolded, unfold] = useState(false)
  const shown = unfolded ? findings : findings.slice(0, most)
  const label = t(`posture.${severity}`)
  return (
    <>
      <Group justify="space-between">
        <Text fw={650} size="sm">
          {label}
        </Text>
        <Text size="sm" className="numbers">
          {value} / 100
        </Text>
      </Group>
      <Progress value={value} color={color} size="sm" aria-label={label} />
      {findings.length === 0 && (
        <Group gap="xs" wrap="nowrap">
          <IconCheck size={18} className="good" aria-hidden style={{ flex: 'none' }} />
          <Text size="sm" c="dimmed">
            {t(`posture.nothing_to_${severity}`)}
          </Text>
        </Group>
      )}
      {shown.map((finding) => (
        <Row key={finding.rule} finding={finding} mend={mend} />
      ))}
      {shown.length < findings.length && (
        <Anchor component="button" size="sm" onClick={() => unfold(true)} style={{ alignSelf: 'flex-start' }}>
          {t('posture.more', { count: findings.length - shown.length })}
        </Anchor>
      )}
    </>
  )
}

const Row = ({ finding: { severity, sentence, spec, fix }, mend }: { readonly finding: FindingOf<AnyRow>; readonly mend: Mend }) => {
  const { t } = useTranslation()
  const isWeak = severity === 'mend'
  const Icon = isWeak ? IconAlertCircle : IconShieldPlus
  return (
    <JudgedLine
      icon={<Icon size={18} className={isWeak ? 'warn' : ''} aria-hidden style={{ flex: 'none', marginTop: 1 }} />}
      sentence={sentence}
      spec={spec}
      act={t(isWeak ? 'posture.fix' : 'posture.add')}
      mend={fix && mend && (() => mend(fix))}
    />
  )
}
