import { Anchor, Badge, Box, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assessProfiles, type JudgedProfile, type JudgedRule } from '#model/assess-profiles.ts'
import { useSettings } from '../../api/settings.ts'
import { valueWord } from '../../i18n/wording.ts'
import type { ClientRow } from './client-row.ts'
import { JudgedLine } from './judged-line.tsx'
import type { Mend } from './posture-card.tsx'

/** The profiles that a client is held to, with the rules that it breaks as it stands in the form; the others to compare with, on demand. */
export const ProfilesCard = ({ client, mend }: { readonly client: ClientRow; readonly mend: Mend }) => {
  const { t } = useTranslation()
  const [comparing, compare] = useState(false)
  const judged = assessProfiles(client, useSettings())
  const held = judged.filter(({ mode }) => mode !== 'none')
  return (
    <Stack component="section" className="card" p="lg" gap="sm" aria-label={t('posture.profiles')}>
      <Title order={2} size="h3">
        {t('posture.profiles')}
      </Title>
      {held.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('posture.no_profile')}
        </Text>
      )}
      {(comparing ? judged : held).map((profile) => (
        <OneProfile key={profile.name} profile={profile} mend={mend} />
      ))}
      {!comparing && (
        <Anchor component="button" size="sm" onClick={() => compare(true)} style={{ alignSelf: 'flex-start' }}>
          {t('posture.other_profiles')}
        </Anchor>
      )}
    </Stack>
  )
}

const OneProfile = ({ profile: { name, mode, rules }, mend }: { readonly profile: JudgedProfile; readonly mend: Mend }) => {
  const { t } = useTranslation()
  const broken = rules.filter((rule) => rule.broken)
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text fw={650} size="sm">
          {valueWord(name)}
        </Text>
        {mode !== 'none' && (
          <Badge variant="light" color={mode === 'enforced' ? 'blue' : 'gray'}>
            {valueWord(mode)}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t('posture.kept', { kept: rules.length - broken.length, all: rules.length })}
      </Text>
      {broken.map((rule) => (
        <Broken key={rule.rule} rule={rule} mend={mend} />
      ))}
    </div>
  )
}

const Broken = ({ rule: { sentence, spec, fix }, mend }: { readonly rule: JudgedRule; readonly mend: Mend }) => {
  const { t } = useTranslation()
  return (
    <Box mt={6}>
      <JudgedLine
        icon={<IconAlertCircle size={18} className="warn" aria-hidden style={{ flex: 'none', marginTop: 1 }} />}
        sentence={sentence}
        spec={spec}
        act={t('posture.fix')}
        mend={fix && mend && (() => mend(fix))}
      />
    </Box>
  )
}
