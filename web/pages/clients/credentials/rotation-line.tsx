import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { When } from '../../../parts/when.tsx'
import { type Rotation, stages } from './rotation.ts'
import classes from './rotation-line.module.css'

/** The state machine of a rotation as a line, with where it stands and what that means. */
export const RotationLine = ({ rotation }: { readonly rotation: Rotation }) => {
  const { t } = useTranslation()
  const at = stages.indexOf(rotation.stage)
  return (
    <section className="card" style={{ padding: 20 }} aria-label={t('credentials.rotation')}>
      <ol className={classes['line']}>
        {stages.map((stage, i) => (
          <li key={stage} data-done={i < at || undefined} aria-current={i === at ? 'step' : undefined}>
            <span className={classes['bullet']} aria-hidden />
            <span>{t(`credentials.stages.${stage}`)}</span>
          </li>
        ))}
      </ol>
      <Text size="sm" mt="md" component="div">
        {t(`credentials.stage_words.${rotation.stage}`, { older: rotation.older.name, newer: rotation.newer.name })}{' '}
        {rotation.silentSince && (
          <>
            {t('credentials.silent_since')} <When at={rotation.silentSince} />.
          </>
        )}
      </Text>
    </section>
  )
}
